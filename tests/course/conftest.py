"""A short program with weeks that can be told apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from designer.knowledge.library import Library, load_library
from designer.model.dose import Dose
from designer.model.program import Program, ProgramWeek
from designer.model.week import Day, Placement, Week
from resources.paths import knowledge_folder

MONDAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def week(name: str, *items: tuple[int, str, int]) -> Week:
    """A week of (day, exercise, repetitions)."""
    made = Week()
    for at, (day, exercise_id, reps) in enumerate(items):
        placement = Placement(
            id=f"{name}-{at}", exercise_id=exercise_id, dose=Dose(reps=reps, side="each")
        )
        made = made.with_day(day, Day(placements=(*made.days[day].placements, placement)))
    return made


@pytest.fixture
def program() -> Program:
    """Progression weeks 1, 2, 3 with 8, 9 and 10 repetitions of a march."""
    weeks = tuple(
        ProgramWeek(prog_week=n, week=week(f"w{n}", (0, "hook-lying-march", 7 + n)))
        for n in (1, 2, 3)
    )
    return Program(id="p", start_date=MONDAY, weeks=weeks)
