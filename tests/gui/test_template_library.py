"""The template library in the window: written on the board, reviewed by another, used, restored."""

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from designer.model.template import OwnTemplate
from designer.model.vocabulary import Severity
from templates.clinic_templates import ClinicTemplates
from widgets.common import asking
from widgets.design.design_page import DesignPage
from widgets.design.weeks.start_view import StartView
from widgets.library.library_page import LibraryPage
from widgets.library.templates import actions as actions_module
from widgets.library.templates.actions import TemplateActions
from widgets.library.templates.editor import TemplateEditor
from widgets.library.templates.reason_dialog import ReasonDialog
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> LibraryPage:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page._tabs.setCurrentWidget(page.templates)
    page.show()
    return page


@pytest.fixture
def actions(page: LibraryPage) -> TemplateActions:
    return page.templates.actions_


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What people are told; nobody has to close a message. Reasons are given as "because"."""
    told: list[str] = []

    def agree(dialog: ReasonDialog) -> int:
        dialog.why.setText("because")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(
        actions_module, "tell", lambda _parent, _title, text, _close: told.append(text)
    )
    monkeypatch.setattr(ReasonDialog, "exec", agree)
    return told


def shelf(workspace: Workspace) -> ClinicTemplates:
    return workspace.services.templates


def written(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, name: str = "Ours"
) -> OwnTemplate:
    """A draft made from T-04 in the editor."""
    editor = actions.copy_editor(shelf(workspace).templates["T-04"])
    qtbot.addWidget(editor)
    editor.name.setText(name)
    editor.save.click()
    return next(one for one in shelf(workspace).own.values() if one.latest.name == name)


def in_force(workspace: Workspace, actions: TemplateActions, own: OwnTemplate) -> OwnTemplate:
    actions.ask_review(own)
    workspace.act_as("Reviewer")
    actions.approve(shelf(workspace).own[own.id])
    workspace.act_as("Test therapist")
    return shelf(workspace).own[own.id]


def closed(editor: TemplateEditor, qtbot: QtBot) -> TemplateEditor:
    qtbot.addWidget(editor)
    return editor


def test_a_template_is_written_on_the_board_and_judged_as_a_template(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions
) -> None:
    editor = closed(actions.copy_editor(shelf(workspace).templates["T-03"]), qtbot)
    before = editor.content()
    assert editor.board.commands.add("bird-dog", (1,))
    week = editor.draft.document.week
    assert "bird-dog" in [p.exercise_id for p in week.days[1].placements]
    worst = editor.draft.document.report.worst
    assert worst in {None, Severity.INFO, Severity.CAUTION}
    editor.draft.document.undo_stack.undo()
    assert editor.content() == before
    editor.diagnoses.ticked.emit(("spinal-stenosis",))
    assert editor.content().diagnoses == ("spinal-stenosis",)
    editor.undo.click()
    assert editor.diagnoses.chosen() == before.diagnoses
    editor.reject()


def test_closing_the_editor_asks_before_anything_is_lost(
    qtbot: QtBot,
    workspace: Workspace,
    actions: TemplateActions,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def stay(question: asking.Question) -> str:
        asked.append(question.windowTitle())
        return "stay"

    monkeypatch.setattr(asking.Question, "ask", stay)
    editor = closed(actions.copy_editor(shelf(workspace).templates["T-03"]), qtbot)
    editor.show()
    editor.note.setText("Another note")
    editor.reject()
    assert asked
    assert editor.isVisible()
    monkeypatch.setattr(asking.Question, "ask", lambda _question: "leave")
    editor.reject()
    assert not editor.isVisible()
    assert not shelf(workspace).own


def test_a_draft_is_approved_by_another_name_only_and_then_offered(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, said: list[str]
) -> None:
    own = written(qtbot, workspace, actions)
    document = workspace.document
    assert document is not None
    start = StartView(workspace.services, workspace.theme)
    qtbot.addWidget(start)
    start.show_record(document.record)
    assert not start.templates.choose(own.id)
    start.drafts.setChecked(True)
    assert start.templates.choose(own.id)
    row = start.templates.currentRow()
    assert "DRAFT" in start.templates.item(row).text()
    start.drafts.setChecked(False)

    actions.ask_review(own)
    actions.approve(shelf(workspace).own[own.id])
    assert "somebody else has to approve it" in said[0]
    workspace.act_as("Reviewer")
    actions.approve(shelf(workspace).own[own.id])
    approved = shelf(workspace).own[own.id].latest
    assert (approved.state, approved.review and approved.review.by) == ("approved", "Reviewer")
    start.show_record(document.record)
    assert start.templates.choose(own.id)


def test_an_approval_shows_the_verdict_and_the_programs_that_are_told(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, said: list[str]
) -> None:
    own = in_force(workspace, actions, written(qtbot, workspace, actions))
    document = workspace.document
    assert document is not None
    actions.take_in(own.latest)
    assert document.program is not None
    week = len(document.program.weeks)
    assert workspace.close_patient()  # everything is on disk
    latest = replace(own.latest, diagnoses=("spinal-stenosis",), rows=own.latest.rows[:1])
    changed = shelf(workspace).save(latest, own, "Shorter")
    asked = shelf(workspace).send_for_review(changed, workspace.services.today())
    dialog = actions.approve_dialog(asked, "Look first.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.do.isEnabled()  # not before everything was looked at
    qtbot.waitUntil(lambda: dialog.found is not None)
    assert dialog.do.isEnabled()
    assert dialog.verdict.text().startswith("The template by itself: ")
    assert "1 program in use" in dialog.told.text()
    line = dialog.patients.item(0).text()
    assert f"week {week} · from version {own.latest.version}" in line
    dialog.look()
    dialog.stop.click()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible())
    assert dialog.do.isEnabled() == (dialog.found is not None)
    dialog.reject()


def test_the_list_filters_and_says_where_each_of_ours_stands(
    qtbot: QtBot,
    page: LibraryPage,
    workspace: Workspace,
    actions: TemplateActions,
    said: list[str],
) -> None:
    own = in_force(workspace, actions, written(qtbot, workspace, actions))
    shelf(workspace).save(replace(own.latest, note="Next"), own, "")
    workspace.templates_changed.emit()
    picker = page.templates.picker

    def listed() -> list[str]:
        items = [picker.list.item(row) for row in range(picker.list.count())]
        return [item.text().partition(" ")[0] for item in items if not item.isHidden()]

    assert listed() == list(shelf(workspace).templates)
    picker.kind.setCurrentIndex(picker.kind.findText("Drafts and in review"))
    assert listed() == [own.id]
    assert "1 approved, 2 draft" in picker.list.item(picker.list.currentRow()).text()
    assert "Note:" in page.templates.sheet.news.text()
    picker.clear_filters()
    picker.search.setText("stenosis opening")
    assert listed() == ["T-13"]
    assert page.templates.sheet.title.text().startswith("T-13")
    picker.search.setText("no such thing")
    assert listed() == []
    assert not page.templates.sheet.isVisible()
    assert not said


def test_a_program_says_that_its_template_is_newer_and_follows_in_one_step(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions, said: list[str]
) -> None:
    own = in_force(workspace, actions, written(qtbot, workspace, actions))
    actions.take_in(own.latest)
    design = DesignPage(workspace)
    qtbot.addWidget(design)
    design.resize(1366, 700)
    design.show()
    assert not design.news.isVisible()
    rows = list(own.latest.rows)
    at = next(at for at, row in enumerate(rows) if row.dose.reps)
    dose = replace(rows[at].dose, reps=(rows[at].dose.reps or 0) + 2)
    rows[at] = replace(rows[at], dose=dose, dose_text="")
    draft = shelf(workspace).save(replace(own.latest, rows=tuple(rows)), own, "")
    workspace.templates_changed.emit()
    assert not design.news.isVisible()
    in_force(workspace, actions, draft)
    assert design.news.isVisible()
    assert "→" in design.news.lines.text()
    document = workspace.document
    assert document is not None
    before = document.week
    design.news.update_week.click()
    planned = document.program_week
    assert planned is not None
    assert planned.template_version == 2
    assert not design.news.isVisible()
    assert {p.id for _, p in document.week.placements()} == {p.id for _, p in before.placements()}
    document.undo_stack.undo()
    assert document.week == before
    assert design.news.isVisible()
    design.news.keep.click()
    assert not design.news.isVisible()
    assert not said


def test_a_patients_week_becomes_a_template_without_anything_about_the_patient(
    qtbot: QtBot, workspace: Workspace, actions: TemplateActions
) -> None:
    document = workspace.document
    assert document is not None
    planned = document.program_week
    assert planned is not None
    day = planned.week.days[0]
    first = replace(day.placements[0], note="Mind Mrs Example's knee")
    noted = replace(
        planned,
        week=planned.week.with_day(0, replace(day, placements=(first, *day.placements[1:]))),
    )
    editor = closed(actions.week_editor(noted, document.record.patient.diagnoses), qtbot)
    editor.name.setText("As for A.")
    editor.save.click()
    (own,) = shelf(workspace).own.values()
    assert not any(row.note for row in own.latest.rows)
    assert own.latest.diagnoses == document.record.patient.diagnoses
    told = {p.exercise_id for _, p in planned.week.placements()}
    assert {row.exercise_id for row in own.latest.rows} == told


def test_the_history_tells_each_change_and_brings_a_version_back(
    qtbot: QtBot,
    page: LibraryPage,
    workspace: Workspace,
    actions: TemplateActions,
    said: list[str],
) -> None:
    own = in_force(workspace, actions, written(qtbot, workspace, actions))
    shelf(workspace).save(replace(own.latest, note="Worse"), own, "A try")
    page._tabs.setCurrentWidget(page.history)
    view = page.history.view
    assert [one.why for one in view.versions()] == ["A try", "because", "because", ""]
    assert any("Worse" in line for line in view.lines())
    view.table.selectRow(1)
    assert view.lines() == ["State: In review → Approved"]
    assert not page.history.view.restore.isHidden()
    view.restore.click()
    newest = view.versions()[0]
    assert (newest.why, newest.who) == ("because", "Test therapist")
    latest = shelf(workspace).own[own.id].latest
    assert (latest.note, latest.version, latest.state) == (own.latest.note, 3, "draft")
    view.search.setText("reviewer")
    assert [one.who for one in view.versions()] == ["Reviewer"]
    assert not said


def test_what_another_workstation_changed_is_told_and_kept(
    qtbot: QtBot,
    workspace: Workspace,
    actions: TemplateActions,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = written(qtbot, workspace, actions)
    editor = closed(actions.editor(own), qtbot)
    shelf(workspace).save(replace(own.latest, note="Theirs"), own, "")
    told: list[str] = []
    monkeypatch.setattr(
        "widgets.library.templates.editor.tell", lambda _p, _t, text, _c: told.append(text)
    )
    editor.note.setText("Ours")
    editor.save.click()
    assert "changed elsewhere" in told[0]
    assert shelf(workspace).own[own.id].latest.note == "Theirs"
    monkeypatch.setattr(asking.Question, "ask", lambda _question: "leave")
    editor.reject()
    actions.retire(own)
    assert "changed elsewhere" in said[0]


def test_an_exercise_comes_back_once_its_impact_was_seen(
    qtbot: QtBot, page: LibraryPage, workspace: Workspace
) -> None:
    clinic, library = workspace.services.clinic, workspace.services.library
    ours = replace(library.exercises["dead-bug"], id="c-bug", name="Our bug", clinics_own=True)
    ours = replace(ours, other_names=(), provenance={}, house_dose=None)
    clinic.change_library(lambda own: own.with_exercise(ours), "New")
    clinic.change_library(lambda own: own.with_exercise(replace(ours, name="Worse")), "A try")
    page._tabs.setCurrentWidget(page.history)
    newest, oldest = page.history.view.versions()
    assert page.history.view.lines() == ["Name: Our bug → Worse"]
    assert newest.why == "A try"
    dialog = page.history.impact_dialog(oldest)
    assert dialog is not None
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    QTest.keyClicks(dialog.reason, "The old name was better")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.save.click()
    assert clinic.library().library.exercises == (ours,)
    assert clinic.history("exercise")[0].why == "The old name was better"
