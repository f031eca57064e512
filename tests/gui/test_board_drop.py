"""Drops on the real board, by the same events that a hand causes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.vocabulary import Lane, Severity
from tests.gui import builders
from widgets.design.board.board import WeekBoard
from widgets.design.dropping import drop_exercise, drop_placements
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.mime import exercise_mime, placements_mime
from widgets.design.steps import Target
from widgets.state.document import RecordDocument
from widgets.theme.theme import Theme

MON, TUE, WED, FRI = 0, 1, 2, 4


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path) -> WeekBoard:
    """A board whose every model is watched by Qt's model tester."""
    services = builders.services(tmp_path)
    cards = ExerciseCards(services.library.exercises.values())
    made = WeekBoard(services, cards, Theme())
    for cell in made.canvas.cells.values():
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(cell.lane_model, fatal, made)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def opened(board: WeekBoard, **days: str) -> RecordDocument:
    document = builders.document(builders.record(builders.week(**days)))
    document.setParent(board)
    board.show_document(document)
    QApplication.processEvents()
    return document


def names(document: RecordDocument, day: int) -> list[str]:
    return [placement.exercise_id for placement in document.week.days[day].placements]


def test_an_exercise_dropped_on_a_day_stands_there_with_its_starting_dose(board: WeekBoard) -> None:
    document = opened(board)
    assert drop_exercise(board, "dead-bug", Target(WED))
    (_, placed), *rest = document.week.placements()
    assert (placed.exercise_id, rest) == ("dead-bug", [])
    assert placed.dose == builders.library().exercise("dead-bug").start_dose
    assert document.undo_stack.undoText() == "Add Dead bug to Wed"
    assert board.canvas.cells[WED, Lane.STABILISE].lane_model.rowCount() == 1


def test_what_was_dropped_is_selected_and_its_day_chosen(board: WeekBoard) -> None:
    document = opened(board)
    drop_exercise(board, "dead-bug", Target(FRI))
    (_, placed), *_ = document.week.placements()
    assert board.selection.ids() == (placed.id,)
    assert board.selection.day == FRI


def test_a_drop_inside_its_own_lane_lands_at_the_row(board: WeekBoard) -> None:
    document = opened(board, mon="heel-slide bird-dog clam-no-band")
    assert drop_exercise(board, "dead-bug", Target(MON, Lane.STABILISE, 1))
    assert names(document, MON) == ["heel-slide", "dead-bug", "bird-dog", "clam-no-band"]


def test_a_drop_elsewhere_in_the_column_goes_to_the_end_of_its_own_lane(board: WeekBoard) -> None:
    document = opened(board, mon="open-book heel-slide walk-daily")
    assert drop_exercise(board, "dead-bug", Target(MON, Lane.MOBILISE, 0))
    assert drop_exercise(board, "suitcase-carry", Target(MON, Lane.BREATH, 0))
    expected = ["open-book", "heel-slide", "dead-bug", "suitcase-carry", "walk-daily"]
    assert names(document, MON) == expected


def test_undo_after_a_drop_restores_the_week(board: WeekBoard) -> None:
    document = opened(board, mon="heel-slide")
    before = document.week
    assert drop_exercise(board, "dead-bug", Target(TUE))
    document.undo_stack.undo()
    assert document.week == before
    assert board.canvas.cells[TUE, Lane.STABILISE].lane_model.rowCount() == 0


def test_a_placement_goes_to_another_day_and_keeps_its_id(board: WeekBoard) -> None:
    document = opened(board, mon="heel-slide dead-bug")
    assert drop_placements(board, ("mon-2",), Target(WED))
    assert names(document, MON) == ["heel-slide"]
    assert document.week.days[WED].placements[0].id == "mon-2"
    assert document.undo_stack.undoText() == "Move Dead bug to Wed"


def test_a_placement_is_reordered_inside_its_lane(board: WeekBoard) -> None:
    document = opened(board, mon="heel-slide bird-dog dead-bug")
    assert drop_placements(board, ("mon-3",), Target(MON, Lane.STABILISE, 0))
    assert names(document, MON) == ["dead-bug", "heel-slide", "bird-dog"]
    assert drop_placements(board, ("mon-3",), Target(MON, Lane.STABILISE, 3))
    assert names(document, MON) == ["heel-slide", "bird-dog", "dead-bug"]


