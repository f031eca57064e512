"""Questionnaire scores are corrected and removed in their list; nothing that was said is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.outcome import Outcome
from tests.gui.clinics import NOW, open_demo
from tests.gui.hands import in_dialog
from widgets.progress.entering.score_dialog import ScoreDialog
from widgets.progress.progress_page import ProgressPage
from widgets.progress.scores_list import ScoresList
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

TODAY = NOW.date()
FIRST = Outcome(id="o1", measure="odi", on=TODAY - timedelta(days=30), score=44)
LAST = Outcome(id="o2", measure="odi", on=TODAY - timedelta(days=2), score=82, note="by phone")


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_demo(qtbot, tmp_path)
    document = _document(workspace)
    document.change(replace(document.record, outcomes=(FIRST, LAST)), "two scores")
    yield workspace
    assert workspace.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ProgressPage:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def scores(page: ProgressPage, workspace: Workspace) -> ScoresList:
    document = _document(workspace)
    keep = partial(page.windows._keep, document)
    scores = ScoresList(document, workspace.services, page.windows.lists, keep, page)
    scores.show()
    return scores


def _document(workspace: Workspace) -> RecordDocument:
    assert workspace.document is not None
    return workspace.document


def test_a_score_is_corrected_in_place(
    scores: ScoresList, page: ProgressPage, workspace: Workspace
) -> None:
    document = _document(workspace)
    assert scores.table.chosen() == "o2"  # the newest stands first

    def correct(dialog: ScoreDialog) -> None:
        dialog.score.set_number(None)
        dialog.accept()
        assert dialog.problem.text().startswith("Enter a score.")
        dialog.score.set_number(28)
        dialog.on.setDate(QDate(FIRST.on.year, FIRST.on.month, FIRST.on.day))
        dialog.accept()
        assert "has a score of this questionnaire already" in dialog.problem.text()
        dialog.on.setDate(QDate(LAST.on.year, LAST.on.month, LAST.on.day))
        dialog.accept()

    with in_dialog(ScoreDialog, correct):
        scores.change.click()
    assert document.record.outcomes == (FIRST, replace(LAST, score=28))
    assert scores.table.chosen() == "o2"
    cell = scores.table.item(0, 2)
    assert cell is not None
    assert "edited" in cell.text()
    assert "by Test therapist: score was 82, is 28" in scores.history.text()
    ((_, texts, _),) = page.windows.lists.changes(document.record)
    assert (texts[2], texts[3]) == ("2 Mar 2026, ODI", "score was 82, is 28")


def test_a_removed_score_comes_back_with_undo(
    scores: ScoresList, page: ProgressPage, workspace: Workspace
) -> None:
    document = _document(workspace)
    before = document.record
    QTest.keyClick(scores.table, Qt.Key.Key_Delete)
    assert document.record.outcomes == (FIRST,)
    ((_, texts, _),) = page.windows.lists.changes(document.record)
    assert texts[3] == "Removed. It said: score 82, note by phone"
    scores.undo.click()
    assert document.record == before
    assert scores.table.rowCount() == 2
    assert scores.undo.isHidden()


def test_undo_in_the_list_takes_back_nothing_else(scores: ScoresList, workspace: Workspace) -> None:
    document = _document(workspace)
    scores.remove_score("o1")
    document.change(replace(document.record, sessions=()), "something else")
    scores.undo.click()
    assert document.record.sessions == ()
    assert document.record.outcomes == (LAST,)


def test_the_page_follows_a_score_that_comes_or_goes(
    page: ProgressPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _document(workspace)
    shown = list[object]()
    monkeypatch.setattr(page.charts, "show_record", lambda record, *_rest: shown.append(record))
    document.change(replace(document.record, outcomes=(FIRST,)), "one score")
    assert shown == [document.record]
