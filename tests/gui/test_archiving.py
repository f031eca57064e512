"""Archive and restore, through the real window."""

from __future__ import annotations

from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.record import PatientRecord
from tests.gui.helpers import MakeWindow, patient
from tests.gui.intake import button, click, patients_page
from widgets.shell.main_window import MainWindow
from widgets.state.autosave import SaveState
from widgets.state.services import Services


def test_an_archived_patient_leaves_the_list_and_comes_back(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    click(button(page, "Archive"))
    assert page.list.model.rowCount() == 1
    assert "1 archived not shown" in page.list._count.text()
    assert "MRN 0001" in page.note.words.text()
    page.note.undo.click()
    assert page.list.model.rowCount() == 2
    assert page.list.chosen() == patient(1).id

    click(button(page, "Archive"))
    page.list.actions_.archived.trigger()
    assert page.list.model.rowCount() == 2
    page.list.choose(patient(1).id)
    click(button(page, "Restore"))
    assert not services.clinic.load(patient(1).id).record.patient.archived


def test_a_second_press_brings_the_archived_patient_back_and_takes_nobody_else(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    click(button(page, "Archive"))
    page.refresh()  # as it comes a moment later, with what other workstations changed
    page.list.view.setFocus()
    assert page.list.chosen() == patient(1).id  # all commands speak of whom the overview shows
    assert page.overview._name.text() == "Abel, Ruth"
    click(button(page, "Restore"))  # in the same place as the first press
    archived = {one.id: one.archived for one in services.clinic.patients()}
    assert archived == {patient(1).id: False, patient(2).id: False}


def test_a_search_after_archiving_is_about_those_it_finds(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    click(button(page, "Archive"))
    page.list._search.setText("moss")
    assert page.list.chosen() == patient(2).id
    assert page.overview._name.text() == "Moss, Kate"


def test_the_open_patient_stays_in_view_when_archived(
    qtbot: QtBot, make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    window = make_main_window()
    page = patients_page(window)
    workspace = window.workspace
    document = workspace.open_patient(patient(2).id)
    with qtbot.waitSignal(
        workspace.save_state_changed, check_params_cb=lambda state, _: state is SaveState.SAVED
    ):
        page.actions_.archive.trigger()
    page.refresh()
    assert document is workspace.document
    assert page.overview._name.text() == "Moss, Kate"
    assert page.actions_.archive.text() == "Restore"


def test_archiving_the_open_patient_is_a_step_of_undo(main_window: MainWindow) -> None:
    document = main_window.workspace.create_patient(PatientRecord(patient=patient()))
    page = patients_page(main_window)
    page.actions_.archive.trigger()
    assert document.record.patient.archived
    assert main_window.actions_.undo.text() == "&Undo archive patient"
    main_window.actions_.undo.trigger()
    assert not document.record.patient.archived


def test_a_clinic_of_archived_patients_says_so(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(archived=True))
    page = patients_page(make_main_window())
    assert page.list._nothing._title.text() == "Every patient is archived"
    click(button(page, "Show archived patients"))
    assert page.list.model.rowCount() == 1
    page.list.actions_.archived.trigger()
    page.list._search.setText("rivera")
    assert "1 archived patient fits" in page.list._nothing._text.text()


def test_nothing_deletes_a_patient(make_main_window: MakeWindow, services: Services) -> None:
    services.clinic.create(patient())
    window = make_main_window()
    page = patients_page(window)
    page.list.view.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        QTest.keyClick(page.list.view, key)
    assert len(services.clinic.patients()) == 1
    words = " ".join(action.text() for action in (*page.edit_actions(), *page.view_actions()))
    assert "elete" not in words
