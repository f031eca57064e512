"""What a test leaves behind is noticed, and taken away before the next test."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui import leftovers
from tests.gui.leftovers import before, left_behind


@pytest.fixture
def start(qapp: QApplication) -> Iterator[leftovers.Before]:
    start = before()
    yield start
    assert left_behind(start) == []


def test_a_window_and_a_dialog_that_waits(start: leftovers.Before) -> None:
    window, dialog = QDialog(), QDialog()
    window.setWindowTitle("one")
    dialog.setWindowTitle("two")
    window.show()
    dialog.open()
    told = sorted(left_behind(start))
    assert told == ["QDialog 'one' is open", "QDialog 'two' is open and waits for an answer"]


def test_a_thread_at_work(start: leftovers.Before, monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = threading.Event()
    threading.Thread(target=may_end.wait, name="work").start()
    monkeypatch.setattr(leftovers, "ENDS_IN_S", 0.01)
    assert left_behind(start) == ["the thread 'work' has not ended"]
    monkeypatch.undo()
    may_end.set()


def test_what_holds_for_the_whole_application(
    start: leftovers.Before, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "unraisablehook", print)
        patch.setattr(faulthandler, "is_enabled", lambda: not start.told_crashes)
        qapp.setStyleSheet("QLabel { color: red }")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        told = left_behind(start)
    qapp.setStyleSheet("")
    QGuiApplication.restoreOverrideCursor()
    assert told == [
        "a hook for errors that nobody caught",
        "crashes are no longer told",
        "a pointer for the whole application",
        "a style sheet",
    ]
