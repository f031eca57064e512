"""The real window on a real clinic: real rules, a folder store, settings of its own."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from designer.knowledge.library import Library, load_library
from designer.safety import Checker, load_rules
from designer.store.clinic import open_clinic
from resources.paths import knowledge_folder, rules_folder
from templates.catalogue import TemplateCatalogue, load_catalogue
from templates.clinic_templates import ClinicTemplates
from tests.gui.clinics import open_demo
from tests.gui.helpers import NOW, MakeServices, MakeWindow
from tests.gui.leftovers import before, end_what_waits_for_its_end, left_behind
from widgets.app import make_window
from widgets.shell.faults.failures import Failures
from widgets.shell.main_window import MainWindow
from widgets.state import waiting
from widgets.state.services import Services
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme

EVERY = 20  # tests between two full collections


@pytest.fixture(scope="session", autouse=True)
def collected_in_this_thread() -> Iterator[None]:
    """As in the program: what ends on a worker thread takes Qt's timers down in the wrong one."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def everything_ends_with_its_test(
    qapp: QApplication, collected_in_this_thread: None
) -> Iterator[None]:
    """Taken down as the last; what is left then is a fault of this test, not of some later one."""
    start = before()
    yield
    end_what_waits_for_its_end()
    gc.collect(2 if gc.get_count()[2] > EVERY else 1)
    left = left_behind(start)
    assert not left, f"left behind: {'; '.join(left)}"


@pytest.fixture(autouse=True)
def answers_at_once() -> Iterator[None]:
    """The clinic's folder answers without a card to wait by, however busy this machine is.

    A test of waiting itself has a fixture of this name that does nothing.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "AT_ONCE_S", 60)
        yield


@cache
def real_library() -> Library:
    return load_library(knowledge_folder())


@cache
def real_checker() -> Checker:
    return Checker(real_library(), load_rules(rules_folder(), real_library()))


@cache
def real_catalogue() -> TemplateCatalogue:
    return load_catalogue(real_library())


@pytest.fixture
def make_services(tmp_path: Path) -> MakeServices:
    """Services on the clinic in ``tmp_path``: each call opens it anew, as a new start does."""
    numbers = count(1)

    def make(*, demonstration: bool = False) -> Services:
        clinic = open_clinic(tmp_path / "clinic", actor="J. Ortiz")
        return Services(
            clinic=clinic,
            library=real_library(),
            checker=real_checker(),
            templates=ClinicTemplates(real_catalogue(), clinic),
            now=lambda: NOW,
            new_id=lambda: str(UUID(int=next(numbers))),
            layout_file=tmp_path / "layout.ini",
            demonstration=demonstration,
        )

    return make


@pytest.fixture
def services(make_services: MakeServices) -> Services:
    return make_services()


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """The demonstration clinic with its first patient open; it must be saved at the end."""
    workspace = open_demo(qtbot, tmp_path)
    yield workspace
    assert workspace.close_patient()
    workspace.deleteLater()  # its shelf draws in idle moments, those of the next test, too


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, applied; taken off again for the tests that follow."""
    theme = Theme("light")
    theme.apply_to(qapp)
    yield theme
    # First: Qt crashes when a style changes under windows that wait for their end.
    end_what_waits_for_its_end()
    qapp.setStyleSheet("")


@pytest.fixture
def make_main_window(qtbot: QtBot, theme: Theme, services: Services) -> Iterator[MakeWindow]:
    """Opens the main window; at the end everything is closed and no dialog is left."""
    failures = Failures()
    windows: list[MainWindow] = []

    def make(other: Services | None = None) -> MainWindow:
        window = make_window(other or services, theme, failures)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    left = [w.windowTitle() for w in QApplication.topLevelWidgets() if _is_open_dialog(w)]
    for window in windows:
        window.workspace.close_patient()
        window.pages.close_pages()
        window.deleteLater()
    QApplication.processEvents()
    end_what_waits_for_its_end()
    assert not left, f"dialogs left open: {left}"


@pytest.fixture
def main_window(make_main_window: MakeWindow) -> MainWindow:
    return make_main_window()


def _is_open_dialog(widget: object) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()
