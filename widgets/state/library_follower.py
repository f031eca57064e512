"""Takes in what another workstation changed in the clinic's exercises and rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from designer.errors import DesignerError
from widgets.common.work import Work

if TYPE_CHECKING:
    from designer.safety.upkeep.clinic_rules import Assembled
    from widgets.state.services import Services

PATIENCE_MS = 500
AGAIN_MS = 3_000  # until the folder is asked once more after it gave no answer


class LibraryFollower(QObject):
    """Reads and compiles on a thread of its own, until what is stored and what is in force agree.

    ``services`` gives those in force at that moment.

    Signals:
        made(Assembled): the library or the rules are others than those of the services.
    """

    made = Signal(object)

    def __init__(self, services: Callable[[], Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._owed = False  # something changed that no look has seen yet
        self._work = Work(self)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._try_again)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._waiting: Assembled | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._offer)

    def look(self) -> None:
        """See whether anything is different. During a look another one is owed and follows it."""
        if self._work.is_running:
            self._owed = True
            self._again.start()  # the end of the look under way may have been told already
            return
        self._owed = False
        self._again.stop()
        services = self._services()
        self._work.start(lambda _step: different(services))

    @property
    def holds_back(self) -> bool:
        """Whether another library is made and not in force yet, because hands are full."""
        return self._waiting is not None

    def wait(self) -> None:
        """Wait for the look that is under way; for the end, and for tests."""
        self._work.wait()

    def _take(self, made: Assembled | None) -> None:
        self._waiting = made  # what an earlier look found is out of date
        self._offer()
        if self._owed:
            self.wait()  # the thread has said its last word
            self.look()

    def _try_again(self, _error: DesignerError) -> None:
        """The library could not be read or joined: what changed must not be forgotten."""
        self._again.start()

    def _offer(self) -> None:
        """Hand it on once nobody is in the middle of something: pages are made anew by it."""
        if self._waiting is None:
            return
        if _hands_are_full():
            self._patience.start()
            return
        made, self._waiting = self._waiting, None
        self.made.emit(made)


def _hands_are_full() -> bool:
    """Whether a dialog or menu is open, or a mouse button is held."""
    held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    popup = QApplication.activePopupWidget() is not None
    return held or popup or QApplication.activeModalWidget() is not None


def different(services: Services) -> Assembled | None:
    """The library and validator of the clinic as it is stored now; None where nothing changed."""
    from designer.safety.upkeep.clinic_rules import assembled  # noqa: PLC0415  # for a quick start

    own = services.clinic.library().library
    shipped = services.rules_as_shipped()
    made = assembled(services.library, shipped, own.exercises, own.rules, own.stricter)
    rules = services.checker.rules
    joined = made.checker.rules
    same_rules = joined.version == rules.version and joined.left_out == rules.left_out
    same_rules = same_rules and not rules.unread
    same = dict(made.library.exercises) == dict(services.library.exercises)
    return None if same and same_rules else made
