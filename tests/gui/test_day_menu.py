"""What is done to a whole day, and to several days at once, through the real page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.model.dose import Dose
from designer.model.vocabulary import Lane
from tests.gui import builders
from tests.gui.design_pages import USUAL, document, open_design
from widgets.design.design_page import DesignPage

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[DesignPage]:
    with open_design(
        qtbot,
        tmp_path,
        USUAL,
        mon="walk-daily dead-bug open-book",
        wed="dead-bug",
        fri="heel-slide",
    ) as page:
        yield page


def names(page: DesignPage, day: int) -> list[str]:
    return [placement.exercise_id for placement in document(page).week.days[day].placements]


def choose(menu: QMenu, *path: str) -> None:
    """Walk down to an entry by its words and trigger it."""
    for at, text in enumerate(path):
        action = next(a for a in menu.actions() if a.text().split("\t")[0] == text)
        assert action.isEnabled(), text
        if at == len(path) - 1:
            action.trigger()
            return
        below = action.menu()
        assert isinstance(below, QMenu)
        menu = below


def test_a_day_is_cleared_in_one_step(page: DesignPage) -> None:
    choose(page.board.day_menu.build(MON), "Clear Monday")
    assert names(page, MON) == []
    stack = document(page).undo_stack
    assert (stack.count(), stack.undoText()) == (1, "Clear Mon")
    stack.undo()
    assert names(page, MON) == ["walk-daily", "dead-bug", "open-book"]


def test_repeating_adds_what_is_missing_and_leaves_what_stands_there(page: DesignPage) -> None:
    page.board.reveal(["wed-1"])
    page.dose._all_days.setChecked(False)
    step = page.board.steps.change_doses(document(page).week, {"wed-1": Dose(sets=3, reps=9)})
    assert step is not None
    document(page).do(step.edit, step.text)
    choose(page.board.day_menu.build(MON), "Repeat Monday on", "Every second day (Mon Wed Fri Sun)")
    assert sorted(names(page, WED)) == ["dead-bug", "open-book", "walk-daily"]
    kept = document(page).week.find("wed-1")
    assert kept is not None
    assert kept[1].dose == Dose(sets=3, reps=9)
    assert sorted(names(page, FRI)) == ["dead-bug", "heel-slide", "open-book", "walk-daily"]
    assert len(names(page, SUN)) == 3
    assert len(names(page, MON)) == 3
    assert document(page).undo_stack.undoText() == "Repeat Mon on Mon Wed Fri Sun"
    assert not page.board.day_commands.repeat(MON, (WED, FRI, SUN))  # nothing is missing now


def test_weekdays_are_a_pattern(page: DesignPage) -> None:
    choose(page.board.day_menu.build(WED), "Repeat Wednesday on", "Weekdays")
    assert [("dead-bug" in names(page, day)) for day in range(7)] == [True] * 5 + [False] * 2


def test_a_day_moves_as_a_whole_and_keeps_its_ids(page: DesignPage) -> None:
    choose(page.board.day_menu.build(MON), "Move Monday to", "Friday")
    assert names(page, MON) == []
    assert [p.id for p in document(page).week.days[FRI].placements] == [
        "mon-3",
        "fri-1",
        "mon-2",
        "mon-1",
    ]
    assert document(page).undo_stack.undoText() == "Move Mon to Fri"


def test_copying_can_take_off_what_stood_there(page: DesignPage) -> None:
    assert page.board.day_commands.copy(WED, (MON, FRI), replacing=True)
    assert (names(page, MON), names(page, FRI)) == (["dead-bug"], ["dead-bug"])
    assert document(page).undo_stack.count() == 1


def test_the_session_order_is_put_right(page: DesignPage) -> None:
    choose(page.board.day_menu.build(MON), "Put Monday in session order")
    assert names(page, MON) == ["open-book", "dead-bug", "walk-daily"]


def test_an_empty_day_has_nothing_to_do(page: DesignPage) -> None:
    assert not any(action.isEnabled() for action in page.board.day_menu.build(SUN).actions()[:5])


def test_button_right_click_and_key_open_the_menu_of_the_day(page: DesignPage) -> None:
    page.board.headers[WED].more.click()
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert shown.title() == "Wednesday"
    assert page.board.selection.day == WED
    shown.close()
    page.board.selection.choose_day(FRI)
    page.board.selection.focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(focused, Qt.Key.Key_D, keys)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert shown.title() == "Friday"
    shown.close()


def test_one_exercise_and_one_lane_are_selected_in_the_whole_week(page: DesignPage) -> None:
    board = page.board
    board.reveal(["mon-2"])
    board.choosing.same()
    assert board.selection.ids() == ("mon-2", "wed-1")
    board.choosing.lane()
    assert board.selection.current_cell.lane_model.lane is Lane.STABILISE
    assert board.selection.ids() == ("mon-2", "wed-1", "fri-1")


def test_why_tells_every_finding_of_a_card(page: DesignPage) -> None:
    page.board.commands.add(builders.BLOCKED, (TUE,))
    page.board.ask_why()
    popup = page.why.popup
    assert popup is not None
    assert [one.message for one in popup.said] == [
        "Full sit-ups are on the restricted list.",
        "No dose is given.",
    ]
    assert "P10" in popup.said[0].source
    popup.close()
    page.board.reveal(["mon-2"])
    page.board.ask_why()
    assert popup.said == []
    popup.close()


def test_why_tells_of_a_library_card_before_it_is_placed(page: DesignPage) -> None:
    page.library.show_document(page.board.document)
    choose(page.library.build_menu(builders.BLOCKED), "Why this verdict")
    popup = page.why.popup
    assert popup is not None
    assert popup.said[0].message == "Full sit-ups are on the restricted list."
    assert document(page).undo_stack.count() == 0
    popup.close()


def test_the_easier_exercise_takes_the_place_of_the_card(page: DesignPage) -> None:
    page.board.reveal(["wed-1"])
    (easier,) = page.board.commands.rungs().easier
    assert page.board.commands.make_easier()
    assert names(page, WED) == [easier.exercise_id] == ["dead-bug-short-arc"]
    assert names(page, MON) == ["walk-daily", "dead-bug", "open-book"]
    assert document(page).undo_stack.undoText() == "Replace Dead bug with Dead bug, short arcs"
    assert page.board.commands.make_harder()
    assert names(page, WED) == ["dead-bug"]
