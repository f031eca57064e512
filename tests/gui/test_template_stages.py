"""Stages of a template in the editor: added, copied, named, exchanged, removed, and undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from templates.difference import week_difference
from tests.gui.hands import agreeing
from widgets.library.library_page import LibraryPage
from widgets.library.templates.editor import TemplateEditor
from widgets.library.templates.stage_dialog import StageDialog
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> LibraryPage:
    page = LibraryPage(workspace)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def editor(qtbot: QtBot, page: LibraryPage, workspace: Workspace) -> Iterator[TemplateEditor]:
    """A copy of T-04, one stage from week 3 on; its document lets go of the views at the end."""
    template = workspace.services.templates.templates["T-04"]
    editor = page.templates.actions_.copy_editor(template)
    qtbot.addWidget(editor)
    yield editor
    editor.done(0)


def _add(editor: TemplateEditor, week: int, name: str, *, empty: bool = False) -> None:
    def fill(dialog: StageDialog) -> None:
        dialog.week.setCurrentIndex(dialog.week.findData(week))
        dialog.name.setText(name)
        if empty:
            dialog.like.setCurrentIndex(0)

    with agreeing(StageDialog, fill):
        editor.stages.add.click()


def _said(editor: TemplateEditor) -> list[str]:
    return [button.accessibleName() for button in editor.stages.buttons]


def _shown(editor: TemplateEditor) -> list[int]:
    return [n for n, button in enumerate(editor.stages.buttons) if button.isChecked()]


def test_a_stage_is_added_and_saved_even_before_it_differs(
    editor: TemplateEditor, workspace: Workspace
) -> None:
    first = editor.content().first_prog_week
    before = editor.draft.document.week
    _add(editor, 9, "Longer holds")
    assert _said(editor) == [f"From week {first}", "From week 9 · Longer holds"]
    assert _shown(editor) == [1]
    assert editor.draft.document.week is not before  # placements of its own
    assert not week_difference(before, editor.draft.document.week)
    assert editor.board.commands.add("bird-dog", (6,))
    _add(editor, 12, "")
    editor.name.setText("With stages")
    editor.save.click()
    (own,) = workspace.services.templates.own.values()
    assert [(one.from_week, one.name) for one in own.latest.stages] == [
        (9, "Longer holds"),
        (12, ""),
    ]
    assert {row.from_week for row in own.latest.rows} == {None, 9}


def test_each_change_of_stages_is_a_step_that_undo_takes_back(editor: TemplateEditor) -> None:
    first = editor.content().first_prog_week
    _add(editor, 8, "A", empty=True)
    assert not list(editor.draft.document.week.placements())

    def name(dialog: StageDialog) -> None:
        assert dialog.week.findData(first) < 0  # no stage passes another one
        dialog.week.setCurrentIndex(dialog.week.findData(10))
        dialog.name.setText("B")

    with agreeing(StageDialog, name):
        editor.stages.rename.trigger()
    assert _said(editor)[1] == "From week 10 · B"
    editor.stages.earlier.trigger()
    assert _said(editor) == [f"From week {first} · B", "From week 10"]
    assert _shown(editor) == [0]
    assert not editor.stages.earlier.isEnabled()
    editor.stages.remove.trigger()
    assert _said(editor) == ["From week 10"]
    assert editor.first_week.value() == 10
    assert not editor.stages.remove.isEnabled()
    for _ in range(4):
        editor.undo.click()
    assert _said(editor) == [f"From week {first}"]
    assert not editor.is_changed()


def test_a_stage_is_shown_by_its_button_and_the_findings_follow(editor: TemplateEditor) -> None:
    _add(editor, 12, "Empty", empty=True)
    assert editor.draft.document.week_index == 1
    editor.stages.buttons[0].click()
    assert editor.draft.document.week_index == 0
    assert list(editor.draft.document.week.placements())
    editor.draft.document.show_week(1)
    assert _shown(editor) == [1]
