"""The patient list: searched, literal, honest about damage, and never behind what was saved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.log import SessionLog
from designer.model.record import PatientRecord
from designer.store.clinic import Clinic
from designer.store.port import LIBRARY, Damage, Listing
from tests.gui.helpers import MakeServices, MakeWindow, answering, patient
from tests.gui.intake import (
    CONTROL,
    button,
    click,
    form_of,
    full_patient,
    patients_page,
    type_into,
)
from widgets.patients.patient_columns import Column
from widgets.patients.patient_model import PatientModel, Role
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services


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


def test_typing_errors_are_forgiven_in_names_and_never_in_numbers(
    make_main_window: MakeWindow, services: Services
) -> None:
    sciatica = ("sciatica-nerve-pain",)
    services.clinic.create(patient(1, "Zimmermann, José", diagnoses=sciatica))
    services.clinic.create(patient(4321, "Abel, Ruth"))
    list_ = patients_page(make_main_window()).list

    def found(typed: str) -> list[str]:
        list_._search.setText(typed)
        return [list_.model.at(row).name for row in range(list_.model.rowCount())]

    assert found("zimmerman jsoé") == ["Zimmermann, José"]
    assert "read as" in list_._count.text()
    assert found("scaitica") == ["Zimmermann, José"]
    assert found("M54.31") == ["Zimmermann, José"]
    assert found("1980-05-02") == ["Zimmermann, José"]
    assert found("4312") == []
    assert found("21") == ["Abel, Ruth"]


def test_columns_sort_and_who_has_nothing_stands_last(
    make_main_window: MakeWindow, services: Services
) -> None:
    logged = [SessionLog(id="s", at=datetime(2026, 3, day)) for day in (1, 3)]
    for number, name in enumerate(("Abel, Ruth", "Moss, Kate", "Zimmer, José")):
        sessions = (logged[number],) if number < len(logged) else ()
        record = PatientRecord(patient=patient(number, name), sessions=sessions)
        services.clinic.create(record)
    list_ = patients_page(make_main_window()).list
    assert list_.model.index(0, Column.LAST_LOG).data() == "1 Mar 2026"

    def order() -> list[str]:
        return [list_.model.at(row).name.split(",")[0] for row in range(3)]

    list_.choose(patient(2).id)
    heads = list_.view.horizontalHeader()
    at = heads.sectionViewportPosition(Column.LAST_LOG) + 20
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert order() == ["Moss", "Abel", "Zimmer"]
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert order() == ["Abel", "Moss", "Zimmer"]
    assert list_.chosen() == patient(2).id, "the same patient stays selected"
    list_.actions_.by_column[Column.PATIENT].trigger()
    list_.actions_.by_column[Column.PATIENT].trigger()
    assert order() == ["Zimmer", "Moss", "Abel"]


def test_a_damaged_library_is_called_by_its_own_name(
    main_window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    damage = Damage(LIBRARY, Path("library.journal"), "library.journal is damaged.", None)
    page = patients_page(main_window)
    listing = Listing(services.clinic.patients(), [damage])
    monkeypatch.setattr(services.clinic, "listed", lambda: listing)
    page.refresh()
    assert page.list.damage.label.text().startswith("The clinic's library")
    assert page.list._count.text() == "1 patient"


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
    model = PatientModel(services.library.diagnoses, services.today)
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
    make_main_window: MakeWindow,
    make_services: MakeServices,
    services: Services,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    services.clinic.create(patient(1, "Abel, Ruth"))
    services.clinic.create(patient(2, "Moss, Kate"))
    damaged = next(f for f in (tmp_path / "clinic").rglob(f"*{patient(2).id}*") if f.is_file())
    content = damaged.read_bytes()
    damaged.write_bytes(content[:40] + b"\x00" * 20 + content[60:])
    spoilt = damaged.read_bytes()
    window = make_main_window(make_services())
    page = patients_page(window)
    window.workspace.follow_others()
    said = page.list.damage.label
    qtbot.waitUntil(said.isVisible)
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
    monkeypatch.setattr(services.clinic, "listed", lambda: Listing([], [damage]))
    page.refresh()
    assert (
        page.list.damage.label.text() == "Abel, Ruth, MRN 0001: x.journal is damaged: restore it."
    )


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


def test_a_change_that_is_saved_late_reaches_the_list_all_the_same(
    main_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = main_window.workspace.create_patient(PatientRecord(patient=patient(1, "Abel, Ruth")))
    page = patients_page(main_window)
    page._later.setInterval(0)
    may_save, save = Event(), Clinic.save

    def late(*wanted: Any) -> Any:
        may_save.wait(5)
        return save(*wanted)

    monkeypatch.setattr(Clinic, "save", late)
    renamed = replace(document.record.patient, identifiers=patient(1, "Abel, Judith").identifiers)
    document.change(replace(document.record, patient=renamed), "Edit intake")
    qtbot.wait(20)
    may_save.set()
    model = page.list.model
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
