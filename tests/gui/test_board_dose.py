"""The dose editor and the weeks, in the real page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.model.dose import Dose
from tests.gui import builders
from tests.gui.design_pages import document, number, open_design, placed, type_into
from widgets.design.day_chips import DayChips
from widgets.design.design_page import DesignPage
from widgets.design.dose.dose_fields import ChoiceField
from widgets.design.dose.dose_form import DoseForm
from widgets.design.dose.dose_words import DoseWords

MON, TUE, WED = 0, 1, 2


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DesignPage]:
    with open_design(
        qtbot, tmp_path, mon="dead-bug hip-hinge-dowel", wed="dead-bug", fri="walk-steady"
    ) as page:
        yield page


def form(page: DesignPage) -> DoseForm:
    assert page.dose.form is not None
    return page.dose.form


def test_fields_suit_the_exercise(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    assert tuple(form(page).fields) == ("sets", "reps", "side")
    page.board.reveal(["fri-1"])
    assert tuple(form(page).fields) == ("bouts", "duration_s", "break_min", "intensity")
    assert number(page, "duration_s").text() == "20"  # minutes
    assert number(page, "bouts").text() == ""  # unknown stays blank


def test_the_guides_range_and_house_values_are_said(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    assert form(page).bars["reps"].words == "guide 6–10"
    assert form(page).bars["sets"].words == "house value"
    type_into(number(page, "sets"), "2")
    assert form(page).bars["sets"].words == ""


def test_typing_is_one_step_and_reaches_all_days_with_the_same_dose(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    type_into(number(page, "reps"), "10")
    assert (placed(page, "mon-1").dose.reps, placed(page, "wed-1").dose.reps) == (10, 10)
    assert document(page).undo_stack.count() == 1
    type_into(number(page, "sets"), "3")
    assert document(page).undo_stack.count() == 2
    document(page).undo_stack.undo()
    document(page).undo_stack.undo()
    assert placed(page, "mon-1") == builders.placement("dead-bug", "mon-1")


def test_one_day_alone_can_have_its_own_dose(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    page.dose._all_days.setChecked(False)
    type_into(number(page, "reps"), "8")
    assert (placed(page, "mon-1").dose.reps, placed(page, "wed-1").dose.reps) == (8, 6)
    page.board.reveal(["wed-1"])
    page.dose.clearFocus()
    assert number(page, "reps").text() == "6"


def test_blank_is_unknown_and_nonsense_changes_nothing(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    field = number(page, "reps")
    type_into(field, "x")
    assert field.property("invalid") is True
    assert placed(page, "mon-1").dose.reps == 6
    field.clear()
    field.textEdited.emit("")
    assert placed(page, "mon-1").dose.reps is None


def test_several_cards_of_one_exercise_change_one_field_and_keep_the_rest(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    page.dose._all_days.setChecked(False)
    type_into(number(page, "sets"), "2")
    page.board.reveal(["mon-1", "wed-1"])
    assert not page.dose._all_days.isChecked()
    type_into(number(page, "reps"), "9")
    monday, wednesday = placed(page, "mon-1").dose, placed(page, "wed-1").dose
    assert (monday.sets, monday.reps) == (2, 9)
    assert (wednesday.sets, wednesday.reps) == (1, 9)


def test_arrow_keys_step_a_figure(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    number(page, "reps").step(2)
    assert placed(page, "mon-1").dose.reps == 8
    number(page, "reps").step(-100)
    assert placed(page, "mon-1").dose.reps == 1


def test_a_choice_is_a_step(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    side = form(page).fields["side"]
    assert isinstance(side, ChoiceField)
    side.setCurrentIndex(side.findData("left"))
    side.activated.emit(side.currentIndex())
    assert placed(page, "mon-1").dose.side == "left"


def test_day_chips_put_the_item_on_days_and_take_it_off(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    chips: DayChips = page.dose.chips
    assert chips.days() == (MON, WED)
    chips.chip(TUE).click()
    assert [p.exercise_id for p in document(page).week.days[TUE].placements] == ["dead-bug"]
    chips.chip(WED).click()
    assert document(page).week.days[WED].placements == ()
    assert chips.days() == (MON, TUE)
    assert document(page).undo_stack.count() == 2


def test_taking_off_the_day_of_the_selected_card_goes_on_with_another(page: DesignPage) -> None:
    page.board.reveal(["mon-1"])
    page.dose.chips.chip(MON).click()
    assert page.board.selection.ids() == ("wed-1",)
    assert page.dose.chips.days() == (WED,)


@pytest.mark.parametrize(
    ("dose", "short"),
    [
        (Dose(sets=2, reps=8, side="each"), "2 × 8 /side"),
        (Dose(sets=1, holds=4, hold_s=10), "4 × 10 s"),
        (Dose(sets=1, reps=6, hold_s=5, side="each"), "1 × 6 /side, 5 s hold"),
        (Dose(duration_s=1200), "20 min"),
        (Dose(bouts=2, duration_s=300), "2 × 5 min"),
        (Dose(sets=2, duration_s=20, side="each", load_kg=7.5), "2 × 20 s /side, 7.5 kg"),
        (Dose(), "no dose yet"),
    ],
)
def test_a_dose_in_words(dose: Dose, short: str) -> None:
    assert DoseWords().short(dose) == short


def test_an_empty_program_offers_templates_and_starts_from_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = builders.open_workspace(tmp_path, builders.record())
    page = DesignPage(workspace)
    qtbot.addWidget(page)
    page.show()
    assert page._middle.currentWidget() is page.start
    assert page.start.templates.choose("T-04")
    page.start.use.click()
    assert page._middle.currentWidget() is page.board
    week = document(page).program_week
    assert week is not None
    assert (week.prog_week, week.template_id, week.start_date) == (3, "T-04", builders.MONDAY)
    assert len(list(week.week.placements())) == 39
    document(page).undo_stack.undo()
    assert page._middle.currentWidget() is page.start
    page.start.empty.click()
    assert list(document(page).week.placements()) == []
    assert workspace.close_patient()
    assert page._middle.currentWidget() is page._nobody


def test_weeks_are_added_and_shown_by_a_click(page: DesignPage, qtbot: QtBot) -> None:
    page.weeks.add_copy()
    page.weeks.add_empty()
    assert document(page).week_index == 2
    assert page.board.selection.ids() == ()
    page.weeks.strip.week_chosen.emit(1)
    assert [p.exercise_id for p in document(page).week.days[WED].placements] == ["dead-bug"]
    qtbot.waitUntil(lambda: page.weeks.strip.glyph(2) is not None)
