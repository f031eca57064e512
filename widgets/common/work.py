"""Long work on a thread of its own, with progress, and called off on request."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from designer.errors import DesignerError
from designer.store.backups import Step
from designer.store.errors import Stopped

TOLD_EVERY_S = 0.05  # quicker than anybody sees; more would only fill the event loop


class Work(QObject):
    """Runs one function at a time.

    Signals:
        progressed(done, of): how far it is.
        finished(result): it came to its end.
        failed(DesignerError): it did not; Stopped when it was called off.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._stop = Event()
        self._told_at = 0.0  # s, when the screen last heard how far it is

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self, function: Callable[[Step], object]) -> None:
        """Run ``function(step)``; ``step`` belongs into each of its rounds."""
        self._stop.clear()
        self._thread = Thread(target=self._run, args=(function,), name="work", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Call it off; what is half done is taken back by whoever does it."""
        self._stop.set()

    def wait(self) -> None:
        """Wait for the end."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, function: Callable[[Step], object]) -> None:
        try:
            result = function(self._step)
        except DesignerError as error:
            self._tell(self.failed, error)
        else:
            self._tell(self.finished, result)

    def _step(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._told_at >= TOLD_EVERY_S or done == of:
            self._told_at = now
            self._tell(self.progressed, done, of)

    def _tell(self, signal: object, *values: object) -> None:
        try:
            signal.emit(*values)  # type: ignore[attr-defined]  # a signal of ours, bound
        except RuntimeError:  # the window went meanwhile
            return
