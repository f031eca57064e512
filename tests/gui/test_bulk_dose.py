"""Doses of several cards at once, in either unit, and the rungs of the ladder; in the real page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.dose import Dose
from designer.model.units import METRIC, US
from tests.gui.design_pages import document, number, open_design, placed, type_into
from widgets.design.design_page import DesignPage
from widgets.design.dose.dose_words import DoseWords
from widgets.design.dose.stepper import Stepper


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DesignPage]:
    with open_design(
        qtbot,
        tmp_path,
        mon="dead-bug heel-slide kb-deadlift-blocks",
        wed="dead-bug",
        fri="walk-steady",
    ) as page:
        yield page


def dose(page: DesignPage, placement_id: str) -> Dose:
    return placed(page, placement_id).dose


def give(page: DesignPage, placement_id: str, **values: float) -> None:
    step = page.board.steps.change_doses(document(page).week, {placement_id: Dose(**values)})  # type: ignore[arg-type]  # keywords of a test
    assert step is not None
    document(page).do(step.edit, step.text)


def test_several_exercises_say_what_is_mixed_and_change_only_what_is_touched(
    page: DesignPage,
) -> None:
    give(page, "mon-1", sets=2, reps=8)
    give(page, "mon-2", sets=3, reps=12)
    before = document(page).undo_stack.count()
    page.board.reveal(["mon-1", "mon-2"])
    assert (number(page, "sets").text(), number(page, "sets").placeholderText()) == ("", "mixed")
    assert number(page, "rest_s").placeholderText() == "–"
    type_into(number(page, "rest_s"), "45")
    assert dose(page, "mon-1") == Dose(sets=2, reps=8, rest_s=45)
    assert dose(page, "mon-2") == Dose(sets=3, reps=12, rest_s=45)
    assert document(page).undo_stack.count() == before + 1
    assert document(page).undo_stack.undoText() == "Change dose of 2 items"
    document(page).undo_stack.undo()
    assert dose(page, "mon-2") == Dose(sets=3, reps=12)


def test_the_buttons_step_each_item_from_its_own_figure(page: DesignPage) -> None:
    give(page, "mon-1", sets=2, reps=8)
    give(page, "mon-2", sets=3)
    before = document(page).undo_stack.count()
    page.board.reveal(["mon-1", "mon-2"])
    stepper = number(page, "sets").parentWidget()
    assert isinstance(stepper, Stepper)
    stepper.more.click()
    stepper.more.click()
    assert (dose(page, "mon-1").sets, dose(page, "mon-2").sets) == (4, 5)
    assert document(page).undo_stack.count() == before + 1
    stepper = number(page, "reps").parentWidget() if "reps" in fields(page) else None
    assert stepper is None or dose(page, "mon-2").reps is None


def fields(page: DesignPage) -> tuple[str, ...]:
    assert page.dose.form is not None
    return tuple(page.dose.form.fields)


def test_what_is_unknown_stays_unknown_when_others_are_stepped(page: DesignPage) -> None:
    give(page, "mon-1", sets=2, reps=8)
    give(page, "wed-1", sets=2)
    page.board.reveal(["mon-1", "wed-1"])
    number(page, "reps").step(1)
    assert (dose(page, "mon-1").reps, dose(page, "wed-1").reps) == (9, None)


def test_drills_and_a_walk_share_what_all_can_state(page: DesignPage) -> None:
    page.board.reveal(["mon-1", "fri-1"])
    assert "sets" not in fields(page)
    page.dose.every_field.setChecked(True)
    assert "times_per_day" in fields(page)


def test_all_days_reaches_the_other_days_and_keeps_their_other_fields(page: DesignPage) -> None:
    give(page, "wed-1", sets=3, reps=6)
    page.board.reveal(["mon-1"])
    page.dose._all_days.setChecked(True)
    type_into(number(page, "reps"), "9")
    assert dose(page, "wed-1") == Dose(sets=3, reps=9)


def test_pounds_are_shown_typed_and_stored_as_kilograms(page: DesignPage) -> None:
    page.board.reveal(["mon-3"])
    type_into(number(page, "load_kg"), "12 lb")
    assert dose(page, "mon-3").load_kg == pytest.approx(5.443, abs=0.001)
    page.dose.unit_switch.click()
    assert page._workspace.habits.units == US
    assert number(page, "load_kg").text() == "12"
    page.board.repaint_cards()
    words = page.board._words.dose(dose(page, "mon-3"))
    assert words.endswith("12 lb")
    type_into(number(page, "load_kg"), "20")
    assert dose(page, "mon-3").load_kg == pytest.approx(9.072, abs=0.001)
    type_into(number(page, "load_kg"), "10 kg")
    assert dose(page, "mon-3").load_kg == 10
    page.board.selection.focus()
    assert number(page, "load_kg").text() == "22"


def test_the_units_are_kept_for_the_clinic(page: DesignPage) -> None:
    page.board.reveal(["mon-3"])
    page.dose.unit_switch.click()
    settings = page._workspace.services.clinic.library().library.settings
    assert settings.identity.units == US
    page.dose.unit_switch.click()
    assert page._workspace.habits.units == METRIC


def test_a_whole_dose_in_inches_and_feet() -> None:
    words = DoseWords(units=US).full(Dose(reps=5, step_height_cm=20.32, distance_m=9.144))
    assert words == "5, step 8 in, 30 ft"


def test_one_click_puts_the_easier_exercise_there(page: DesignPage) -> None:
    page.board.reveal(["wed-1"])
    page.dose._all_days.setChecked(False)
    button = page.dose.rungs.easier
    assert button.isVisible()
    assert button.accessibleName() == "Easier: Dead bug, short arcs, Suits"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    found = [p.exercise_id for _, p in document(page).week.placements()]
    assert found.count("dead-bug-short-arc") == found.count("dead-bug") == 1
    assert document(page).undo_stack.undoText() == "Replace Dead bug with Dead bug, short arcs"
