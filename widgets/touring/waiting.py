"""Waiting for the windows, with an end: a tour must not hang."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from widgets.touring.errors import TourError

PATIENCE_S = 30.0


def settle() -> None:
    """Let everything happen that is due."""
    for _ in range(3):
        QApplication.processEvents()


def wait_until(holds: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    """Wait until ``holds``. Raises TourError, naming ``what``, when it takes too long."""
    end = time.monotonic() + patience_s
    while not holds():
        if time.monotonic() > end:
            raise TourError(f"Waited {patience_s:g} s in vain: {what}.")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    settle()
