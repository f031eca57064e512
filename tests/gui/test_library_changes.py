"""Exercises and rules of the clinic: typed, judged at once, looked at, saved, followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.library_change import ChangedPlan, LibraryChange
from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from designer.safety.clinic_rules import Assembled, assembled
from designer.safety.drafting import AttributeRow, RuleDraft, WeeksRow, example, rule_of
from designer.safety.rules import Rule
from tests.gui.clinics import NOW, open_demo
from widgets.common.form_row import FormRow
from widgets.library.exercises.editor import BLANK, ExerciseEditor
from widgets.library.exercises.keeping_buttons import KeepingButtons
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.impact.impact_table import WHY
from widgets.library.impact.proposal import Proposal
from widgets.library.library_page import LibraryPage
from widgets.library.rules.editor import RuleEditor
from widgets.library.rules.stricter_dialog import stricter_choices
from widgets.patients.library_mark import LibraryMark
from widgets.shell.pages import PageStack
from widgets.state.workspace import Workspace


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    made = open_demo(qtbot, tmp_path)
    yield made
    assert made.close_patient()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[LibraryPage]:
    made = LibraryPage(workspace)
    workspace.library_changed.connect(made.take_library)
    qtbot.addWidget(made)
    yield made
    made.rules.counter.stop()


def editor_of(qtbot: QtBot, page: LibraryPage, exercise: Exercise, *, new: bool) -> ExerciseEditor:
    editor = page.keeping.editor(exercise, new=new)
    qtbot.waitUntil(lambda: editor.last is not None)
    return editor


def save(qtbot: QtBot, workspace: Workspace, proposal: Proposal, why: str = "We need it") -> None:
    dialog = looked(qtbot, workspace, proposal)
    dialog.reason.show_value(why)
    dialog.reason.edited.emit()
    assert dialog.save.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.save.click()


def looked(qtbot: QtBot, workspace: Workspace, proposal: Proposal) -> ImpactDialog:
    dialog = ImpactDialog(workspace, proposal)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    return dialog


def proposal_of(page: LibraryPage, editor: ExerciseEditor) -> Proposal:
    judged = editor.last
    assert judged is not None
    assert judged.exercise is not None
    checker = judged.checker
    assert checker is not None
    return page.keeping.proposal("Exercise", judged.exercise, None, lambda: checker)


def own_copy(qtbot: QtBot, workspace: Workspace, page: LibraryPage) -> str:
    """A saved exercise of the clinic, a copy of the dead bug."""
    editor = editor_of(qtbot, page, page.keeping.copy_of("dead-bug"), new=True)
    save(qtbot, workspace, proposal_of(page, editor))
    judged = editor.last
    assert judged is not None
    assert judged.exercise is not None
    editor.accept()
    return judged.exercise.id


def test_a_blank_form_asks_for_every_demand_and_saves_nothing(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = editor_of(qtbot, page, BLANK, new=True)
    assert editor.last is not None
    missing = {problem.field for problem in editor.last.problems}
    assert {"name", "kind", "phase", "attributes.flex", "attributes.load"} <= missing
    assert not editor.save.isEnabled()
    assert editor.panel.table.rowCount() == 0
    editor.accept()


def test_every_field_says_what_it_is_for(qtbot: QtBot, page: LibraryPage) -> None:
    editor = editor_of(qtbot, page, BLANK, new=True)
    rows = editor.form.findChildren(FormRow)
    assert all(row.field.accessibleName() for row in rows)
    demands = [row for name, row in editor.form.rows.items() if name.startswith("attributes.")]
    assert all(row._hint for row in demands)
    editor.accept()


def test_a_demand_that_is_changed_changes_the_verdicts_at_once(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = editor_of(qtbot, page, page.keeping.copy_of("dead-bug"), new=True)
    assert editor.last is not None
    before = {one.diagnosis: one.severity for one in editor.last.judgements}
    assert before["disc-related-pain"] is None
    for field, value in (("flex", "high"), ("load", "moderate"), ("end_range", "yes")):
        row = editor.form.rows[f"attributes.{field}"]
        row.field.show_value(value)  # type: ignore[attr-defined]
        row.field.edited.emit()  # type: ignore[attr-defined]
    assert not editor.save.isEnabled()  # not before it was judged again
    qtbot.waitUntil(lambda: editor.last is not None)
    after = {one.diagnosis: one.severity for one in editor.last.judgements}
    assert after["disc-related-pain"] is Severity.BLOCK
    assert editor.panel.table.rowCount() == len(after)
    editor.accept()


def test_the_reading_level_is_told_for_both_languages(qtbot: QtBot, page: LibraryPage) -> None:
    editor = editor_of(qtbot, page, page.keeping.copy_of("dead-bug"), new=True)
    assert "English: easy to read" in editor.panel.reading.text()
    assert "Spanish: no text yet" in editor.panel.reading.text()
    row = editor.form.rows["patient_text.steps"]
    hard = "Simultaneously stabilise the lumbopelvic musculature while dissociating extremities."
    row.field.show_value(hard * 4)  # type: ignore[attr-defined]
    row.field.edited.emit()  # type: ignore[attr-defined]
    assert "hard to read" in editor.panel.reading.text()
    editor.accept()


def test_a_saved_exercise_is_there_at_once_everywhere(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    exercise_id = own_copy(qtbot, workspace, page)
    services, document = workspace.services, workspace.document
    assert services.library.exercise(exercise_id).clinics_own
    assert page.panel.model.row_of(exercise_id) is not None
    assert document is not None
    assert document.case.verdict(exercise_id).word
    stored = services.clinic.library().library.exercises
    assert [one.id for one in stored] == [exercise_id]
    assert services.clinic.audit("library")[-1].actor == "Test therapist"


def test_a_shipped_one_can_be_copied_only_and_an_own_one_edited_and_retired(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    shown = KeepingButtons(workspace.services.library.exercise("dead-bug"))
    qtbot.addWidget(shown)
    assert not shown.copy.isHidden()
    assert shown.change.isHidden()
    assert shown.retire.isHidden()
    page.keeping.edit("dead-bug")  # does nothing: it is not the clinic's
    exercise_id = own_copy(qtbot, workspace, page)
    own = KeepingButtons(workspace.services.library.exercise(exercise_id))
    qtbot.addWidget(own)
    assert not own.change.isHidden()
    assert not own.retire.isHidden()


def test_a_retired_one_is_not_offered_and_stays_in_programs(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    from widgets.design.design_page import DesignPage  # a heavy page

    exercise_id = own_copy(qtbot, workspace, page)
    own = workspace.services.library.exercise(exercise_id)
    retired = replace(own, retired=True)
    library = workspace.services.library.with_own([retired])
    rules = workspace.services.checker.rules
    proposal = page.keeping.proposal("Retire", retired, own, lambda: Checker(library, rules))
    save(qtbot, workspace, proposal)
    design = DesignPage(workspace)
    qtbot.addWidget(design)
    assert design.library.model.row_of(exercise_id) is None
    assert design.cards.name(exercise_id) == own.name
    assert page.panel.model.row_of(exercise_id) is not None  # where it can be offered again


def test_somebody_who_was_quicker_is_not_overwritten(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    exercise_id = own_copy(qtbot, workspace, page)
    own = workspace.services.library.exercise(exercise_id)
    checker = Checker(workspace.services.library, workspace.services.checker.rules)
    proposal = page.keeping.proposal("Edit", replace(own, phase="3"), own, lambda: checker)
    theirs = replace(own, name="Theirs")
    workspace.services.clinic.change_library(lambda lib: lib.with_exercise(theirs))
    dialog = looked(qtbot, workspace, proposal)
    dialog.reason.show_value("Why")
    dialog.reason.edited.emit()
    dialog.save.click()
    assert "Somebody else" in dialog.error.text()
    stored = workspace.services.clinic.library().library.exercises
    assert [one.name for one in stored] == ["Theirs"]
    dialog.reject()


def strict_draft(pattern: str = "carry") -> RuleDraft:
    return RuleDraft(
        rows=(AttributeRow("pattern", (pattern,)), WeeksRow(1, 13)),
        severity=Severity.BLOCK,
        message="Not here.",
        reason="We have no room.",
        source="Team decision",
        examples=(
            example("suitcase-carry", "", 9, Severity.BLOCK, "a carry", Dose()),
            example("dead-bug", "", 9, None, "a dead bug", Dose()),
        ),
    )


def rule_editor(qtbot: QtBot, page: LibraryPage, draft: RuleDraft) -> RuleEditor:
    editor = page.rules.actions_.editor("CR-001")
    editor._show(draft)
    editor._try_soon()
    qtbot.waitUntil(lambda: not editor.is_trying)
    return editor


def test_a_rule_is_tried_on_its_examples_while_it_is_written(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = rule_editor(qtbot, page, strict_draft())
    assert editor.save.isEnabled(), editor.last
    assert editor.examples.rows[0].result.text() == "✓ as expected"
    week = editor.rows.rows[1]
    week.parts[3].last.setValue(4)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not editor.is_trying)
    assert not editor.save.isEnabled()
    assert editor.examples.rows[0].result.text().startswith("✗")
    editor.accept()


def test_a_blank_rule_says_what_is_missing_by_the_names_of_the_form(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = rule_editor(qtbot, page, RuleDraft())
    said = editor.problems.text()
    assert "When it speaks: " in said
    assert "Message: " in said
    assert not editor.save.isEnabled()
    editor.accept()


def test_rows_are_set_by_hand(qtbot: QtBot, page: LibraryPage) -> None:
    editor = rule_editor(qtbot, page, RuleDraft())
    box = next(b for b in editor.rows.findChildren(QCheckBox) if b.text() == "carry")
    box.click()
    assert editor.draft().rows == (AttributeRow("pattern", ("carry",)),)
    editor.rows.add.click()
    assert editor.rows.unfinished() == 1
    remove = editor.rows.rows[1].findChildren(QPushButton)
    next(button for button in remove if button.text() == "Remove").click()
    assert editor.rows.unfinished() == 0
    editor.accept()


def test_a_saved_rule_is_in_force_told_to_patients_and_can_be_retired(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    document = workspace.document
    assert document is not None
    assert document.program is not None
    placed = {p.exercise_id for w in document.program.weeks[10:] for _, p in w.week.placements()}
    library = workspace.services.library
    pattern = library.exercise(min(placed)).attributes.pattern
    rule = rule_of(replace(strict_draft(pattern), examples=()), "CR-001")
    from designer.safety.drafting import kept

    rules = workspace.services.checker.rules.with_own([rule])
    proposal = Proposal(
        "Rule CR-001",
        lambda: Checker(library, rules),
        lambda lib, why: lib.with_rule(kept(_with_examples(rule), reason=why)),
    )
    dialog = looked(qtbot, workspace, proposal)
    assert dialog.found is not None
    patient = document.record.patient.id
    assert patient in {one.id for one in dialog.found.programs}
    shown = range(dialog.table.model().rowCount())
    assert any("CR-001" in dialog.table.texts(row)[WHY] for row in shown)
    assert not dialog.save.isEnabled()  # nobody said why
    dialog.reject()
    save(qtbot, workspace, proposal, "No room")
    assert workspace.services.checker.rules.rule("CR-001").message == "Not here."
    assert any(f.rule_id == "CR-001" for f in document.case.check_program().findings)
    note = workspace.services.clinic.library().library.changes[-1]
    assert note.reason == "No room"
    assert note.plan(patient) is not None

    mark = LibraryMark(workspace.services.clinic, workspace.services.library, workspace.save_apart)
    qtbot.addWidget(mark)
    mark.show_patient(patient)
    assert not mark.isHidden()
    assert "Rule CR-001" in mark.words.text()
    mark.seen.click()
    assert mark.isHidden()
    seen = workspace.services.clinic.library().library.changes[-1].plan(patient)
    assert seen is not None
    assert seen.seen_by == "Test therapist"


def _with_examples(rule: Rule) -> Rule:
    examples = (
        example("dead-bug", "", 9, Severity.BLOCK, "speaks", Dose()),
        example("breath-reset", "", 9, None, "silent", Dose()),
    )
    return replace(rule, examples=examples)


def test_a_shipped_rule_can_be_raised_and_never_lowered(workspace: Workspace) -> None:
    for rule in workspace.services.checker.rules.rules:
        for old, new in stricter_choices(rule):
            assert new.rank > old.rank
            assert new is not Severity.HARD_BLOCK or "clearance" in rule.actions


def test_stricter_is_in_force_at_once_and_as_shipped_when_taken_back(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    actions = page.rules.actions_
    shipped = workspace.services.checker.rules.rule("R-067")
    dialog = actions.stricter_dialog("R-067")
    assert not dialog.go_on.isEnabled()
    dialog.level.setCurrentIndex(1)
    dialog.reason.setText("Too long")
    change = dialog.change()
    assert change is not None
    from widgets.library.rules.stricter_dialog import kept_change

    stored = kept_change(change, "R-067-1")
    after = actions._checker_with(actions.kept().with_stricter(stored))
    proposal = Proposal("R-067", after, lambda lib, _why: lib.with_stricter(stored))
    save(qtbot, workspace, proposal)
    raised = workspace.services.checker.rules.rule("R-067")
    assert raised.severity.rank > shipped.severity.rank
    assert "Too long" in raised.source
    assert actions.stricter_rules(actions.kept()) == {"R-067"}
    back = actions.kept().without_stricter("R-067-1")
    proposal = Proposal("back", actions._checker_with(back), lambda lib, _why: back)
    save(qtbot, workspace, proposal)
    assert workspace.services.checker.rules.rule("R-067") == shipped


def test_looking_can_be_stopped_and_then_nothing_can_be_saved(
    qtbot: QtBot, workspace: Workspace
) -> None:
    checker = Checker(workspace.services.library, workspace.services.checker.rules)
    dialog = ImpactDialog(workspace, Proposal("x", lambda: checker, lambda lib, _why: lib))
    qtbot.addWidget(dialog)
    dialog.reason.show_value("Why")
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog.stop.text() == "Look again" or dialog.found is not None)
    if dialog.found is None:  # it may have been quicker than the click
        assert not dialog.save.isEnabled()
        dialog.stop.click()
        qtbot.waitUntil(lambda: dialog.found is not None)
    dialog.reject()


def test_where_a_rule_speaks_is_listed(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    page.rules.counter.start()
    qtbot.waitUntil(lambda: not page.rules.counter.running)
    names = {line.name for line in workspace.services.clinic.patients()}
    fired = [page.rules.counter.fired(r.id) for r in workspace.services.checker.rules.rules]
    assert any(one is not None and one.patients for one in fired)
    assert any(one is not None and one.templates for one in fired)
    assert all(set(one.patients) <= names for one in fired if one is not None)


def test_the_pages_are_made_anew_when_the_library_changes(
    qtbot: QtBot, workspace: Workspace
) -> None:
    stack = PageStack(workspace)
    qtbot.addWidget(stack)
    stack.show_page("design")
    before = stack.page("design")
    stack.show_page("patients")
    patients = stack.page("patients")
    workspace.take_library(workspace.services.library)
    assert stack.page("patients") is patients
    assert stack.page("design") is None
    stack.show_page("design")
    assert stack.page("design") is not before


def test_a_note_of_another_patient_is_not_shown(qtbot: QtBot, workspace: Workspace) -> None:
    one, other, _ = (line.id for line in workspace.services.clinic.patients())
    plan = ChangedPlan(patient_id=one, before=None, after=Severity.BLOCK)
    change = LibraryChange(id="c", on=NOW, what="Exercise", plans=(plan,))
    workspace.services.clinic.change_library(lambda lib: lib.with_change(change))
    mark = LibraryMark(workspace.services.clinic, workspace.services.library, workspace.save_apart)
    qtbot.addWidget(mark)
    mark.show_patient(other)
    assert mark.isHidden()
    mark.show_patient(one)
    assert "nothing → Block" in mark.words.text()


def test_what_another_workstation_changed_comes_in(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    shipped = workspace.services.library.exercise("dead-bug")
    workspace.look_elsewhere()
    workspace._elsewhere.wait()
    qtbot.wait(10)
    theirs = replace(
        shipped, id="own-theirs", name="Theirs", other_names=(), provenance={}, clinics_own=True
    )
    workspace.services.clinic.change_library(lambda lib: lib.with_exercise(theirs))
    with qtbot.waitSignal(workspace.library_changed):
        workspace.look_elsewhere()
    assert workspace.services.library.exercise("own-theirs").name == "Theirs"
    assert page.panel.model.row_of("own-theirs") is not None
    with qtbot.assertNotEmitted(workspace.library_changed, wait=400):  # nothing new
        workspace.look_elsewhere()


def test_a_dialog_that_is_open_is_not_pulled_away_by_it(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    made = different_rules(workspace)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    with qtbot.assertNotEmitted(workspace.library_changed, wait=200):
        workspace._follower._take(made)
    with qtbot.waitSignal(workspace.library_changed):
        dialog.close()


def different_rules(workspace: Workspace) -> Assembled:
    services = workspace.services
    return assembled(services.library, services.rules_as_shipped(), [], [], [])
