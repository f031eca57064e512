"""What people write stands everywhere as they wrote it: on pages, in windows, menus, tooltips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer.demo import demo_records
from resources.paths import folder
from tests.gui.clinics import NOW, demo_services
from tests.gui.hands import Looking, menu_or_dialog
from tests.gui.helpers import MakeWindow
from tests.gui.marked import MARK, marked, read_as_markup, shows_mark
from widgets.design.design_page import DesignPage
from widgets.patients.patients_page import PatientsPage
from widgets.progress.progress_page import ProgressPage
from widgets.shell.main_window import MainWindow

MARKED = "00000000-0000-0000-0000-0000000000ab"
Page = TypeVar("Page", bound=QWidget)
PAGES = ("patients", "design", "progress", "handout", "library", "caseload")


@pytest.fixture
def window(make_main_window: MakeWindow, tmp_path: Path) -> MainWindow:
    """The demonstration clinic with one more patient, in whom every text is marked; open."""
    services = demo_services(tmp_path)
    first = next(demo_records(services.library, folder("demo"), NOW.date()))
    record = marked(first)
    record = replace(record, patient=replace(record.patient, id=MARKED))
    services.clinic.create(record)
    window = make_main_window(services)
    window.workspace.open_patient(MARKED)
    window.resize(1366, 768)
    return window


@pytest.mark.parametrize("name", PAGES)
def test_pages_show_it_literally(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.show_page(name)
    qtbot.wait(50)
    assert shows_mark(window)  # in the head of the window at least
    assert read_as_markup(window) == []


def test_the_forms_show_it_literally(window: MainWindow) -> None:
    window.show_page("patients")
    patients = page(window, "patients", PatientsPage)
    for begin in (patients.edit_patient, patients.review_patient):
        begin()
        QApplication.processEvents()
        assert read_as_markup(window) == []
        assert patients.may_close()
    patients.list.choose(MARKED)
    patients.show_timeline()
    QApplication.processEvents()
    assert read_as_markup(window) == []


def test_the_windows_of_the_log_show_it_literally(window: MainWindow) -> None:
    window.show_page("progress")
    progress = page(window, "progress", ProgressPage)
    for command in progress.commands.all:
        if command.text().startswith(("Save", "Import", "Take")):
            continue  # a file window of the system
        assert wrong_in_dialogs(command.trigger) == [], command.text()


def test_the_windows_of_the_program_show_it_literally(window: MainWindow) -> None:
    window.show_page("design")
    design = page(window, "design", DesignPage)
    for command in design.edit_actions():
        if command.isEnabled():
            assert wrong_in_dialogs(command.trigger) == [], command.text()


def test_a_label_a_tooltip_and_a_button_that_read_markup_are_found(
    window: MainWindow, qtbot: QtBot
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label, button = QLabel(MARK, box), QPushButton(MARK, box)
    label.setToolTip(MARK)
    found = read_as_markup(box)
    assert [what.partition(":")[0] for what in found] == ["tooltip", "label", "button"]
    button.setText(MARK.replace("&", "&&"))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setToolTip("")
    assert read_as_markup(box) == []


def wrong_in_dialogs(do: Callable[[], object]) -> list[str]:
    """What is wrong in the windows and menus that a command opens; they are closed again."""
    found: list[str] = []

    def close(shown: QWidget) -> None:
        found.extend(read_as_markup(shown))
        if isinstance(shown, QDialog):
            shown.done(0)
        elif isinstance(shown, QMenu) or shown.isWindow():
            shown.close()

    looking = Looking(close, menu_or_dialog)
    looking.start()
    try:
        do()
        QTest.qWait(20)  # a window that is not waited for is looked at, too
    finally:
        looking.stop()
    return found


def page(window: MainWindow, name: str, kind: type[Page]) -> Page:
    QApplication.processEvents()
    found = window.pages.page(name)
    assert isinstance(found, kind)
    return found
