"""The main window as somebody uses it: pages, identity, saving, undo, failures, closing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace as with_fields
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QCloseEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from designer.files.reading import read_program_file
from designer.model.patient import Identifiers, Patient, RedFlagScreen
from designer.model.record import PatientRecord
from designer.store.clinic import Clinic
from designer.store.errors import NotWritten
from tests.gui.hands import in_dialog
from tests.gui.helpers import TODAY, MakeServices, MakeWindow, answering, patient
from widgets.common.labels import ElidedLabel, as_tooltip
from widgets.sharing.saving_bar import SavingBar
from widgets.shell.about_dialog import about_texts
from widgets.shell.identity_bar import IdentityBar
from widgets.shell.main_window import MainWindow
from widgets.shell.notice_bar import NoticeBar
from widgets.shell.pages import PAGES
from widgets.shell.program_files import ProgramFiles
from widgets.shell.save_state import SaveStateLabel
from widgets.state.services import Services


def texts(widget: QWidget) -> str:
    """All that a part of the window says."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def open_one(window: MainWindow, **fields: object) -> None:
    window.workspace.create_patient(PatientRecord(patient=patient(**fields)))  # type: ignore[arg-type]


def test_the_first_window_imports_nothing_slow() -> None:
    script = (
        "import sys\n"
        "import widgets.app, widgets.patients.patients_page\n"
        "slow = {'numpy', 'pyqtgraph', 'reportlab', 'pydantic', 'svglib', 'pypdfium2'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_keyboard_leads_to_every_page(main_window: MainWindow, qtbot: QtBot) -> None:
    open_one(main_window)
    for number, kind in enumerate(PAGES, start=1):
        key = getattr(Qt.Key, f"Key_{number}")
        QTest.keyClick(main_window, key, Qt.KeyboardModifier.ControlModifier)
        assert main_window.pages.name == kind.name
        tabs = main_window.findChild(QTabBar)
        assert tabs is not None
        assert tabs.currentIndex() == number - 1
        page = main_window.pages.page(kind.name)
        assert type(page).__name__ == kind.class_name


def test_pages_about_a_patient_say_what_to_do_without_one(main_window: MainWindow) -> None:
    main_window.workspace.services.clinic.create(patient())
    main_window.show_page("design")
    assert "No patient is open" in texts(main_window.pages)
    button = next(
        b for b in main_window.pages.findChildren(QPushButton) if b.text() == "Choose a patient"
    )
    button.click()
    assert main_window.pages.name == "patients"


def test_two_identifiers_are_always_in_sight(main_window: MainWindow) -> None:
    open_one(main_window, name="Rivera, Ana")
    bar = main_window.findChild(IdentityBar)
    assert bar is not None
    for kind in PAGES:
        main_window.show_page(kind.name)
        assert bar.isVisible()
        said = texts(bar)
        assert "Rivera, Ana" in said
        assert "MRN 0001" in said
        assert "2 May 1980" in said
        assert "Invented patient" in said


def test_the_window_title_names_nobody(main_window: MainWindow) -> None:
    open_one(main_window, name="Rivera, Ana")
    assert "Rivera" not in main_window.windowTitle()


@pytest.mark.parametrize("name", ["x" * 300, "<b>bold</b> & co", "שלום עולם", "山田太郎"])
def test_odd_names_are_shown_as_they_are(main_window: MainWindow, name: str) -> None:
    open_one(main_window, name=name)
    bar = main_window.findChild(IdentityBar)
    assert bar is not None
    label = next(one for one in bar.findChildren(ElidedLabel) if name in one.text())
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert bar.width() <= main_window.width()
    if len(name) == 300:
        assert name in label.toolTip()
    assert "<b>" not in label.toolTip()


def test_a_tooltip_shows_markup_as_it_is(qtbot: QtBot) -> None:
    assert as_tooltip("<b>Rivera</b> & co").count("<b>") == 0
    assert "&lt;b&gt;Rivera" in as_tooltip("<b>Rivera</b>")
    label = ElidedLabel("<i>x</i>" * 60)
    qtbot.addWidget(label)
    label.resize(40, 20)
    assert "<i>" not in label.toolTip()
    assert "&lt;i&gt;" in label.toolTip()


def test_undo_and_redo_name_the_step(main_window: MainWindow, qtbot: QtBot) -> None:
    open_one(main_window)
    actions, document = main_window.actions_, main_window.workspace.document
    assert document is not None
    assert not actions.undo.isEnabled()
    before = document.record
    after = replace(before, patient=replace(before.patient, notes="new"))
    document.change(after, "Edit intake")
    assert actions.undo.text() == "&Undo edit intake"
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(main_window, Qt.Key.Key_Z, control)
    assert document.record == before
    assert not actions.undo.isEnabled()
    assert actions.redo.text() == "&Redo edit intake"
    QTest.keyClick(main_window, Qt.Key.Key_Y, control)
    assert document.record == after
    QTest.keyClick(main_window, Qt.Key.Key_Z, control)
    QTest.keyClick(main_window, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert document.record == after


def test_the_undo_of_one_patient_never_reaches_another(main_window: MainWindow) -> None:
    open_one(main_window, number=1)
    document = main_window.workspace.document
    assert document is not None
    changed = replace(document.record, patient=replace(document.record.patient, notes="new"))
    document.change(changed, "Edit intake")
    open_one(main_window, number=2)
    assert not main_window.actions_.undo.isEnabled()


class FullDisk(Clinic):
    """A clinic that cannot save until ``mended``."""

    mended = False

    def save(self, *arguments: object, **options: object) -> object:  # type: ignore[override]
        if not self.mended:
            raise NotWritten(Path("clinic"), "No space left on device")
        return super().save(*arguments, **options)  # type: ignore[arg-type]


@pytest.fixture
def full_disk(services: Services) -> tuple[Services, FullDisk]:
    services.clinic.create(patient())
    clinic = FullDisk(services.clinic._store, "J. Ortiz")
    return with_fields(services, clinic=clinic), clinic


def change_notes(window: MainWindow, text: str) -> None:
    document = window.workspace.document
    assert document is not None
    record = document.record
    document.change(replace(record, patient=replace(record.patient, notes=text)), "Edit intake")


def test_saving_is_told_in_words(
    make_main_window: MakeWindow, full_disk: tuple[Services, FullDisk], qtbot: QtBot
) -> None:
    services, clinic = full_disk
    window = make_main_window(services)
    window.workspace.open_patient(patient().id)
    label = window.findChild(SaveStateLabel)
    assert label is not None
    assert "All changes saved" in texts(label)
    change_notes(window, "new")
    qtbot.waitUntil(lambda: "Not saved" in texts(label))
    bar = window.findChild(SavingBar)
    assert bar is not None
    assert "No space left on device" in texts(bar)
    assert "kept in this window; trying again every 10 s" in texts(bar)
    clinic.mended = True
    bar.retry.click()
    qtbot.waitUntil(lambda: "All changes saved" in texts(label))
    assert clinic.load(patient().id).record.patient.notes == "new"
    assert not bar.isVisible()


def test_saving_resumes_by_itself_and_typing_goes_on_meanwhile(
    make_main_window: MakeWindow, full_disk: tuple[Services, FullDisk], qtbot: QtBot
) -> None:
    services, clinic = full_disk
    window = make_main_window(services)
    window.workspace.retry_s = 0.05
    window.workspace.open_patient(patient().id)
    bar = window.findChild(SavingBar)
    assert bar is not None
    change_notes(window, "first")
    qtbot.waitUntil(bar.isVisible)
    change_notes(window, "second")
    window.actions_.undo.trigger()
    change_notes(window, "third")
    assert clinic.load(patient().id).record.patient.notes == ""
    clinic.mended = True
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert clinic.load(patient().id).record.patient.notes == "third"


def test_a_copy_is_offered_before_anything_is_lost(
    make_main_window: MakeWindow,
    full_disk: tuple[Services, FullDisk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services, _clinic = full_disk
    window = make_main_window(services)
    window.workspace.open_patient(patient().id)
    change_notes(window, "precious")
    copy = tmp_path / "copy.json"
    chosen = lambda *_: (str(copy), "")  # noqa: E731
    monkeypatch.setattr("widgets.shell.program_files.QFileDialog.getSaveFileName", chosen)
    with answering("Save a copy elsewhere…", "Close") as asked:
        window.close()
    assert "A copy is saved" in asked[1]
    assert not window.isVisible()
    assert read_program_file(copy, services.library, TODAY).record.patient.notes == "precious"


def test_closing_asks_when_saving_fails(
    make_main_window: MakeWindow, full_disk: tuple[Services, FullDisk], qtbot: QtBot
) -> None:
    services, clinic = full_disk
    window = make_main_window(services)
    window.workspace.open_patient(patient().id)
    change_notes(window, "precious")
    with answering("Go on working") as asked:
        window.close()
    assert "not saved" in asked[0]
    assert window.isVisible()
    clinic.mended = True
    window.close()
    assert not window.isVisible()
    assert clinic.load(patient().id).record.patient.notes == "precious"


def test_size_and_theme_are_remembered(
    make_main_window: MakeWindow, make_services: MakeServices
) -> None:
    window = make_main_window()
    window.resize(960, 700)
    dark = next(action for action in window.actions_.modes if action.data() == "dark")
    dark.trigger()
    assert window.workspace.theme.tokens.is_dark
    window.close()
    again = make_main_window(make_services())
    assert (again.width(), again.height()) == (960, 700)
    assert again._layout.mode == "dark"
    content = Path(make_services().layout_file).read_text("utf-8")
    assert "Rivera" not in content


def test_a_red_flag_is_told_across_every_page(main_window: MainWindow) -> None:
    screen = RedFlagScreen(screened_on=TODAY, present=("rf-saddle",))
    open_one(main_window, red_flags=screen)
    notice = main_window.findChild(NoticeBar)
    assert notice is not None
    for kind in PAGES:
        main_window.show_page(kind.name)
        assert notice.isVisible()
    assert "emergency department now" in texts(notice)


def test_no_notice_without_a_hard_stop(main_window: MainWindow) -> None:
    open_one(main_window)
    notice = main_window.findChild(NoticeBar)
    assert notice is not None
    assert not notice.isVisible()


def test_a_program_file_goes_out_and_comes_in(
    main_window: MainWindow, tmp_path: Path, services: Services
) -> None:
    open_one(main_window, name="Rivera, Ana", diagnoses=("disc-related-pain",))
    file = tmp_path / "program.json"
    files = ProgramFiles(main_window.workspace, main_window)
    files.save_file(file)
    case = read_program_file(file, services.library, TODAY)
    assert case.record.patient.diagnoses == ("disc-related-pain",)
    with answering("Open the file as a new patient") as asked:
        files.open_file(file)
    assert "already in the clinic" in asked[0]
    names = [summary.name for summary in services.clinic.patients()]
    assert names == ["Rivera, Ana", "Rivera, Ana"]
    assert main_window.pages.name == "design"


def test_a_file_that_cannot_be_read_changes_nothing(
    main_window: MainWindow, tmp_path: Path, services: Services
) -> None:
    file = tmp_path / "program.json"
    file.write_text("{", "utf-8")
    with answering("Close") as asked:
        ProgramFiles(main_window.workspace, main_window).open_file(file)
    assert "program.json" in asked[0]
    assert not services.clinic.patients()


def test_about_says_what_the_guide_is() -> None:
    said = " ".join(about_texts("abc"))
    assert "one clinician’s practice text, without references" in said
    assert "never directs a patient" in said


def test_every_menu_command_has_a_name(main_window: MainWindow) -> None:
    for menu in main_window.menuBar().actions():
        assert menu.text()
        inner = menu.menu()
        assert isinstance(inner, QMenu)
        for action in inner.actions():
            assert action.isSeparator() or action.text()


def test_a_page_that_refuses_keeps_the_window_open(main_window: MainWindow) -> None:
    page = main_window.pages.page("patients")
    assert page is not None
    page.may_close = lambda: False  # type: ignore[attr-defined]
    event = QCloseEvent()
    main_window.closeEvent(event)
    assert not event.isAccepted()
    del page.may_close  # type: ignore[attr-defined]


def test_help_is_shown_and_closed(main_window: MainWindow) -> None:
    for action in (main_window.actions_.shortcuts, main_window.actions_.about):
        with in_dialog(QDialog, lambda dialog: dialog.close()):
            action.trigger()


def test_no_identifier_is_lost_in_a_small_window(main_window: MainWindow) -> None:
    identifiers = Identifiers(name="Nepomuk-Habsburg, Maximiliane Konstanze", mrn="123456789")
    open_one(main_window, identifiers=identifiers)
    main_window.resize(1024, 640)
    QApplication.processEvents()
    bar = main_window.findChild(IdentityBar)
    assert bar is not None
    name = next(one for one in bar.findChildren(ElidedLabel) if "Nepomuk" in one.text())
    assert name.width() >= 120


def test_the_empty_patient_is_marked_as_nobody(main_window: MainWindow) -> None:
    record = PatientRecord(patient=Patient(id=patient(9).id))
    main_window.workspace.create_patient(record)
    bar = main_window.findChild(IdentityBar)
    assert bar is not None
    assert "(no name)" in texts(bar)
    assert "MRN not recorded" in texts(bar)


def menu_texts(window: MainWindow, title: str) -> list[str]:
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == title)
    assert isinstance(menu, QMenu)
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_the_menus_offer_what_the_page_in_front_can_do(main_window: MainWindow) -> None:
    open_one(main_window)
    plain = menu_texts(main_window, "&Edit")
    main_window.show_page("design")
    assert {"Cut", "Paste", "Remove", "Change dose"} <= set(menu_texts(main_window, "&Edit"))
    assert "Safety and dose panel" in menu_texts(main_window, "&View")
    main_window.show_page("patients")
    assert menu_texts(main_window, "&Edit") == plain


def test_a_finding_leads_to_the_intake_form(main_window: MainWindow) -> None:
    open_one(main_window)
    main_window.show_page("design")
    main_window.workspace.page_requested.emit("intake")
    assert main_window.pages.name == "patients"
    page = main_window.pages.page("patients")
    assert page is not None
    assert page.forms.intake.isVisible()  # type: ignore[attr-defined]
