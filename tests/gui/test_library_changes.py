"""A changed library: looked at before it is saved, and followed everywhere."""

from collections.abc import Iterator
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from designer.model.library_change import ChangedPlan, LibraryChange
from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from designer.safety.upkeep.clinic_rules import Assembled, assembled
from designer.store.errors import StoreError
from tests.gui.clinics import NOW
from tests.gui.library_pages import open_library
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.impact.proposal import Proposal
from widgets.library.library_page import LibraryPage
from widgets.patients.library_mark import LibraryMark
from widgets.shell.pages import PageStack
from widgets.state import library_follower
from widgets.state.services import Services
from widgets.state.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[LibraryPage]:
    with open_library(qtbot, workspace) as made:
        yield made


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
    with qtbot.assertNotEmitted(workspace.library_changed):  # nothing new
        workspace.look_elsewhere()
        workspace._elsewhere.wait()
        qtbot.wait(10)
        workspace._follower.wait()
        qtbot.wait(10)


def test_h7_a_second_change_during_a_slow_look_is_followed_too(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, answer = Event(), Event()
    real = library_follower.different

    def slowly(services: Services) -> Assembled | None:
        found = real(services)
        reading.set()
        answer.wait(10)
        return found

    monkeypatch.setattr(library_follower, "different", slowly)
    workspace._follower.look()
    assert reading.wait(10)
    add_own(workspace, "own-late")
    workspace._follower.look()  # the first one has read already
    with qtbot.waitSignal(workspace.library_changed, timeout=10_000):
        answer.set()
    assert workspace.services.library.exercise("own-late").name == "own-late"


def test_h7_a_library_that_could_not_be_read_once_is_asked_for_again(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = library_follower.different, []

    def fails_once(services: Services) -> Assembled | None:
        asked.append(services)
        if len(asked) == 1:
            raise StoreError("The folder did not answer.")
        return real(services)

    monkeypatch.setattr(library_follower, "different", fails_once)
    workspace._follower._again.setInterval(10)
    add_own(workspace, "own-late")
    with qtbot.waitSignal(workspace.library_changed, timeout=10_000):
        workspace._follower.look()
    assert workspace.services.library.exercise("own-late").name == "own-late"


def add_own(workspace: Workspace, exercise_id: str) -> None:
    shipped = workspace.services.library.exercise("dead-bug")
    own = replace(
        shipped,
        id=exercise_id,
        name=exercise_id,
        other_names=(),
        provenance={},
        clinics_own=True,
    )
    workspace.services.clinic.change_library(lambda lib: lib.with_exercise(own))


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