def test_put_back_where_it_was_is_no_step(board: WeekBoard) -> None:
    document = opened(board, mon="open-book heel-slide dead-bug")
    assert drop_placements(board, ("mon-2",), Target(MON, Lane.MOBILISE, 0))
    assert drop_placements(board, ("mon-2",), Target(MON, Lane.STABILISE, 1))
    assert document.undo_stack.count() == 0


def test_a_copy_leaves_the_original_where_it_is(board: WeekBoard) -> None:
    document = opened(board, mon="heel-slide")
    assert drop_placements(board, ("mon-1",), Target(FRI), copying=True)
    assert names(document, MON) == names(document, FRI) == ["heel-slide"]
    assert document.week.days[FRI].placements[0].id != "mon-1"


def test_several_placements_of_different_lanes_move_together(board: WeekBoard) -> None:
    document = opened(board, mon="open-book heel-slide walk-daily", tue="dead-bug")
    assert drop_placements(board, ("mon-1", "mon-2", "mon-3"), Target(TUE, Lane.STABILISE, 0))
    assert names(document, MON) == []
    assert names(document, TUE) == ["open-book", "heel-slide", "dead-bug", "walk-daily"]
    assert document.undo_stack.count() == 1


def test_a_clinical_rule_never_refuses_a_drop(board: WeekBoard) -> None:
    document = opened(board)
    assert drop_exercise(board, builders.BLOCKED, Target(MON))
    assert document.report.worst is Severity.BLOCK


def test_structure_refuses_what_is_not_there(board: WeekBoard) -> None:
    document = opened(board, mon="heel-slide")
    assert not drop_placements(board, ("from-another-week",), Target(WED))
    assert document.undo_stack.count() == 0


def test_foreign_payloads_and_a_board_without_patient_refuse(board: WeekBoard) -> None:
    board.show_document(None)
    assert not drop_exercise(board, "dead-bug", Target(MON))
    opened(board)
    mime = QMimeData()
    mime.setText("dead-bug")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(50, 50), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(board.canvas, event)
    assert not event.isAccepted()


def test_each_day_says_beforehand_what_the_drop_would_bring(board: WeekBoard) -> None:
    seven = "heel-slide " * builders.MOST_ITEMS
    opened(board, tue=seven, fri="sit-up-full")
    board.show_hints_for(exercise_mime("dead-bug"))
    severities = [header.hint.severity if header.hint else None for header in board.headers]
    assert severities == [None, Severity.CAUTION, None, None, None, None, None]
    QApplication.sendEvent(board.canvas, QDragLeaveEvent())
    assert all(header.hint is None for header in board.headers)


def test_moving_what_is_blocked_says_so_on_the_other_days_only(board: WeekBoard) -> None:
    opened(board, mon="sit-up-full heel-slide")
    board.show_hints_for(placements_mime(("mon-1",)))
    severities = [header.hint.severity if header.hint else None for header in board.headers]
    assert severities == [None, *[Severity.BLOCK] * 6]


def test_hints_name_a_block_and_go_away_with_the_drop(board: WeekBoard) -> None:
    opened(board)
    board.show_hints_for(exercise_mime(builders.BLOCKED))
    assert {header.hint.severity for header in board.headers if header.hint} == {Severity.BLOCK}
    drop_exercise(board, builders.BLOCKED, Target(MON))
    assert all(header.hint is None for header in board.headers)


def test_the_point_for_a_target_is_read_back_as_that_target(board: WeekBoard) -> None:
    opened(board, mon="open-book heel-slide dead-bug bird-dog", wed="walk-daily")
    for target in (
        Target(MON, Lane.STABILISE, 0),
        Target(MON, Lane.STABILISE, 2),
        Target(MON, Lane.STABILISE, 3),
        Target(WED, Lane.CARDIO, 0),
        Target(WED, Lane.BREATH, 0),
        Target(FRI),
    ):
        assert board.canvas.target_at(board.point_for(target)) == target


def test_findings_mark_cards_and_days_after_a_drop(board: WeekBoard) -> None:
    document = opened(board)
    drop_exercise(board, builders.BLOCKED, Target(WED))
    model = board.canvas.cells[WED, Lane.STABILISE].lane_model
    assert board.headers[WED].mark.severity is Severity.BLOCK
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("restricted list.")
    document.undo_stack.undo()
    assert board.headers[WED].mark.severity is None
