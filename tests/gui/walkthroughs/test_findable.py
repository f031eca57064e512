"""What a newcomer looks for stands where it is looked for: each job within two presses.

The window is that of a therapist whose patient is open, on the page where the job comes to mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from designer.store.backups import Backups
from designer.store.clinic import system_clock
from tests.gui.clinics import demo_services
from tests.gui.hands import Looking, menu_or_dialog
from tests.gui.helpers import MakeWindow
from tests.gui.walkthroughs.hand import settle
from widgets.handout.handout_page import HandoutPage
from widgets.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton

# What is looked for; the page in front; the words on what is pressed, one after the other.
JOBS = {
    "print": ("handout", ("Print…",)),
    "log": ("progress", ("Log a session…",)),
    "find a substitute": ("design", ("Replace with",)),
    "see why blocked": ("design", ("More",)),
    "compare weeks": ("design", ("Week", "Compare with another week…")),
    "archive": ("patients", ("Archive",)),
    "restore a backup": ("patients", ("File", "Backups…")),
    "add an exercise": ("library", ("New exercise…",)),
    "change the language": ("patients", ("File", "Settings…")),
    "see who changed what": ("patients", ("Timeline",)),
    "see who changed the library": ("library", ("History",)),
}


@pytest.fixture
def window(make_main_window: MakeWindow, tmp_path: Path) -> MainWindow:
    services = demo_services(tmp_path)
    services = replace(services, backups=Backups(tmp_path / "clinic", system_clock))
    window = make_main_window(services)
    window.resize(1366, 768)
    window.workspace.open_patient(services.clinic.patients()[0].id)
    return window


@pytest.mark.parametrize("job", JOBS)
def test_it_is_found_within_two_presses(qtbot: QtBot, window: MainWindow, job: str) -> None:
    name, words = JOBS[job]
    assert len(words) <= 2
    window.show_page(name)
    settle()
    shown = window.pages.currentWidget()
    if isinstance(shown, HandoutPage):  # its buttons wait for the paper
        qtbot.waitUntil(lambda: shown.is_settled, timeout=10_000)
    first = words[0]
    menu = next((a.menu() for a in window.menuBar().actions() if _plain(a.text()) == first), None)
    if isinstance(menu, QMenu):
        menu.aboutToShow.emit()
        assert words[1] in _offered(menu)
        return
    places = list(_in_sight(window, first))
    assert places, f"nothing in sight says {first!r}"
    if len(words) > 1:
        assert words[1] in _opened_by(places[0])


def _in_sight(window: MainWindow, words: str) -> Iterator[QWidget]:
    """What can be pressed without scrolling and says these words."""
    for button in window.findChildren(QAbstractButton):
        seen = button.isVisible() and not button.visibleRegion().isEmpty()
        if seen and button.isEnabled() and _plain(button.text()) == words:
            yield button
    for tabs in window.findChildren(QTabBar):
        if tabs.isVisible() and words in [tabs.tabText(at) for at in range(tabs.count())]:
            yield tabs


def _opened_by(button: QWidget) -> list[str]:
    """What the menu of a button offers; the menu is closed again."""
    found: list[str] = []

    def close(shown: QWidget) -> None:
        if isinstance(shown, QMenu):
            found.extend(_offered(shown))
            shown.close()
        elif isinstance(shown, QDialog):
            shown.done(0)

    looking = Looking(close, menu_or_dialog)
    looking.start()
    QTest.mouseClick(button, LEFT)
    QTest.qWait(50)
    looking.stop()
    return found


def _offered(menu: QMenu) -> list[str]:
    return [_plain(action.text()) for action in menu.actions() if action.isEnabled()]


def _plain(text: str) -> str:
    return text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
