"""Decisions about the next week, visits, and what entries were: kept, shown, undone in one step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from designer.progress.advice import advise
from templates.next_step import StepPreparer
from tests.gui.clinics import NOW
from tests.gui.hands import in_dialog
from widgets.progress.decision_dialog import DecisionDialog
from widgets.progress.entering.visit_dialog import VisitDialog
from widgets.progress.progress_page import ProgressPage
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ProgressPage:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.show()
    return page


def _document(workspace: Workspace) -> RecordDocument:
    assert workspace.document is not None
    return workspace.document


def test_a_decision_and_its_week_are_one_step(page: ProgressPage, workspace: Workspace) -> None:
    document = _document(workspace)
    before = document.record
    assert before.program is not None
    said, asked = list[str](), list[str]()
    workspace.page_requested.connect(asked.append)

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, DecisionDialog)
        assert dialog.step == "advance"
        dialog.choose("hold")
        dialog.accept()
        said.append(dialog.problem.text())
        dialog.why.setPlainText("A busy week lies ahead")
        dialog.accept()

    with in_dialog(DecisionDialog, decide):
        page.windows.decide()
    assert said == ["This is not what the log advises. Say why."]
    (decision,) = document.record.decisions
    assert (decision.advised, decision.decided, decision.why) == (
        "advance",
        "hold",
        "A busy week lies ahead",
    )
    assert (decision.who, decision.when) == ("Test therapist", NOW)
    assert decision.entry_ids
    assert document.program is not None
    assert len(document.program.weeks) == len(before.program.weeks) + 1
    assert document.program_week is not None
    assert document.program_week.prog_week == decision.decided_week == 10
    assert asked == ["design"]
    ((_, texts, _),) = page.windows.lists.decisions(document.record)
    assert "A busy week lies ahead" in texts
    document.undo_stack.undo()
    assert document.record == before


def test_every_step_is_judged_before_it_is_agreed_to(workspace: Workspace) -> None:
    services, record = workspace.services, _document(workspace).record
    advice = advise(record, services.library, services.today())
    preparer = StepPreparer(record, services, advice)
    for step in ("advance", "hold", "step-back"):
        for template in (None, *preparer.templates(step)[:2]):
            prepared = preparer.prepare(step, template)
            assert prepared is not None
            assert prepared.report.rules_checked > 0
            assert prepared.next.week.prog_week == preparer.target(step)
    assert preparer.prepare("refer") is None


def test_a_visit_keeps_scores_and_answers_in_one_step(
    page: ProgressPage, workspace: Workspace
) -> None:
    document = _document(workspace)
    before = document.record

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, VisitDialog)
        dialog.accept()
        assert dialog.problem.text().startswith("Nothing is entered yet.")
        dialog.measures.scores["odi"].set_number(30)
        dialog.measures.scores["start-back"].set_number(5)
        dialog.measures.distress["start-back"].set_choice("4")
        dialog.day.walk.set_number(25)
        dialog.urgent.boxes["fever"].set_answer(False)
        dialog.accept()

    with in_dialog(VisitDialog, ask):
        page.windows.visit()
    scores = {one.measure: (one.score, one.distress) for one in document.record.outcomes}
    assert scores == {"odi": (30, None), "start-back": (5, 4)}
    day = next(day for day in document.record.days if day.on == NOW.date())
    assert (day.walk_min, day.fever, day.trauma) == (25, False, None)
    rows = [texts for _, texts, _ in page.windows.lists.scores(document.record)]
    assert any("high risk" in texts[2] for texts in rows)
    document.undo_stack.undo()
    assert document.record == before


def test_a_removed_entry_is_still_told(page: ProgressPage, workspace: Workspace) -> None:
    document = _document(workspace)
    entry = page.model.entries[0]
    page.windows.remove_entry(entry)
    ((_, texts, _), *_) = page.windows.lists.changes(document.record)
    assert texts[1] == "Test therapist"
    assert texts[3].startswith("Removed. It said: ")
