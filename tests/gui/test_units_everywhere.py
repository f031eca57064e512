"""The clinic's pounds are said wherever a dose is said, not on the board alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from designer.course.comparing import DoseChange
from designer.model.dose import Dose
from designer.model.program import ProgramWeek
from designer.model.units import US
from designer.model.week import Day, Placement, Week
from tests.gui.clinics import demo_services
from widgets.design.weeks.compare_words import CompareWords
from widgets.sharing.week_words import WeekWords
from widgets.state.services import Services
from widgets.state.workspace import Workspace

LIGHT, HEAVY = (Dose(sets=2, reps=8, load_kg=kg) for kg in (9.0718474, 11.33980925))


@pytest.fixture
def services(qtbot: QtBot, tmp_path: Path) -> Iterator[Services]:
    """A clinic that weighs in pounds."""
    workspace = Workspace(demo_services(tmp_path))
    assert workspace.services.units().weight == "kg"
    workspace.habits.set_units(US)
    yield workspace.services
    workspace.close_patient()


def loaded(dose: Dose) -> ProgramWeek:
    placed = Placement(id="p", exercise_id="suitcase-carry", dose=dose)
    empty = Week()
    return ProgramWeek(
        prog_week=1, week=replace(empty, days=(Day(placements=(placed,)), *empty.days[1:]))
    )


def test_weeks_are_compared_in_the_clinics_units(services: Services) -> None:
    words = CompareWords(services.library, units=services.units())
    changed = DoseChange(exercise_id="suitcase-carry", before=LIGHT, after=HEAVY)
    said = words.change(changed)
    assert "20 lb" in said
    assert "25 lb" in said
    assert "kg" not in said


def test_what_another_workstation_changed_is_said_in_the_clinics_units(services: Services) -> None:
    words = WeekWords(services.library, units=services.units())
    (said,) = words.lines(loaded(LIGHT), loaded(HEAVY))
    assert "20 lb" in said
    assert "25 lb" in said
    assert "kg" not in said
