"""Drops on several days at once, by the same events that a hand causes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.vocabulary import Severity
from tests.gui import builders
from tests.gui.helpers import answering
from widgets.design.board.board import WeekBoard
from widgets.design.dropping import COPY
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.mime import exercise_mime, placements_mime
from widgets.state.document import RecordDocument
from widgets.theme.theme import Theme

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MON_WED_FRI, CHOOSE = 0, 4


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path) -> WeekBoard:
    services = builders.services(tmp_path)
    made = WeekBoard(services, ExerciseCards(services.library.exercises.values()), Theme())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def opened(board: WeekBoard, **days: str) -> RecordDocument:
    document = builders.document(builders.record(builders.week(**days)))
    document.setParent(board)
    board.show_document(document)
    return document


def hover(board: WeekBoard, mime: QMimeData, tile: int) -> bool:
    board.show_hints_for(mime)
    assert board.strip.isVisible()
    point = board.strip.point_for(tile)
    QApplication.sendEvent(board.strip, QDragEnterEvent(point, COPY, mime, LEFT, NO_KEYS))
    move = QDragMoveEvent(point, COPY, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(board.strip, move)
    return move.isAccepted()


def let_go(board: WeekBoard, mime: QMimeData, tile: int) -> bool:
    point = QPointF(board.strip.point_for(tile))
    event = QDropEvent(point, COPY, mime, LEFT, NO_KEYS, QEvent.Type.Drop)
    QApplication.sendEvent(board.strip, event)
    return event.isAccepted()


def days_of(document: RecordDocument, exercise_id: str) -> list[int]:
    return [day for day, p in document.week.placements() if p.exercise_id == exercise_id]


def test_an_exercise_lands_on_every_day_of_the_pattern_in_one_step(board: WeekBoard) -> None:
    document = opened(board, wed="dead-bug")
    mime = exercise_mime("dead-bug")
    assert hover(board, mime, MON_WED_FRI)
    assert let_go(board, mime, MON_WED_FRI)
    assert days_of(document, "dead-bug") == [0, 2, 4]  # Wednesday had it already
    assert document.undo_stack.undoText() == "Put Dead bug on Mon Wed Fri"
    assert len(board.selection.ids()) == 2
    assert not board.strip.isVisible()
    document.undo_stack.undo()
    assert days_of(document, "dead-bug") == [2]


def test_each_day_of_the_pattern_says_beforehand_what_it_would_get(board: WeekBoard) -> None:
    opened(board, wed="heel-slide " * builders.MOST_ITEMS)
    assert hover(board, exercise_mime("dead-bug"), MON_WED_FRI)
    hints = [header.hint for header in board.headers]
    assert [hint.severity if hint else "-" for hint in hints] == [
        None,
        "-",
        Severity.CAUTION,
        "-",
        None,
        "-",
        "-",
    ]
    QApplication.sendEvent(board.strip, QDragLeaveEvent())
    assert all(header.hint is None for header in board.headers)


def test_cards_of_the_board_are_copied_there(board: WeekBoard) -> None:
    document = opened(board, mon="dead-bug heel-slide")
    mime = placements_mime(("mon-1", "mon-2"))
    assert hover(board, mime, MON_WED_FRI)
    assert let_go(board, mime, MON_WED_FRI)
    assert days_of(document, "heel-slide") == days_of(document, "dead-bug") == [0, 2, 4]


def test_what_stands_there_already_is_refused(board: WeekBoard) -> None:
    opened(board, mon="dead-bug", wed="dead-bug", fri="dead-bug")
    assert not hover(board, exercise_mime("dead-bug"), MON_WED_FRI)


def test_other_days_are_asked_for(board: WeekBoard, qtbot: QtBot) -> None:
    document = opened(board)
    mime = exercise_mime("dead-bug")
    assert hover(board, mime, CHOOSE)
    with answering("Cancel") as seen:
        assert let_go(board, mime, CHOOSE)
        qtbot.waitUntil(lambda: bool(seen))
    assert days_of(document, "dead-bug") == []


def test_the_strip_goes_when_the_drag_is_over_or_elsewhere(board: WeekBoard, qtbot: QtBot) -> None:
    opened(board)
    board.show_hints_for(exercise_mime("dead-bug"))
    QApplication.sendEvent(board.canvas, QDragLeaveEvent())
    assert board.strip.isVisible()  # the pointer may be on its way there
    qtbot.waitUntil(lambda: not board.strip.isVisible())
    board.show_hints_for(exercise_mime("dead-bug"))
    board.drops.end()
    assert not board.strip.isVisible()
