"""Settings: each holds at once, is kept for the next day, and is shown as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace as with_fields
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from designer.model.units import US
from tests.gui.hands import in_dialog
from tests.gui.helpers import MakeWindow
from widgets import app as program
from widgets.common.fields import ComboField
from widgets.patients.patients_page import PatientsPage
from widgets.settings.settings_dialog import SettingsDialog
from widgets.shell import restarting
from widgets.shell.main_window import MainWindow
from widgets.state.layout_store import LayoutStore
from widgets.state.services import Services


def in_settings(window: MainWindow, act: Callable[[SettingsDialog], object]) -> None:
    """Open the settings, do something there, and close them."""
    with in_dialog(SettingsDialog, act):
        window.actions_.settings.trigger()


def test_the_theme_holds_at_once_and_tomorrow(main_window: MainWindow, services: Services) -> None:
    in_settings(main_window, lambda d: d.screen_settings.mode.button("dark").click())
    assert main_window.workspace.theme.tokens.is_dark
    assert LayoutStore(services.layout_file).mode == "dark"
    assert [m.data() for m in main_window.actions_.modes if m.isChecked()] == ["dark"]


def test_pictures_keep_still_where_that_is_wished(
    main_window: MainWindow, services: Services
) -> None:
    in_settings(main_window, lambda d: d.screen_settings.motion.button("still").click())
    assert not main_window.workspace.theme.motion.allowed
    assert LayoutStore(services.layout_file).motion == "still"


def test_the_page_of_the_start_is_the_one_that_was_chosen(
    main_window: MainWindow, make_main_window: MakeWindow
) -> None:
    in_settings(main_window, lambda d: d.screen_settings.start.button("library").click())
    assert make_main_window().pages.name == "library"


def test_paper_and_language_are_the_clinics(main_window: MainWindow, services: Services) -> None:
    changes: list[bool] = []
    main_window.workspace.clinic_changed.connect(lambda: changes.append(True))

    def act(dialog: SettingsDialog) -> None:
        dialog.clinic.paper.button("letter").click()
        dialog.clinic.language.button("es").click()
        dialog.clinic.units.show_value(US)
        dialog.clinic.units.changed.emit()

    in_settings(main_window, act)
    settings = services.clinic.library().library.settings
    assert (settings.paper, settings.language) == ("letter", "es")
    assert settings.identity.units == US
    assert len(changes) == 3
    in_settings(main_window, lambda d: changes.append(d.clinic.paper.value() == "letter"))
    assert changes[-1]


def test_the_folder_of_the_data_is_shown_and_opened(
    make_main_window: MakeWindow,
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    window = make_main_window(with_fields(services, data_folder=tmp_path))
    in_settings(window, lambda d: d.clinic.open_folder.click())
    assert opened == [str(tmp_path)]


def test_another_size_offers_a_new_start_which_closes_this_one_first(
    main_window: MainWindow,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    started: list[bool] = []

    def start() -> None:
        started.append(not main_window.isVisible())

    monkeypatch.setattr(restarting, "start_anew", start)

    def act(dialog: SettingsDialog) -> None:
        assert not dialog.restart_line.isVisibleTo(dialog)
        dialog.screen_settings.scale.button(150).click()
        assert dialog.restart_line.isVisibleTo(dialog)
        dialog.restart.click()

    in_settings(main_window, act)
    assert LayoutStore(services.layout_file).scale == 150
    assert started == [True]


def test_the_size_is_taken_up_by_the_next_start_and_by_it_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(program.SCALE_VARIABLE, raising=False)
    with program.scaled(150):
        assert os.environ[program.SCALE_VARIABLE] == "1.5"
    assert program.SCALE_VARIABLE not in os.environ
    monkeypatch.setenv(program.SCALE_VARIABLE, "2")
    with program.scaled(125):
        assert os.environ[program.SCALE_VARIABLE] == "2.5"
    assert os.environ[program.SCALE_VARIABLE] == "2"


def test_a_size_that_is_none_counts_as_never_chosen(tmp_path: Path) -> None:
    file = tmp_path / "layout.ini"
    file.write_text("[window]\nscale=9000\nstart-page=nowhere\n", "utf-8")
    assert LayoutStore(file).scale == 100


def test_a_new_start_is_the_same_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.orig_argv", ["python", "-m", "designer", "--demo"])
    assert restarting.command()[1] == ["-m", "designer", "--demo"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.argv", ["home-program-designer", "--demo"])
    assert restarting.command()[1] == ["--demo"]


def test_new_patients_read_the_clinics_language(main_window: MainWindow) -> None:
    in_settings(main_window, lambda d: d.clinic.language.button("es").click())
    main_window.actions_.new_patient.trigger()
    page = main_window.pages.page("patients")
    assert isinstance(page, PatientsPage)
    assert page.forms.intake is not None
    language = page.forms.intake.identity.row("language").field
    assert isinstance(language, ComboField)
    assert language.value() == "es"


def test_a_window_that_grew_stays_inside_the_screen(
    make_main_window: MakeWindow, services: Services
) -> None:
    LayoutStore(services.layout_file).scale = 200
    window = make_main_window()
    room = window.screen().availableGeometry().size()
    assert window.height() <= room.height()
    assert window.width() <= max(room.width(), window.minimumWidth())
