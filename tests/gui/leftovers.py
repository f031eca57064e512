"""What a test leaves behind that reaches into the tests after it."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

ENDS_IN_S = 5  # a thread that was told to end has ended by then, however busy the machine


class Before(NamedTuple):
    """How things stood when the test began."""

    threads: frozenset[threading.Thread]
    hooks: tuple[object, ...]
    told_crashes: bool
    style: str  # what runs the program in this process, such as its tour, may have set one


def before() -> Before:
    """How things stand now."""
    return Before(frozenset(threading.enumerate()), _hooks(), faulthandler.is_enabled(), _style())


def end_what_waits_for_its_end() -> None:
    """Delete now what was told to go: without an event loop it would wait for the next test's."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def left_behind(start: Before) -> list[str]:
    """What is left of the test, in words; windows are closed, so that the next test is spared."""
    return [*_windows(), *_threads(start), *_settings(start)]


def _windows() -> Iterator[str]:
    """A dialog left open takes the answers meant for those of later tests."""
    front = QApplication.activeModalWidget()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            waits = " and waits for an answer" if window is front else ""
            yield f"{type(window).__name__} {window.windowTitle()!r} is open{waits}"
            window.close()


def _threads(start: Before) -> Iterator[str]:
    """A thread that works on speaks to objects that are being taken down."""
    for thread in threading.enumerate():
        if thread not in start.threads:
            thread.join(ENDS_IN_S)
            if thread.is_alive():
                yield f"the thread {thread.name!r} has not ended"


def _settings(start: Before) -> Iterator[str]:
    if _hooks() != start.hooks:
        yield "a hook for errors that nobody caught"
    if faulthandler.is_enabled() != start.told_crashes:
        yield "crashes are no longer told"
    if QApplication.overrideCursor() is not None:
        yield "a pointer for the whole application"
    if _style() not in ("", start.style):
        yield "a style sheet"


def _style() -> str:
    app = QApplication.instance()
    return app.styleSheet() if isinstance(app, QApplication) else ""


def _hooks() -> tuple[object, ...]:
    return sys.excepthook, sys.unraisablehook, threading.excepthook
