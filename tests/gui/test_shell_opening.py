"""From the start of the program to the window on a clinic, and what can go wrong on the way."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer.store.errors import ReadOnly
from tests.gui.helpers import MakeServices, answering, patient
from widgets.app import Opener, log_to
from widgets.shell.faults.failures import Failures
from widgets.state.layout_store import LayoutStore
from widgets.state.services import Services
from widgets.theme.theme import Theme


@pytest.fixture
def opener(qapp: QApplication, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Opener]:
    made: list[Opener] = []

    def demonstration() -> Services:
        raise AssertionError("nobody asked for it")

    opener = Opener(qapp, theme, Failures(), LayoutStore(tmp_path / "layout.ini"), demonstration)
    made.append(opener)
    yield opener
    if opener.window is not None:
        opener.window.close()
        opener.window.deleteLater()
    QApplication.processEvents()


def test_the_window_stands_before_the_clinic_is_read(
    opener: Opener, make_services: MakeServices, qtbot: QtBot
) -> None:
    seen: list[bool] = []

    def slowly() -> Services:
        assert opener.window is not None
        seen.append(opener.window.isVisible())
        return make_services()

    opener.open(slowly)
    qtbot.waitUntil(lambda: hasattr(opener.window, "pages"))
    assert seen == [True]
    assert opener.window is not None
    assert opener.window.pages.name == "patients"


def test_a_clinic_that_cannot_be_opened_is_told_in_words(
    opener: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    def fail() -> Services:
        raise ReadOnly(tmp_path / "clinic", "Permission denied")

    with answering("Close") as asked, qtbot.waitSignal(opener.gave_up):
        opener.open(fail)
        qtbot.waitUntil(lambda: opener.window is not None and not opener.window.isVisible())
    assert "Permission denied" in asked[0]


def test_the_demonstration_clinic_takes_the_place_of_the_own_one(
    qapp: QApplication, theme: Theme, make_services: MakeServices, tmp_path: Path, qtbot: QtBot
) -> None:
    layout = LayoutStore(tmp_path / "layout.ini")

    def demonstration() -> Services:
        services = make_services(demonstration=True)
        services.clinic.create(patient())
        return services

    opener = Opener(qapp, theme, Failures(), layout, demonstration)
    opener.open(make_services)
    qtbot.waitUntil(lambda: hasattr(opener.window, "pages"))
    first = opener.window
    assert first is not None
    first.actions_.demonstration.trigger()
    qtbot.waitUntil(lambda: opener.window is not first and hasattr(opener.window, "pages"))
    second = opener.window
    assert second is not None
    assert second.windowTitle() == "Demonstration clinic"
    assert not second.actions_.demonstration.isVisible()
    assert not isValid(first)  # closed and gone
    assert qapp.quitOnLastWindowClosed()
    second.close()
    second.deleteLater()


def test_the_log_file_is_begun_anew_when_it_has_grown(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "program.log"
    root = logging.getLogger()
    before = list(root.handlers)
    kept = [handler for handler in before if isinstance(handler, logging.FileHandler)]
    for own in kept:
        root.removeHandler(own)
    try:
        log_to(file)
        assert file.exists()
    finally:
        for handler in [h for h in root.handlers if h not in before]:
            root.removeHandler(handler)
            handler.close()
        for one in kept:
            root.addHandler(one)


def test_the_first_paint_comes_before_anything_slow(tmp_path: Path) -> None:
    """In a process of its own: what is imported when the empty window stands."""
    script = (
        "import os, sys\n"
        "import designer.cli, widgets.app\n"
        "slow = {'numpy', 'pyqtgraph', 'reportlab', 'pypdfium2', 'msgspec', 'tinydb'}\n"
        "def stop(*_):\n"
        "    print(sorted(slow & set(sys.modules)), flush=True)\n"
        "    os._exit(0)\n"
        "widgets.app.Opener._fill = stop\n"
        "designer.cli.run([])\n"
    )
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_tour_ends_well_from_another_folder(tmp_path: Path) -> None:
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-m", "designer", "tour", "-o", "out"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Closed, opened again: everything is as it was." in done.stdout
    assert (tmp_path / "out" / "handout.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "progress.png").read_bytes().startswith(b"\x89PNG")
    pictures = {path.name for path in (tmp_path / "out" / "screens").iterdir()}
    assert {
        f"design-{size}-{mode}.png"
        for size in ("1366x768", "2560x1440")
        for mode in ("light", "dark")
    } <= pictures
    assert not (tmp_path / "data").exists()  # nothing of the user's is touched
    assert not (tmp_path / "config").exists()
