"""The clinic's details: nothing that was typed is lost, and nothing that others changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from designer.model.clinic import Person
from designer.store.errors import StoreError
from tests.gui.helpers import MakeWindow
from widgets.common.asking import Question
from widgets.shell import clinic_editing
from widgets.shell.clinic_dialog import ClinicDialog
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services


def typed_and_agreed(monkeypatch: pytest.MonkeyPatch, services: Services) -> list[str]:
    """Each time the dialog opens a name is typed and agreed to; what the fields held before."""
    held: list[str] = []

    def answer(dialog: ClinicDialog) -> int:
        held.append(dialog.name.text())
        dialog.name.setText("Harbour Spine Clinic")
        employed = (Person(name="T. Tan"),)
        services.clinic.change_library(  # at another desk, meanwhile
            lambda lib: replace(lib, settings=replace(lib.settings, people=employed))
        )
        dialog.done(dialog.DialogCode.Accepted)
        return int(dialog.DialogCode.Accepted)

    monkeypatch.setattr(ClinicDialog, "exec", answer)
    return held


def test_what_others_changed_meanwhile_stays(
    monkeypatch: pytest.MonkeyPatch, main_window: MainWindow, services: Services
) -> None:
    typed_and_agreed(monkeypatch, services)
    clinic_editing.edit_clinic(main_window.workspace, main_window)
    settings = services.clinic.library().library.settings
    assert settings.identity.name == "Harbour Spine Clinic"
    assert [person.name for person in settings.people] == ["T. Tan"]


def test_what_was_typed_stands_there_again_where_it_could_not_be_saved(
    monkeypatch: pytest.MonkeyPatch, make_main_window: MakeWindow, services: Services
) -> None:
    held = typed_and_agreed(monkeypatch, services)
    window = make_main_window()
    told: list[str] = []
    monkeypatch.setattr(clinic_editing, "tell", lambda *words: told.append(words[2]))
    saved = window.workspace.save_apart
    tries = iter((True, False))

    def sometimes(call):  # type: ignore[no-untyped-def]
        if next(tries):
            raise StoreError("The disk is full.")
        return saved(call)

    monkeypatch.setattr(window.workspace, "save_apart", sometimes)
    clinic_editing.edit_clinic(window.workspace, window)
    assert told == ["The disk is full."]
    assert held == ["", "Harbour Spine Clinic"]
    assert services.clinic.library().library.settings.identity.name == "Harbour Spine Clinic"


def test_closing_asks_first_where_something_was_typed(
    monkeypatch: pytest.MonkeyPatch, main_window: MainWindow, services: Services
) -> None:
    asked: list[str] = []

    def stay(_question: Question) -> str:
        asked.append("stay")
        return "stay"

    monkeypatch.setattr(Question, "ask", stay)
    dialog = ClinicDialog(services.clinic.library().library.settings, main_window)
    dialog.show()
    dialog.phone.setText("555 0100")
    dialog.reject()
    assert asked
    assert dialog.isVisible()
    dialog.phone.setText("")
    dialog.reject()
    assert asked == ["stay"]
    assert not dialog.isVisible()
    dialog.deleteLater()
