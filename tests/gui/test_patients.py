"""Taking in patients through the real window, with mouse and keyboard, on a real clinic."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from designer.demo import demo_records
from designer.lookalikes import look_alikes
from designer.model.patient import (
    Confirmation,
    Identifiers,
    Patient,
)
from designer.model.record import PatientRecord
from resources.paths import folder
from tests.gui.helpers import TODAY, MakeServices, MakeWindow, answering, patient
from tests.gui.intake import (
    CONTROL,
    begin_new,
    button,
    click,
    fill_identity,
    form_of,
    full_patient,
    patients_page,
    type_into,
)
from widgets.patients.intake.intake_form import IntakeForm
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services
from widgets.theme.theme import Theme


def test_a_new_clinic_says_what_to_do(main_window: MainWindow, qtbot: QtBot) -> None:
    page = patients_page(main_window)
    with qtbot.waitSignal(main_window.demonstration_requested):
        click(button(page, "Open the demonstration clinic"))
    click(button(page, "Add your first patient"))
    assert form_of(main_window).isVisible()


def test_a_patient_is_taken_in_by_hand_and_found_again(
    make_main_window: MakeWindow, make_services: MakeServices
) -> None:
    window = make_main_window()
    form = begin_new(window)
    fill_identity(form)
    type_into(form, "identity", "birth_date", "1980-05-02")
    search = next(
        e for e in form.diagnoses.findChildren(QLineEdit) if "Search" in e.placeholderText()
    )
    QTest.keyClicks(search, "M51.16")
    listed = form.diagnoses.findChild(QListView)
    assert listed is not None
    row = listed.visualRect(listed.model().index(0, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, row.y()))
    type_into(form, "course", "onset", "2026-01-10")
    click(button(form.red_flags, "All others: no"))
    click(form.examination.row("irritability").field.button("low"))  # type: ignore[attr-defined]
    click(form.confirmations.fact_row("neutral-found").answer.button("met"))
    click(button(form, "Save patient"))

    document = window.workspace.document
    assert document is not None
    taken = document.record.patient
    assert taken.identifiers == Identifiers(name="Rivera, Ana", mrn="0042")
    assert taken.birth_date == date(1980, 5, 2)
    assert taken.diagnoses == ("disc-related-pain",)
    assert taken.onset_date == date(2026, 1, 10)
    assert taken.red_flags.screened_on == TODAY
    assert not taken.red_flags.present
    assert taken.irritability == "low"
    assert taken.confirmations == (
        Confirmation(fact="neutral-found", state="met", on=TODAY, by="J. Ortiz"),
    )
    window.close()

    again = make_main_window(make_services())
    page = patients_page(again)
    assert page.list.model.rowCount() == 1
    page.open_patient(page.list.chosen())
    assert again.workspace.document is not None
    assert again.workspace.document.record.patient == taken
    assert again.pages.name == "design"


def test_editing_is_one_step_that_can_be_undone(main_window: MainWindow) -> None:
    main_window.workspace.create_patient(PatientRecord(patient=patient()))
    QTest.keyClick(main_window, Qt.Key.Key_E, CONTROL)
    form = form_of(main_window)
    type_into(form, "identity", "therapist", "J. Ortiz")
    type_into(form, "course", "onset", "2026-01-10")
    click(button(form, "Save changes"))
    document = main_window.workspace.document
    assert document is not None
    assert document.record.patient.therapist == "J. Ortiz"
    assert main_window.actions_.undo.text() == "&Undo edit intake"
    main_window.actions_.undo.trigger()
    assert document.record.patient == patient()


def test_both_identifiers_are_needed_and_the_words_stand_beside_the_field(
    main_window: MainWindow,
) -> None:
    form = begin_new(main_window)
    type_into(form, "identity", "name", "Rivera, Ana")
    click(button(form, "Save patient"))
    row = form.identity.row("mrn")
    assert "second identifier" in row._below.text()
    assert row.field.property("invalid") is True
    assert QApplication.focusWidget() is row.field
    assert form.isVisible()
    assert main_window.workspace.document is None


@pytest.mark.parametrize(
    ("section", "field", "typed", "said"),
    [
        ("identity", "birth_date", "02/05/1980", "month in letters"),
        ("identity", "birth_date", "2026-03-05", "not come yet"),
        ("course", "onset", "1234-01-01", "between 1900 and 2199"),
        ("examination", "baseline_pain", "11", "from 0 to 10"),
        ("examination", "baseline_pain", "much", "Write a number"),
        ("examination", "pregnancy_weeks", "3.5", "whole number"),
    ],
)
def test_what_cannot_be_accepted_is_said_beside_the_field(
    main_window: MainWindow, section: str, field: str, typed: str, said: str
) -> None:
    form = begin_new(main_window)
    fill_identity(form)
    type_into(form, section, field, typed)
    click(button(form, "Save patient"))
    assert said in getattr(form, section).row(field)._below.text()
    assert main_window.workspace.document is None


def test_a_wrong_date_is_told_when_the_field_is_left(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    row = form.identity.row("birth_date")
    row.field.setFocus()
    type_into(form, "identity", "birth_date", "soon")
    assert not row._below.isVisible()  # while somebody types nothing is wrong yet
    form.identity.row("therapist").field.setFocus()
    assert "month in letters" in row._below.text()


@pytest.mark.parametrize(
    "shown",
    [patient(), patient(onset_date=date(2026, 1, 10), irritability="low"), full_patient()],
    ids=["unknown", "little known", "full"],
)
def test_every_section_says_how_far_it_is(main_window: MainWindow, shown: Patient) -> None:
    form = begin_new(main_window)
    form.show_patient(shown, new=False)
    assert [section.title for section in form.sections if not section.state_text()] == []


def test_cancel_asks_before_anything_is_lost(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    type_into(form, "identity", "name", "Rivera")
    with answering("Go on editing"):
        click(button(form, "Cancel"))
    assert form.isVisible()
    assert form.identity.value("name") == "Rivera"
    with answering("Go on editing"):
        main_window.close()
    assert main_window.isVisible()
    with answering("Leave without saving"):
        click(button(form, "Cancel"))
    assert not form.isVisible()


def test_cancel_does_not_ask_when_nothing_was_typed(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    click(button(form, "Cancel"))
    assert not form.isVisible()


def test_a_question_not_asked_is_never_a_no(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    fill_identity(form)
    flags = form.red_flags
    click(flags.flag_row("rf-fever").answer.button(value=False))
    click(button(form, "Save patient"))
    document = main_window.workspace.document
    assert document is not None
    screen = document.record.patient.red_flags
    assert screen.screened_on is None
    assert screen.absent == ("rf-fever",)
    assert not screen.present
    QTest.keyClick(main_window, Qt.Key.Key_E, CONTROL)
    assert flags.flag_row("rf-fever").answer.value() is False
    assert flags.flag_row("rf-saddle").answer.value() is None
    assert not flags.is_complete


def test_a_yes_stops_at_once_and_says_what_to_do(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    fill_identity(form)
    row = form.red_flags.flag_row("rf-saddle")
    click(row.answer.button(value=True))
    consequence = row.consequence()
    assert consequence is not None
    assert "mergency department now" in consequence.response.text()
    assert consequence.response.isVisible()
    click(button(form, "Save patient"))
    document = main_window.workspace.document
    assert document is not None
    assert document.record.patient.red_flags.present == ("rf-saddle",)
    assert document.report.worst is not None
    assert document.report.worst.value == "hard_block"


def test_the_arrow_keys_move_between_answers(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    answer = form.red_flags.flag_row("rf-fever").answer
    answer.button(None).setFocus()
    QTest.keyClick(answer.button(None), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is answer.button(value=False)
    QTest.keyClick(answer.button(value=False), Qt.Key.Key_Space)
    assert answer.value() is False


@pytest.fixture
def form(services: Services, theme: Theme, qtbot: QtBot) -> IntakeForm:
    form = IntakeForm(services, theme)
    qtbot.addWidget(form)
    return form


def normal(record: Patient) -> Patient:
    """Confirmations in one order: the form lists them in that of the library."""
    from msgspec.structs import replace

    kept = tuple(sorted(record.confirmations, key=lambda kept: kept.fact))
    return replace(record, confirmations=kept)


def test_showing_a_patient_and_saving_changes_nothing(form: IntakeForm) -> None:
    for whole in (full_patient(), patient(), Patient(id="nobody")):
        form.show_patient(whole, new=False)
        assert normal(form.patient()) == normal(whole)
        assert not form.is_dirty


def test_demonstration_patients_pass_through_unchanged(
    form: IntakeForm, services: Services
) -> None:
    for record in demo_records(services.library, folder("demo"), TODAY):
        form.show_patient(record.patient, new=False)
        assert normal(form.patient()) == normal(record.patient)


def test_a_change_of_one_answer_dates_only_that_one(form: IntakeForm) -> None:
    form.show_patient(full_patient(), new=False)
    form.confirmations.fact_row("breath-ok").answer.show_value("met")
    after = form.patient()
    assert after.confirmation("breath-ok") == Confirmation(
        fact="breath-ok", state="met", on=TODAY, by="J. Ortiz"
    )
    assert after.confirmation("neutral-found") == full_patient().confirmation("neutral-found")


@pytest.mark.parametrize(
    ("name", "mrn", "likeness"),
    [
        ("Rivera, Ana", "9", "same-name"),
        ("ana rivera", "9", "same-name"),
        ("Rivera, Aña", "9", "same-name"),
        ("Riviera, Ana", "9", "similar-name"),
        ("Somebody", "0001", "same-number"),
        ("Somebody", "9", None),
        ("", "", None),
    ],
)
def test_look_alikes(services: Services, name: str, mrn: str, likeness: str | None) -> None:
    services.clinic.create(patient(1, "Rivera, Ana"))
    found = [alike.likeness for alike in look_alikes(name, mrn, services.clinic.patients())]
    assert found == ([likeness] if likeness else [])


def test_nobody_looks_like_themselves(services: Services) -> None:
    services.clinic.create(patient(1, "Rivera, Ana"))
    own = services.clinic.patients()
    assert not list(look_alikes("Rivera, Ana", "0001", own, patient(1).id))


def test_the_form_warns_of_a_look_alike_and_still_saves(
    main_window: MainWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Rivera, Ana"))
    form = begin_new(main_window)
    fill_identity(form, "Rivera, Anna", "77")
    warned = form.identity._alike
    assert warned.isVisible()
    assert "MRN 0001" in warned.text()
    click(button(form, "Save patient"))
    assert len(services.clinic.patients()) == 2


@pytest.mark.parametrize(
    ("typed", "first", "codes"),
    [
        ("M54.3", "Sciatica / neuropathic leg pain", ["M54.30", "M54.31", "M54.32"]),
        ("m5431", "Sciatica / neuropathic leg pain", ["M54.31"]),
        ("sciat right", "Sciatica / neuropathic leg pain", ["M54.31", "M54.41"]),
        ("siatica", "Sciatica / neuropathic leg pain", None),
    ],
)
def test_a_diagnosis_is_found_by_code_and_by_the_meaning_of_one(
    form: IntakeForm, typed: str, first: str, codes: list[str] | None
) -> None:
    search = next(
        e for e in form.diagnoses.findChildren(QLineEdit) if "Search" in e.placeholderText()
    )
    QTest.keyClicks(search, typed)
    model = form.diagnoses._model
    rows = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert rows[0] == first
    if codes is not None:
        assert [row.split()[0] for row in rows[1:]] == codes


def test_a_ticked_code_brings_its_diagnosis_and_goes_with_it(form: IntakeForm) -> None:
    form.show_patient(patient(icd10=("X99",)), new=False)
    model = form.diagnoses._model
    model.search("M54.31")
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    model.setData(model.index(1), on, Qt.ItemDataRole.CheckStateRole)
    after = form.patient()
    assert after.diagnoses == ("sciatica-nerve-pain",)
    assert after.icd10 == ("M54.31", "X99")
    model.setData(model.index(0), off, Qt.ItemDataRole.CheckStateRole)
    assert form.patient().diagnoses == ()
    assert form.patient().icd10 == ("X99",)
