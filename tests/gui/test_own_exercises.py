"""Exercises of the clinic: typed, judged at once, saved, retired."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from tests.gui.library_pages import editor_of, looked, open_library, own_copy, save
from widgets.common.form_row import FormRow
from widgets.library.exercises.editor import BLANK
from widgets.library.exercises.keeping_buttons import KeepingButtons
from widgets.library.library_page import LibraryPage
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[LibraryPage]:
    with open_library(qtbot, workspace) as made:
        yield made


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


def test_spanish_words_without_a_spanish_name_are_not_lost_by_saving(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = editor_of(qtbot, page, page.keeping.copy_of("dead-bug"), new=True)
    name = editor.form.rows["translations.es.patient_name"]
    assert name.field.value() == "Bicho muerto"  # type: ignore[attr-defined]
    name.field.show_value("")  # type: ignore[attr-defined]
    name.field.edited.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: editor.last is not None)
    assert not editor.save.isEnabled()
    assert "name in Spanish" in editor.panel.problems.text()
    for field, row in editor.form.rows.items():
        if field.startswith("translations.es."):
            row.field.show_value("")  # type: ignore[attr-defined]
    name.field.edited.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: editor.last is not None)
    assert editor.save.isEnabled(), editor.panel.problems.text()  # no Spanish is an answer
    editor.accept()


def test_a_name_that_no_handout_could_print_is_told_before_it_is_saved(
    qtbot: QtBot, page: LibraryPage
) -> None:
    editor = editor_of(qtbot, page, page.keeping.copy_of("dead-bug"), new=True)
    row = editor.form.rows["name"]
    row.field.show_value("Bug \N{BUG}")  # type: ignore[attr-defined]
    row.field.edited.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: editor.last is not None)
    assert not editor.save.isEnabled()
    assert "cannot print “\N{BUG}”" in editor.panel.problems.text()
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
    assert "Spanish: easy to read" in editor.panel.reading.text()
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
