"""Imports what the next pages need while nobody waits, so that their first show is quick."""

from collections.abc import Callable
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from widgets.shell.pages import PAGES

PAUSE_MS = 150  # between two imports: each holds up the window for some time


class Warming(QObject):
    """Lets ``first`` begin and walks through the modules, once the window stands."""

    def __init__(self, parent: QObject, first: Callable[[], None]) -> None:
        super().__init__(parent)
        self._first = first
        self._waiting = [kind.module for kind in PAGES]
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._warm_one)

    def start(self) -> None:
        """Begin after the first paint."""
        QTimer.singleShot(PAUSE_MS, self, self._begin)
        self._timer.start()

    def _begin(self) -> None:
        self._first()
        # Half of what the charts import; it knows no Qt, so the window need not stand still for it.
        Thread(target=import_module, args=("numpy",), name="numpy", daemon=True).start()

    def _warm_one(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        module = self._waiting.pop(0)
        try:
            import_module(module)
        except ModuleNotFoundError as error:
            # A page that this version lacks; the page stack says so when it is asked for.
            if not module.startswith(error.name or "-"):
                raise
