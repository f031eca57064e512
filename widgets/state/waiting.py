"""Waits for the clinic's folder without holding up the screen.

Nearly every answer comes within a frame, and then nobody notices anything. Where it does not (a
folder that another workstation holds, a share that does not answer), events go on being handled:
the window paints, and after a moment a card over it says what is waited for and lets it be stopped.
Whoever asked goes on behind the call, as if it had answered at once.
"""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from designer.store.errors import Stopped, StoreError

AT_ONCE_S = 0.012  # an answer in this time leaves room for painting in the same frame
_QUIETLY_MS = 150  # what is typed or clicked in this time is kept for afterwards

T = TypeVar("T")


class Waiting(QObject):
    """One wait at a time.

    Signals:
        began(str): it takes longer; says what is waited for. Nothing may be edited from now on.
        ended(): the answer is there, or somebody stopped waiting.
    """

    began = Signal(str)
    ended = Signal()
    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: QEventLoop | None = None
        self._stopped = False

    @property
    def is_waiting(self) -> bool:
        """Whether something is waited for now."""
        return self._loop is not None

    def run(self, call: Callable[[], T], said: str) -> T:
        """What ``call`` gives or raises, made on a thread of its own.

        Raises Stopped when somebody stopped waiting; the call itself may still come to its end.
        """
        return self.wait_for(asked(call), said)

    def wait_for(self, future: "Future[T]", said: str) -> T:
        """The same for work that is under way already."""
        if not wait((future,), AT_ONCE_S).done:
            self._wait(future, said)
        return future.result()

    def stop(self) -> None:
        """Wait no longer."""
        if self._loop is not None:
            self._stopped = True
            self._loop.quit()

    def _wait(self, future: "Future[T]", said: str) -> None:
        if self._loop is not None:
            raise StoreError(self.tr("The clinic’s folder has not answered yet; wait a moment."))
        loop = QEventLoop(self)
        self._loop, self._stopped = loop, False
        self._answered.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        telling = QTimer(self, singleShot=True, interval=_QUIETLY_MS)
        telling.timeout.connect(loop.quit)
        future.add_done_callback(self._tell)
        try:
            telling.start()
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if not future.done() and not self._stopped:
                self.began.emit(said)
                while not future.done() and not self._stopped:
                    if loop.exec() < 0:
                        break  # the program ends
        finally:
            self._loop = None
            loop.deleteLater()
            telling.deleteLater()
            self.ended.emit()
        if not future.done():
            raise Stopped

    def _tell(self, _future: "Future[T]") -> None:
        """On the thread that answers."""
        try:
            self._answered.emit()
        except RuntimeError:  # the window went meanwhile
            return


def asked(call: Callable[[], T]) -> "Future[T]":
    """What ``call`` gives or raises, made on a thread of its own."""
    future: Future[T] = Future()
    # A daemon: the program's end does not wait for a share that never answers.
    Thread(target=_answer, args=(future, call), name="waited-for", daemon=True).start()
    return future


def _answer(future: "Future[T]", call: Callable[[], T]) -> None:
    try:
        future.set_result(call())
    except BaseException as error:  # noqa: BLE001 - whoever waits gets whatever it is
        future.set_exception(error)
