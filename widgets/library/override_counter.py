"""Counts over the whole clinic how often each rule is overridden, one patient at a time.

Each patient takes some milliseconds in the window's own thread, with room for everything else
between two patients: nothing waits, and there is no thread to stop.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from designer.safety.overriding import Rate, added, rates_of
from designer.store.errors import StoreError
from widgets.state.services import Services

PAUSE_MS = 5


class OverrideCounter(QObject):
    """Counts when asked; a patient that cannot be read is left out and counted as such.

    Signals:
        progressed(done, total): one patient more.
        finished(): all patients were counted.
    """

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._waiting: list[str] = []
        self._total = 0
        self.unread = 0
        self.rates: Mapping[str, Rate] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._count_next)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    @property
    def counted(self) -> int:
        """How many patients the rates are about."""
        return self._total - len(self._waiting) - self.unread

    def start(self) -> None:
        """Count anew, archived patients included."""
        self._waiting = [patient.id for patient in self._services.clinic.patients()]
        self._total, self.unread, self.rates = len(self._waiting), 0, {}
        self.progressed.emit(0, self._total)
        self._timer.start()

    def stop(self) -> None:
        """Give up; what was counted so far stays."""
        self._timer.stop()

    def _count_next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            self.finished.emit()
            return
        try:
            record = self._services.clinic.load(self._waiting.pop(0)).record
        except StoreError:
            self.unread += 1
        else:
            checker, today = self._services.checker, self._services.today()
            self.rates = added((self.rates, rates_of(record, checker, today)))
        self.progressed.emit(self._total - len(self._waiting), self._total)
