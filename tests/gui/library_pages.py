"""The library page, and what is done on it step by step."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from designer.model.exercise import Exercise
from widgets.library.exercises.editor import ExerciseEditor
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.impact.proposal import Proposal
from widgets.library.library_page import LibraryPage
from widgets.state.workspace import Workspace


@contextmanager
def open_library(qtbot: QtBot, workspace: Workspace) -> Iterator[LibraryPage]:
    """The page, following the library as it does in the window."""
    made = LibraryPage(workspace)
    workspace.library_changed.connect(made.take_library)
    qtbot.addWidget(made)
    yield made
    made.rules.counter.stop()


def looked(qtbot: QtBot, workspace: Workspace, proposal: Proposal) -> ImpactDialog:
    dialog = ImpactDialog(workspace, proposal)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    return dialog


def save(qtbot: QtBot, workspace: Workspace, proposal: Proposal, why: str = "We need it") -> None:
    dialog = looked(qtbot, workspace, proposal)
    dialog.reason.show_value(why)
    dialog.reason.edited.emit()
    assert dialog.save.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.save.click()


def editor_of(qtbot: QtBot, page: LibraryPage, exercise: Exercise, *, new: bool) -> ExerciseEditor:
    editor = page.keeping.editor(exercise, new=new)
    qtbot.waitUntil(lambda: editor.last is not None)
    return editor


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
