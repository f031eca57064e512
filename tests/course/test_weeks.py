"""Weeks come, go and move; dates follow without a gap and ids stay unique."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.course import weeks as course
from designer.knowledge.library import Library
from designer.model.program import Program, ProgramWeek
from tests.course.conftest import MONDAY, week

NewId = Callable[[], str]


def prog_weeks(program: Program) -> list[int]:
    return [one.prog_week for one in program.weeks]


def starts(program: Program) -> list[date | None]:
    return [program.date_of(at, 0) for at in range(len(program.weeks))]


def ids(program: Program) -> list[str]:
    return [one.id for planned in program.weeks for _, one in planned.week.placements()]


def in_a_row(count: int) -> list[date]:
    return [MONDAY + timedelta(weeks=at) for at in range(count)]


def test_copying_onto_weeks_keeps_their_dates_and_numbers(program: Program, new_id: NewId) -> None:
    made = course.copied_onto(program, 0, (1, 2), new_id)
    assert prog_weeks(made) == [1, 2, 3]
    assert starts(made) == in_a_row(3)
    reps = [one.dose.reps for planned in made.weeks for _, one in planned.week.placements()]
    assert reps == [8, 8, 8]
    assert len(set(ids(made))) == 3


def test_an_inserted_week_takes_its_date_and_the_rest_begins_later(program: Program) -> None:
    made = course.inserted(program, 1, (ProgramWeek(prog_week=2),))
    assert prog_weeks(made) == [1, 2, 2, 3]
    assert starts(made) == in_a_row(4)


def test_a_removed_week_leaves_no_gap(program: Program) -> None:
    made = course.removed(program, 1)
    assert prog_weeks(made) == [1, 3]
    assert starts(made) == in_a_row(2)


def test_moved_weeks_change_dates_with_each_other(program: Program) -> None:
    made = course.moved(program, 0, 2)
    assert prog_weeks(made) == [2, 3, 1]
    assert starts(made) == in_a_row(3)


def test_a_repeat_holds_the_progression_week(
    program: Program, library: Library, new_id: NewId
) -> None:
    made = course.repeated(program, 1, library, new_id)
    assert prog_weeks(made) == [1, 2, 2, 3]
    assert starts(made) == in_a_row(4)
    assert len(set(ids(made))) == 4


def test_a_step_back_goes_up_again_week_by_week(
    program: Program, library: Library, new_id: NewId
) -> None:
    made = course.stepped_back(program, 2, library, new_id)
    assert prog_weeks(made) == [1, 2, 3, 2]
    ((_, again),) = made.weeks[3].week.placements()
    assert again.dose.reps == 9  # as in the earlier week 2
    between = course.stepped_back(program, 1, library, new_id)
    assert prog_weeks(between) == [1, 2, 1, 2, 3]  # none is jumped over
    assert starts(between) == in_a_row(5)


def test_a_break_moves_what_lies_behind_it_and_nothing_before(program: Program) -> None:
    later = MONDAY + timedelta(days=21)
    made = course.re_dated(program, 1, later + timedelta(days=3))  # weeks begin on a Monday
    assert starts(made) == [MONDAY, later, later + timedelta(weeks=1)]
    from_the_start = course.re_dated(program, 0, later)
    assert from_the_start.start_date == later


def test_a_program_without_dates_stays_without(library: Library, new_id: NewId) -> None:
    weeks = tuple(ProgramWeek(prog_week=n, week=week(f"w{n}")) for n in (1, 2))
    undated = Program(id="p", weeks=weeks)
    for made in (
        course.inserted(undated, 1, (ProgramWeek(),)),
        course.removed(undated, 0),
        course.repeated(undated, 0, library, new_id),
    ):
        assert set(starts(made)) == {None}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "remove", "move", "repeat", "back", "copy"]),
        st.integers(0, 50),
        st.integers(0, 50),
    ),
    max_size=8,
)


@pytest.mark.parametrize("length", [1, 4])
@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_any_steps_leave_weeks_in_a_row_and_ids_unique(
    length: int, steps: list[tuple[str, int, int]], library: Library
) -> None:
    numbers = iter(range(10_000))

    def new_id() -> str:
        return f"n{next(numbers)}"

    weeks = tuple(
        ProgramWeek(prog_week=n, week=week(f"w{n}", (0, "dead-bug", 8), (3, "bird-dog", 6)))
        for n in range(1, length + 1)
    )
    made = Program(id="p", start_date=MONDAY, weeks=weeks)
    for what, first, second in steps:
        count = len(made.weeks)
        at, to = first % count, second % count
        if what == "insert":
            made = course.inserted(made, first % (count + 1), (ProgramWeek(),))
        elif what == "remove" and count > 1:
            made = course.removed(made, at)
        elif what == "move":
            made = course.moved(made, at, to)
        elif what == "repeat":
            made = course.repeated(made, at, library, new_id)
        elif what == "back":
            made = course.stepped_back(made, at, library, new_id)
        elif what == "copy" and at != to:
            made = course.copied_onto(made, at, (to,), new_id)
        assert starts(made) == in_a_row(len(made.weeks))
        assert len(set(ids(made))) == len(ids(made))
