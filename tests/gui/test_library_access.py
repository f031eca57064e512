"""Whoever may not change what the whole clinic uses finds the buttons shut, and is told why."""

from collections.abc import Iterator, Sequence
from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from designer.access import ROLES_OF, Command
from designer.model.clinic import Person
from tests.gui.library_pages import open_library, own_copy
from widgets.library.library_page import LibraryPage
from widgets.library.packs.pack_review import PackReview
from widgets.state.workspace import Workspace

PEOPLE = (
    Person(name="A. Adams", role="admin"),
    Person(name="T. Tan", role="therapist"),
    Person(name="C. Cole", role="clinician"),
)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Iterator[LibraryPage]:
    with open_library(qtbot, workspace) as made:
        made.show()
        yield made


def employ(workspace: Workspace) -> None:
    workspace.services.clinic.change_library(
        lambda library: replace(library, settings=replace(library.settings, people=PEOPLE))
    )
    workspace.clinic_changed.emit()


def guarded(page: LibraryPage, command: Command) -> Sequence[QAbstractButton]:
    """The buttons of a command as the page has them now."""
    texts: dict[Command, tuple[str, ...]] = {
        "edit picture": ("Edit picture…", "Use a photo…"),
        "edit exercise": ("New exercise…", "Edit…", "Duplicate…", "Retire…"),
        "edit rule": ("New rule…", "Make stricter…"),
        "decide on template": ("Approve…", "Retire…"),
        "take pack": ("Reject the pack…",),
    }
    tabs = {
        "edit rule": page.rules,
        "decide on template": page.templates.sheet,
        "take pack": page.packs.findChild(PackReview),
    }
    inside = tabs.get(command, page._exercises)
    assert inside is not None
    found = [one for one in inside.findChildren(QPushButton) if one.text() in texts[command]]
    assert len({one.text() for one in found}) == len(texts[command])
    return found


def test_each_command_is_open_to_its_roles_alone(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    page.show_exercise(own_copy(qtbot, workspace, page))
    page._tabs.setCurrentWidget(page.rules)
    employ(workspace)
    for person in PEOPLE:
        workspace.act_as(person.name)
        for command in get_args(Command):
            may = person.role in ROLES_OF[command]
            for button in guarded(page, command):
                assert button.isEnabled() is may, (person.role, command, button.text())
                assert ("A. Adams" in button.accessibleDescription()) is not may


def test_an_earlier_version_is_given_back_by_those_who_may_change_it(
    qtbot: QtBot, workspace: Workspace, page: LibraryPage
) -> None:
    exercise_id = own_copy(qtbot, workspace, page)
    clinic = workspace.services.clinic
    clinic.change_library(
        lambda lib: lib.with_exercise(replace(lib.exercises[0], retired=True, id=exercise_id))
    )
    employ(workspace)
    page._tabs.setCurrentWidget(page.history)
    page.history.view.table.selectRow(1)
    for person in PEOPLE:
        workspace.act_as(person.name)
        assert page.history.view.restore.isEnabled() is (person.role == "admin")
