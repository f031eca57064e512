"""The keyboard and menu twins of every drag, in the real page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from designer.model.vocabulary import Lane
from tests.gui import builders
from widgets.design.design_page import DesignPage
from widgets.state.document import RecordDocument

MON, TUE, WED, THU, FRI, SUN = 0, 1, 2, 3, 4, 6
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """A page with a week, and a keyboard."""

    def __init__(self, qtbot: QtBot, folder: Path, **days: str) -> None:
        self.workspace = builders.open_workspace(folder, builders.record(builders.week(**days)))
        self.page = DesignPage(self.workspace)
        qtbot.addWidget(self.page)
        self.page.resize(1400, 800)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def document(self) -> RecordDocument:
        assert self.workspace.document is not None
        return self.workspace.document

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def day(self, day: int) -> list[str]:
        return [placement.exercise_id for placement in self.document.week.days[day].placements]

    def select(self, *ids: str) -> None:
        self.page.board.reveal(ids)


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    made = Hand(qtbot, tmp_path, mon="open-book heel-slide dead-bug walk-daily", wed="bird-dog")
    yield made
    assert made.workspace.close_patient()


def test_arrow_keys_walk_through_lanes_and_days(hand: Hand) -> None:
    hand.select("mon-1")
    for key, expected in (
        (Qt.Key.Key_Down, "mon-2"),
        (Qt.Key.Key_Down, "mon-3"),
        (Qt.Key.Key_Down, "mon-4"),
        (Qt.Key.Key_Down, "mon-4"),
        (Qt.Key.Key_Up, "mon-3"),
        (Qt.Key.Key_Home, "mon-1"),
        (Qt.Key.Key_End, "mon-4"),
    ):
        hand.press(key)
        assert hand.page.board.selection.ids() == (expected,)
    hand.press(Qt.Key.Key_Right)
    assert (hand.page.board.selection.ids(), hand.page.board.selection.day) == ((), TUE)
    hand.press(Qt.Key.Key_Right)
    assert hand.page.board.selection.ids() == ("wed-1",)
    hand.press(Qt.Key.Key_Left)
    hand.press(Qt.Key.Key_Left)
    assert hand.page.board.selection.day == MON


def test_alt_and_arrows_move_the_card_between_days_and_within_the_day(hand: Hand) -> None:
    hand.select("mon-2")
    hand.press(Qt.Key.Key_Right, ALT)
    assert hand.day(TUE) == ["heel-slide"]
    assert hand.page.board.selection.ids() == ("mon-2",)
    hand.press(Qt.Key.Key_Right, ALT)
    assert hand.day(WED) == ["bird-dog", "heel-slide"]
    hand.press(Qt.Key.Key_Up, ALT)
    assert hand.day(WED) == ["heel-slide", "bird-dog"]
    hand.press(Qt.Key.Key_Down, ALT)
    assert hand.day(WED) == ["bird-dog", "heel-slide"]
    assert hand.document.undo_stack.count() == 4


def test_a_card_does_not_leave_the_week(hand: Hand) -> None:
    hand.select("mon-2")
    hand.press(Qt.Key.Key_Left, ALT)
    hand.press(Qt.Key.Key_Up, ALT)
    assert hand.document.undo_stack.count() == 0


def test_delete_removes_and_the_next_card_is_selected(hand: Hand) -> None:
    hand.select("mon-2")
    hand.press(Qt.Key.Key_Delete)
    assert hand.day(MON) == ["open-book", "dead-bug", "walk-daily"]
    assert hand.page.board.selection.ids() == ("mon-3",)
    assert hand.document.undo_stack.undoText() == "Remove Heel slide from Mon"


def test_copy_and_paste_to_another_day(hand: Hand) -> None:
    hand.select("mon-2", "mon-3")
    hand.press(Qt.Key.Key_C, CTRL)
    hand.page.board.headers[THU].chosen.emit(THU)
    hand.press(Qt.Key.Key_V, CTRL)
    assert hand.day(THU) == hand.day(MON)[1:3] == ["heel-slide", "dead-bug"]
    assert hand.document.undo_stack.count() == 1


def test_cut_and_paste_moves(hand: Hand) -> None:
    hand.select("mon-4")
    hand.press(Qt.Key.Key_X, CTRL)
    hand.page.board.headers[SUN].chosen.emit(SUN)
    hand.press(Qt.Key.Key_V, CTRL)
    assert "walk-daily" not in hand.day(MON)
    assert hand.day(SUN) == ["walk-daily"]


def test_enter_opens_the_dose_of_the_card(hand: Hand) -> None:
    hand.select("mon-3")
    hand.press(Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert hand.page.dose.isAncestorOf(focused)


def test_control_a_selects_the_day(hand: Hand) -> None:
    hand.select("mon-3")
    hand.press(Qt.Key.Key_A, CTRL)
    assert hand.page.board.selection.ids() == ("mon-1", "mon-2", "mon-3", "mon-4")


def test_enter_in_the_library_adds_to_the_chosen_day(hand: Hand) -> None:
    hand.page.board.headers[FRI].chosen.emit(FRI)
    hand.page.library.focus_search()
    QTest.keyClicks(hand.page.library.search, "clam")
    hand.press(Qt.Key.Key_Return)
    assert hand.day(FRI) == ["clam-no-band"]


def entry(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu by its words."""
    *folders, last = path
    for folder in folders:
        action = next(a for a in menu.actions() if a.text() == folder)
        inner = action.menu()
        assert isinstance(inner, QMenu)
        menu = inner
    next(a for a in menu.actions() if a.text().split("\t")[0] == last).trigger()


def test_the_menu_moves_duplicates_replaces_and_removes(hand: Hand) -> None:
    def choose(*path: str) -> None:
        entry(hand.page.board.menu.build(lambda: None, lambda: None), *path)

    hand.select("mon-2")
    choose("Move to", "Friday")
    assert hand.day(FRI) == ["heel-slide"]
    choose("Duplicate")
    assert hand.day(FRI) == ["heel-slide", "heel-slide"]
    choose("Replace with", "Heel slide, shortened range")
    assert hand.day(FRI) == ["heel-slide", "heel-slide-short"]
    choose("Remove")
    assert hand.day(FRI) == ["heel-slide"]
    assert hand.document.undo_stack.count() == 4


def test_copying_to_days_is_one_step(hand: Hand) -> None:
    hand.select("mon-2", "mon-3")
    assert hand.page.board.commands.copy_to_days((TUE, FRI))
    assert hand.day(TUE) == hand.day(FRI) == ["heel-slide", "dead-bug"]
    assert hand.document.undo_stack.undoText() == "Copy 2 items to Tue Fri"
    hand.document.undo_stack.undo()
    assert hand.day(TUE) == []


def test_the_library_menu_adds_to_a_day(hand: Hand) -> None:
    entry(hand.page.library.build_menu("clam-no-band"), "Add to Thursday")
    assert hand.day(THU) == ["clam-no-band"]


def test_a_drop_on_the_library_takes_cards_out(hand: Hand) -> None:
    hand.page.library.removal_requested.emit(("mon-1", "wed-1"))
    assert (hand.day(WED), "open-book" in hand.day(MON)) == ([], False)


def test_only_one_cell_is_a_stop_of_the_tab_key(hand: Hand) -> None:
    hand.select("mon-2")
    hand.press(Qt.Key.Key_Right)
    stops = [
        cell
        for cell in hand.page.board.canvas.cells.values()
        if cell.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [hand.page.board.selection.current_cell]
    assert hand.page.board.canvas.cells[MON, Lane.CARDIO] not in stops
