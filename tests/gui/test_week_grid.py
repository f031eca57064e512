"""Typing in a returned sheet: real keys, counted; nothing is written before "Save week"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.progress.week_sheet import LINES
from tests.gui.hands import in_dialog
from tests.gui.helpers import answering
from widgets.progress.entering.week_dialog import WeekDialog
from widgets.progress.progress_page import ProgressPage
from widgets.state.workspace import Workspace

AT = {line.key: number for number, line in enumerate(LINES)}


@pytest.fixture
def dialog(workspace: Workspace) -> Iterator[WeekDialog]:
    """The grid of a week of which nothing is logged: four weeks after the demonstration's last."""
    assert workspace.document is not None
    now = datetime(2026, 4, 6, 9)
    services = dataclasses.replace(workspace.services, now=lambda: now)
    dialog = WeekDialog(workspace.document.record, services, workspace.theme)
    dialog.show()
    assert dialog.sheet.first == datetime(2026, 3, 30).date()
    yield dialog
    dialog.done(0)  # closing it would ask about what is not saved
    dialog.deleteLater()


class Hand:
    """Types, and counts what is no figure of the sheet."""

    def __init__(self, dialog: WeekDialog) -> None:
        self.grid = dialog.grid
        self.beside = 0

    def figures(self, text: str) -> None:
        QTest.keyClicks(self.grid, text)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        self.beside += times
        for _ in range(times):
            QTest.keyClick(self.grid, key)


def test_a_whole_week_takes_at_most_sixty_keys_beside_the_figures(dialog: WeekDialog) -> None:
    """Seven days with every line of the sheet that patients fill in, half points among them."""
    hand = Hand(dialog)
    enter, down = Qt.Key.Key_Return, Qt.Key.Key_Down
    hand.press(down)  # no pain woke at night
    hand.figures("ypyyyyn")  # done
    hand.press(down)  # nothing was left out
    hand.figures("23.5422.50")  # before, on six days
    hand.figures("2")
    hand.figures("345.5")  # worst: 3, 4, 5.5, 10, 3, 2, 2
    hand.figures("10322")
    hand.figures("2022204")  # after
    hand.figures("epesbme")  # the kind of feeling
    hand.figures("y")  # below the knee: ticked on Monday only
    hand.press(down)
    hand.press(Qt.Key.Key_Home) if dialog.grid.cell[1] else None
    hand.press(down)  # no usual nerve pain
    hand.figures("y")  # breath held on Monday
    hand.press(down)
    hand.press(Qt.Key.Key_Home)
    hand.figures("333.52220")  # the next day; Sunday's answer is Monday's, which is today
    for hours in ("2", "4", "12", "24", "3", "2", "0"):
        hand.figures(hours)
        if len(hours) == 1:
            hand.press(enter)
    hand.press(down) if dialog.grid.cell[0] < AT["walk"] else None
    for minutes in ("20", "25", "15", "20", "25", "30", "30"):
        hand.figures(minutes)
    for minutes in ("10", "10", "15", "10", "20", "25", "25"):
        hand.figures(minutes)
    for minutes in ("30", "35", "40", "45", "50", "45", "60"):
        hand.figures(minutes)
    assert hand.beside <= 60, hand.beside
    texts = dialog.sheet.texts
    rows = {key: [texts[AT[key], day] for day in range(7)] for key in AT}
    assert rows["done"] == list("ypyyyyn")
    assert rows["before"] == ["2", "3.5", "4", "2", "2.5", "0", "2"]
    assert rows["worst"] == ["3", "4", "5.5", "10", "3", "2", "2"]
    assert rows["next-day"] == ["3", "3", "3.5", "2", "2", "2", "0"]
    assert rows["hours"] == ["2", "4", "12", "24", "3", "2", "0"]
    assert rows["feeling"] == list("EPESBME")
    assert rows["walk"] == ["20", "25", "15", "20", "25", "30", "30"]
    assert rows["sit"] == ["30", "35", "40", "45", "50", "45", "60"]
    assert not dialog.sheet.problems()


