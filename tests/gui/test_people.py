"""Who works here stands under every change, and is remembered."""

from __future__ import annotations

from msgspec.structs import replace

from designer.model.clinic import Person
from designer.model.record import PatientRecord
from tests.gui.helpers import MakeServices, MakeWindow, patient
from widgets.people.acting_button import ActingButton
from widgets.shell.clinic_dialog import ClinicDialog
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services

CHEN = Person(name="B. Chen & co", role="clinician")
ORTIZ = Person(name="J. Ortiz")


def employ(services: Services, *people: Person) -> None:
    loaded = services.clinic.library()
    settings = replace(loaded.library.settings, people=people)
    after = replace(loaded.library, settings=settings)
    services.clinic.save_library(loaded.library, after, loaded.revisions)


def button_of(window: MainWindow) -> ActingButton:
    button = window.findChild(ActingButton)
    assert button is not None
    return button


def choose(button: ActingButton, name: str) -> None:
    next(one for one in button.menu().actions() if one.data() == name).trigger()


def test_whoever_is_chosen_stands_under_every_change_and_is_remembered(
    services: Services, make_services: MakeServices, make_main_window: MakeWindow
) -> None:
    employ(services, ORTIZ, CHEN)
    window = make_main_window()
    window.workspace.create_patient(PatientRecord(patient=patient()))
    choose(button_of(window), CHEN.name)
    document = window.workspace.document
    assert document is not None
    noted = replace(document.record.patient, notes="seen")
    document.change(replace(document.record, patient=noted), "Edit intake")
    assert window.workspace.close_patient()
    actors = [entry.actor for entry in services.clinic._store.audit(patient().id)]
    assert actors == ["J. Ortiz", CHEN.name]
    window.close()

    again = make_main_window(make_services())
    assert again.workspace.actor == CHEN.name
    assert "B. Chen && co" in button_of(again).text()


def test_somebody_who_left_the_clinic_is_not_taken_up_again(
    services: Services, make_services: MakeServices, make_main_window: MakeWindow
) -> None:
    employ(services, ORTIZ, CHEN)
    window = make_main_window()
    choose(button_of(window), CHEN.name)
    employ(services, ORTIZ)
    assert make_main_window(make_services()).workspace.actor == ORTIZ.name


def test_the_clinic_details_keep_the_list_of_people(
    services: Services, main_window: MainWindow
) -> None:
    dialog = ClinicDialog(services.clinic.library().library.settings, main_window)
    assert dialog.settings().people == ()
    dialog.people.show_value((ORTIZ, CHEN, ORTIZ))
    assert dialog.settings().people == (ORTIZ, CHEN)
    dialog.deleteLater()


def test_the_only_person_of_the_clinic_need_not_be_chosen(
    services: Services, make_main_window: MakeWindow
) -> None:
    employ(services, ORTIZ)
    assert make_main_window().workspace.actor == ORTIZ.name
