"""Looks something up in the clinic's folder while the window stays free.

For what is only shown: whoever goes on to something else meanwhile wants the answer no more. What
has to be there before anything can go on is waited for, see ``waiting.py``.
"""

from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

from designer.errors import DesignerError
from widgets.state import waiting


class Lookup(QObject):
    """One question at a time; of those that wait behind it, and of the answers, the newest counts.

    Nearly every answer comes within a frame and is told before :meth:`ask` returns.

    Signals:
        answered(object): what the newest call gave; None where it raised a DesignerError.
    """

    answered = Signal(object)
    _came = Signal(object)  # from the thread to ours: a future

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: Future[object] | None = None
        self._is_wanted = False  # the answer of what is running
        self._next: Callable[[], object] | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask(self, call: Callable[[], object]) -> bool:
        """Ask on a thread of its own; whether the answer was told already."""
        self.forget()
        if self._running is not None:
            self._next = call
            return False
        self._is_wanted = True
        future = self._running = waiting.asked(call)
        if wait((future,), waiting.AT_ONCE_S).done:
            self._take(future)
            return True
        future.add_done_callback(self._tell)
        return False

    def forget(self) -> None:
        """Nothing that was asked is wanted any more."""
        self._is_wanted, self._next = False, None

    def _tell(self, future: Future[object]) -> None:
        """On the thread that answers."""
        with suppress(RuntimeError):  # the window went meanwhile
            self._came.emit(future)

    def _take(self, future: Future[object]) -> None:
        self._running, following = None, self._next
        if following is not None:
            self.ask(following)
        elif self._is_wanted:
            self._is_wanted = False
            self.answered.emit(_answer(future))


def _answer(future: Future[object]) -> object:
    try:
        return future.result()
    except DesignerError:
        return None