def test_a_one_waits_and_a_point_comes_back(dialog: WeekDialog) -> None:
    hand = Hand(dialog)
    dialog.grid.go_to((AT["before"], 0))
    hand.figures("1510")  # 1, 5, 10
    hand.figures("3")
    hand.figures(".5")
    hand.figures("1")
    hand.press(Qt.Key.Key_Tab)
    hand.figures("0,5")
    texts = [dialog.sheet.texts[AT["before"], day] for day in range(7)]
    assert texts == ["1", "5", "10", "3.5", "1", "0.5", ""]


def test_backspace_takes_up_the_figure_before(dialog: WeekDialog) -> None:
    hand = Hand(dialog)
    dialog.grid.go_to((AT["walk"], 0))
    hand.figures("12")  # moved on
    hand.press(Qt.Key.Key_Backspace)
    hand.figures("0")
    hand.press(Qt.Key.Key_Return)
    hand.figures("45")
    assert [dialog.sheet.texts[AT["walk"], day] for day in (0, 1)] == ["120", "45"]


def test_a_key_that_means_nothing_is_said_in_words(dialog: WeekDialog) -> None:
    dialog.grid.go_to((AT["before"], 0))
    QTest.keyClicks(dialog.grid, "k")
    assert dialog.said.text() == "“k” means nothing here. Type 0 to 10, in whole or half points."
    assert not dialog.sheet.changed


def test_save_goes_to_what_is_wrong_and_writes_nothing(dialog: WeekDialog) -> None:
    dialog.grid.go_to((AT["before"], 1))
    QTest.keyClicks(dialog.grid, "5")
    dialog.grid.go_to((AT["worst"], 1))
    QTest.keyClicks(dialog.grid, "4")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.grid.cell == (AT["worst"], 1)
    assert dialog.said.text() == (
        "The worst pain is lower than the pain before. Check the two figures."
    )
    dialog.grid.go_to((AT["worst"], 1))
    QTest.keyClicks(dialog.grid, "6")
    dialog.accept()
    assert not dialog.isVisible()


def test_h1_pain_after_above_the_worst_pain_is_asked_about(dialog: WeekDialog) -> None:
    for key, figure in (("before", "2"), ("worst", "3"), ("after", "9")):
        dialog.grid.go_to((AT[key], 1))
        QTest.keyClicks(dialog.grid, figure)
    dialog.grid.go_to((AT["after"], 1))
    assert dialog.said.text().startswith("The pain after is higher than the worst pain.")
    index = dialog.model.index(AT["after"], 1)
    assert dialog.model.data(index, Qt.ItemDataRole.DisplayRole) == "9  ?"
    with answering("Look again"):
        dialog.accept()
    assert dialog.isVisible()
    assert dialog.grid.cell == (AT["after"], 1)
    with answering("Keep both"):
        dialog.accept()
    assert not dialog.isVisible()
    assert dialog.result_record().sessions[-1].pain_after == 9


def test_leaving_asks_first(dialog: WeekDialog) -> None:
    QTest.keyClicks(dialog.grid, "y")
    with answering("Go on editing"):
        dialog.reject()
    assert dialog.isVisible()
    with answering("Leave without saving"):
        dialog.reject()
    assert not dialog.isVisible()
    QApplication.processEvents()


def test_the_grid_speaks_for_screen_readers(dialog: WeekDialog) -> None:
    dialog.grid.go_to((AT["before"], 0))
    QTest.keyClicks(dialog.grid, "3")
    index = dialog.model.index(AT["before"], 0)
    spoken = dialog.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    assert spoken.startswith("Pain before, Mon")
    assert spoken.endswith(": 3")


def test_a_week_is_one_step_of_undo(qtbot: QtBot, workspace: Workspace) -> None:
    document = workspace.document
    assert document is not None
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    before = document.record
    entry = before.sessions[-1]

    def type_in(dialog: WeekDialog) -> None:
        day = (entry.at.date() - dialog.sheet.first) // timedelta(days=1)
        dialog.grid.go_to((AT["after"], day))
        QTest.keyClicks(dialog.grid, "0.5")
        dialog.accept()

    with in_dialog(WeekDialog, type_in):
        page.windows.type_week()
    after = document.record
    changed = next(one for one in after.sessions if one.id == entry.id)
    assert changed == replace(entry, pain_after=0.5)
    assert [edit.session for edit in after.log_edits] == [entry]
    document.undo_stack.undo()
    assert document.record == before
