"""Rules of the clinic: tried while they are written, in force at once, made stricter."""

from collections.abc import Iterator

import pytest
from msgspec import Raw
from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from designer.model.dose import Dose
from designer.model.own_rule import OwnRule, StricterRule
from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from designer.safety.rules.drafting import AttributeRow, RuleDraft, WeeksRow, example, kept, rule_of
from designer.safety.rules.rules import Rule
from tests.gui.library_pages import looked, open_library, save
from widgets.design.design_page import DesignPage
from widgets.design.findings.findings_panel import FindingsPanel
from widgets.library.impact.impact_table import WHY
from widgets.library.impact.proposal import Proposal
from widgets.library.library_page import LibraryPage
from widgets.library.rules.editor import RuleEditor
from widgets.library.rules.stricter_dialog import kept_change, stricter_choices
from widgets.patients.library_mark import LibraryMark
from widgets.state.library_follower import different
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[LibraryPage]:
    with open_library(qtbot, workspace) as made:
        yield made


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


def test_a_rule_that_cannot_be_used_any_more_stays_told_until_it_is_dealt_with(
    qtbot: QtBot, workspace: Workspace
) -> None:
    document = workspace.document
    assert document is not None
    clinic, services = workspace.services.clinic, workspace.services
    broken = OwnRule(id="CR-002", rule=Raw(b'{"id":"CR-002"}'))
    other = OwnRule(id="CR-003", rule=Raw(b'{"id":"CR-003"}'))
    change = StricterRule(id="R-999-1", change=Raw(b'{"rule":"R-999","reason":"x"}'))
    clinic.change_library(lambda lib: lib.with_rule(broken).with_rule(other).with_stricter(change))
    made = different(services)
    assert made is not None
    workspace.take_library(made.library, made.checker)
    design = DesignPage(workspace)
    qtbot.addWidget(design)
    panel = design.findChild(FindingsPanel)
    assert panel is not None
    assert "3 rules of the clinic are not in force" in panel._left_out.text()
    with open_library(qtbot, workspace) as page:
        page.show()
        page.findChild(QTabWidget).setCurrentWidget(page.rules)  # type: ignore[union-attr]
        page.rules._fill()
        assert page.rules.left_out.isVisible()
        asked: list[Proposal] = []
        page.rules.actions_._propose = lambda one, *_rest: asked.append(one)  # type: ignore[assignment]
        for word in ("Retire… CR-002", "Take it back… R-999-1"):
            buttons = page.rules.left_out.findChildren(QPushButton)
            next(button for button in buttons if button.accessibleName() == word).click()
            save(qtbot, workspace, asked.pop())
        assert [one.id for one in workspace.services.checker.rules.left_out] == ["CR-003"]
        assert "1 rule of the clinic is not in force" in panel._left_out.text()
        page.rules.actions_.set_retired("CR-003", True)
        save(qtbot, workspace, asked.pop())
        assert page.rules.left_out.isHidden()
        assert not panel._left_out.isVisibleTo(panel)


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
