"""Taking in patients through the real window, with mouse and keyboard, on a real clinic."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer.demo import demo_records
from designer.lookalikes import look_alikes
from designer.model.patient import (
    Clearance,
    Confirmation,
    DayOneSigns,
    Identifiers,
    Patient,
    Procedure,
    RedFlagScreen,
    Surgery,
)
from designer.model.record import PatientRecord
from designer.store.port import Damage
from resources.paths import folder
from tests.gui.helpers import TODAY, MakeServices, MakeWindow, answering, patient
from widgets.patients.intake_form import IntakeForm
from widgets.patients.patient_model import PatientModel, Role
from widgets.patients.patients_page import PatientsPage
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services
from widgets.theme.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


def patients_page(window: MainWindow) -> PatientsPage:
    page = window.pages.page("patients")
    assert isinstance(page, PatientsPage)
    return page


def form_of(window: MainWindow) -> IntakeForm:
    form = patients_page(window).form
    assert form is not None
    return form


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible())


def type_into(form: IntakeForm, section: str, field: str, text: str) -> None:
    widget = getattr(form, section).row(field).field
    target = widget.focusProxy() or widget
    QTest.keyClicks(target, text)


def begin_new(window: MainWindow) -> IntakeForm:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    return form_of(window)


def fill_identity(form: IntakeForm, name: str = "Rivera, Ana", mrn: str = "0042") -> None:
    type_into(form, "identity", "name", name)
    type_into(form, "identity", "mrn", mrn)


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
    assert taken.confirmations == (Confirmation(fact="neutral-found", state="met", on=TODAY),)
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
        ("identity", "birth_date", "02/05/1980", "year-month-day"),
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
    assert "year-month-day" in row._below.text()


def test_cancel_asks_before_anything_is_lost(main_window: MainWindow) -> None:
    form = begin_new(main_window)
    type_into(form, "identity", "name", "Rivera")
    with answering("Keep editing"):
        click(button(form, "Cancel"))
    assert form.isVisible()
    assert form.identity.value("name") == "Rivera"
    with answering("Keep editing"):
        main_window.close()
    assert main_window.isVisible()
    with answering("Throw away"):
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


def full_patient() -> Patient:
    """Every field that the form knows, filled."""
    return patient(
        diagnoses=("disc-related-pain", "osteoporosis"),
        profile="labour",
        irritability="moderate",
        onset_date=date(2026, 1, 10),
        surgery=Surgery(
            kind="fusion",
            on=date(2025, 6, 1),
            limits_on_file=True,
            limit_kg=5.5,
            limit_until=date(2026, 6, 1),
            allowed=("breath-reset",),
        ),
        procedure=Procedure(
            kind="nerve-block",
            at=datetime(2026, 3, 1, 8, 30),
            instructions=("Rest today.", "Walk tomorrow."),
            leg_pain_before=6.5,
            pain_before=4,
        ),
        red_flags=RedFlagScreen(
            screened_on=date(2026, 2, 1), present=("rf-night-pain",), night_pain="mechanical"
        ),
        clearances=(Clearance(flag="rf-night-pain", on=date(2026, 2, 2), by="Dr Li"),),
        confirmations=(
            Confirmation(fact="neutral-found", state="met", on=date(2026, 2, 1), by="J. Ortiz"),
            Confirmation(fact="of-a-newer-version", state="met"),
            Confirmation(fact="breath-ok", state="not-met", note="on the step-down"),
        ),
        signs=DayOneSigns(hard_cough_bracing=True, single_leg_left_s=12.5, brace_effort_pct=40),
        severe_symptoms=False,
        fear_of_movement=True,
        pain_ceiling_on=True,
        baseline_pain=3.5,
        pregnancy_weeks=12,
        postnatal_weeks=None,
        weight_kg=71.5,
        goals=("Lift a crate", "Sleep through"),
        therapist="J. Ortiz",
        language="es",
        notes="Line one\nLine two <b>& more</b>",
    )


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


def test_the_list_is_searched_by_name_and_number(
    make_main_window: MakeWindow, services: Services
) -> None:
    for number, name in enumerate(["Zimmer, José", "Abel, Ruth", "Moss, Kate"], start=1):
        services.clinic.create(patient(number, name))
    page = patients_page(make_main_window())
    shown = [page.list.model.index(row).data(Role.NAME) for row in range(3)]
    assert shown == ["Abel, Ruth", "Moss, Kate", "Zimmer, José"]
    search = page.list._search
    for typed, expected in (("jose", "Zimmer, José"), ("0003", "Moss, Kate"), ("ruth ab", "Abel")):
        search.clear()
        QTest.keyClicks(search, typed)
        assert page.list.model.rowCount() == 1
        assert str(page.list.model.index(0).data(Role.NAME)).startswith(expected)
        assert page.overview.isVisible()
    search.clear()
    QTest.keyClicks(search, "nobody")
    click(button(page, "Show all patients"))
    assert page.list.model.rowCount() == 3


def test_return_in_the_search_opens_the_first_patient(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    window = make_main_window()
    QTest.keyClicks(patients_page(window).list._search, "moss")
    QTest.keyClick(patients_page(window).list._search, Qt.Key.Key_Return)
    assert window.workspace.document is not None
    assert window.workspace.document.record.patient.identifiers.name == "Moss, Kate"


def test_the_model_keeps_the_rules_of_models(services: Services) -> None:
    model = PatientModel(lambda diagnosis: diagnosis)
    tester = QAbstractItemModelTester(model)
    for number in range(5):
        services.clinic.create(patient(number, f"Name {number}"))
    model.show_patients(services.clinic.patients())
    model.search("3")
    assert model.rowCount() == 1
    assert tester.model() is model


@pytest.mark.parametrize("name", ["<b>x</b>", "A" * 300, "שלום", "山田太郎", "O'Neil & Söhne"])
def test_names_stay_literal_in_list_and_overview(
    make_main_window: MakeWindow, services: Services, name: str
) -> None:
    services.clinic.create(patient(1, name))
    page = patients_page(make_main_window())
    assert page.list.model.index(0).data(Role.NAME) == name
    assert page.overview._name.text() == name
    assert page.overview._name.textFormat() is Qt.TextFormat.PlainText
    assert page.overview.width() <= page.width()


def test_a_damaged_file_is_named_and_the_others_open(
    make_main_window: MakeWindow, make_services: MakeServices, services: Services, tmp_path: Path
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    damaged = next(f for f in (tmp_path / "clinic").rglob(f"*{patient(2).id}*") if f.is_file())
    content = damaged.read_bytes()
    damaged.write_bytes(content[:40] + b"\x00" * 20 + content[60:])
    spoilt = damaged.read_bytes()
    window = make_main_window(make_services())
    page = patients_page(window)
    page.refresh()
    said = page.list._damage
    assert said.isVisible()
    assert damaged.name in said.text()
    assert "restore" in said.text()
    assert damaged.read_bytes() == spoilt
    assert page.open_patient(patient(1).id)


def test_a_damaged_file_is_shown_by_the_name_last_known(
    main_window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    summary = services.clinic.patients()[0]
    damage = Damage("id", Path("x.journal"), "x.journal is damaged: restore it.", summary)
    page = patients_page(main_window)
    monkeypatch.setattr(services.clinic, "damaged", lambda: [damage])
    page.refresh()
    assert page.list._damage.text() == "Abel, Ruth: x.journal is damaged: restore it."


def test_a_patient_that_cannot_be_read_is_told_in_words(
    main_window: MainWindow, services: Services, tmp_path: Path
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    page = patients_page(main_window)
    page.refresh()
    next(f for f in (tmp_path / "clinic").rglob(f"*{patient(1).id}*")).write_bytes(b"nonsense")
    with answering("Close") as asked:
        assert not page.open_patient(patient(1).id)
    assert "damaged" in asked[0]
    assert main_window.pages.name == "patients"


def test_the_overview_follows_the_selection(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(full_patient())
    services.clinic.create(patient(2, "Moss, Kate"))
    page = patients_page(make_main_window())
    page.list.choose(patient(1).id)
    said = " ".join(right.text() for _, right in page.overview._lines)
    for words in (
        "not covered by the guide",
        "night pain",
        "fusion",
        "Lift a crate",
        "All unknown",
    ):
        assert (words in said) == (words != "All unknown")
    page.list.choose(patient(2).id)
    said = " ".join(right.text() for _, right in page.overview._lines)
    assert "Not asked yet" in said
    assert "None recorded" in said
    assert page.overview._open.text() == "Start a program"


def test_a_saved_change_reaches_the_list(main_window: MainWindow, qtbot: QtBot) -> None:
    main_window.workspace.create_patient(PatientRecord(patient=patient(1, "Abel, Ruth")))
    QTest.keyClick(main_window, Qt.Key.Key_E, CONTROL)
    form = form_of(main_window)
    form.identity.row("name").field.selectAll()  # type: ignore[attr-defined]
    type_into(form, "identity", "name", "Abel, Judith")
    click(button(form, "Save changes"))
    model = patients_page(main_window).list.model
    qtbot.waitUntil(lambda: model.index(0).data(Role.NAME) == "Abel, Judith")


def test_the_keyboard_is_on_the_list_from_the_start(
    make_main_window: MakeWindow, services: Services
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    window = make_main_window()
    focused = QApplication.focusWidget()
    assert focused is patients_page(window).list.view
    QTest.keyClick(focused, Qt.Key.Key_Down)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert window.workspace.document is not None
    assert window.workspace.document.record.patient.identifiers.name == "Moss, Kate"
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert QApplication.focusWidget() is patients_page(window).list.view
