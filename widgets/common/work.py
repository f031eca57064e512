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
    """Runs one function at a time; it is running until its end was told.

    Signals:
        progressed(done, of): how far it is.
        finished(result): it came to its end.
        failed(DesignerError): it did not; Stopped when it was called off.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    _ended = Signal(int, str, object)  # from the thread to ours: which start, how, with what

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._number = 0  # of the newest start
        self._stop = Event()
        self._told_at = 0.0  # s, when the screen last heard how far it is
        self._ended.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whoever asks while its end is told, or later, can start it again."""
        return self._thread is not None

    def start(self, function: Callable[[Step], object]) -> None:
        """Run ``function(step)``; ``step`` belongs into each of its rounds."""
        self._stop.clear()
        self._number += 1
        task = (function, self._number)
        self._thread = Thread(target=self._run, args=task, name="work", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Call it off; what is half done is taken back by whoever does it."""
        self._stop.set()

    def wait(self) -> None:
        """Wait for the end."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, function: Callable[[Step], object], number: int) -> None:
        how = "fault"  # of the program: the log has it
        what: object = None
        try:
            how, what = "finished", function(self._step)
        except DesignerError as error:
            how, what = "failed", error
        finally:
            self._tell(self._ended, number, how, what)

    def _end(self, number: int, how: str, what: object) -> None:
        if number == self._number:
            self.wait()  # it has told us; now it has ended, too
            self._thread = None
        if how == "finished":
            self.finished.emit(what)
        elif how == "failed":
            self.failed.emit(what)

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
