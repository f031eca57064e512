"""A template is used for a patient: first it is said what it becomes and what the rules find."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from designer.model.vocabulary import Severity
from designer.model.week import monday_of
from tests.gui.library_pages import open_library
from widgets.common.dates import shown_date
from widgets.library.templates.actions import TemplateActions
from widgets.library.templates.apply_dialog import ApplyDialog
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

WEEK = timedelta(days=6)


@pytest.fixture
def actions(qtbot: QtBot, workspace: Workspace) -> Iterator[TemplateActions]:
    with open_library(qtbot, workspace) as page:
        yield page.templates.actions_


@pytest.fixture
def document(workspace: Workspace) -> RecordDocument:
    assert workspace.document is not None
    return workspace.document


def asked(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, template_id: str
) -> ApplyDialog:
    dialog = actions.apply_dialog(workspace.services.templates.templates[template_id])
    assert dialog is not None
    qtbot.addWidget(dialog)
    return dialog


def test_it_is_said_which_week_it_becomes(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, document: RecordDocument
) -> None:
    template, whole = workspace.services.templates.templates["T-04"], document.program
    assert whole is not None
    dated = replace(whole, weeks=whole.weeks[:1])  # it ended weeks ago
    undated = replace(
        dated, start_date=None, weeks=tuple(replace(one, start_date=None) for one in dated.weeks)
    )
    begins = dated.date_of(0, 7)
    assert begins is not None
    here = monday_of(workspace.services.today())
    for programs, number, first in (((dated,), 2, begins), ((undated,), 2, None), ((), 1, here)):
        document.change(replace(document.record, programs=programs), "Another program")
        said = asked(qtbot, workspace, actions, "T-04").becomes.text()
        assert f"week {number} of the program" in said
        dates = "" if first is None else f"{shown_date(first)} to {shown_date(first + WEEK)}"
        assert dates in said
        assert ("over already" in said) == (first == begins)
        assert ("has no date" in said) == (first is None)
        actions.take_in(template)
        assert document.program is not None
        assert document.program.date_of(number - 1, 0) == first
        assert f"progression week {document.program.weeks[-1].prog_week}." in said


def test_the_findings_are_shown_first_and_undo_takes_it_out(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, document: RecordDocument
) -> None:
    before = document.record
    dialog = asked(qtbot, workspace, actions, "T-15")  # for another diagnosis
    found = [f for f in dialog.report.findings if f.severity is not Severity.INFO]
    assert dialog.findings.count() == len(found) > 0
    assert document.record == before
    actions.take_in(workspace.services.templates.templates["T-15"])
    program = document.program
    assert program is not None
    assert (program.weeks[-1].template_id, document.week_index) == ("T-15", len(program.weeks) - 1)
    document.undo_stack.undo()
    assert document.record == before
