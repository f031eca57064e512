"""Judges the patients whose digests are missing or old, in slices that the screen does not notice.

In the window's own thread, because the rules are made for one thread at a time; no slice is longer
than the work on one week. Records are read beside it: a folder may be slow.
"""

from collections.abc import Generator, Mapping
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from designer.caseload.judging import judge
from designer.caseload.rows import waiting
from designer.model.record import PatientRecord
from designer.store.digest import Digest
from designer.store.summary import PatientSummary
from widgets.state.lookup import Lookup
from widgets.state.services import Services

_PAUSE_MS = 2
_SLICE_S = 0.006
_KEPT_EVERY = 100  # patients


class Judging(QObject):
    """Works when asked; a patient that cannot be read is left out and counted.

    Signals:
        progressed(done, total): one patient more.
        finished(): nobody waits any more, or it was stopped.
    """

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._waiting: list[PatientSummary] = []
        self._before: Mapping[str, Digest] = {}
        self._made: list[Digest] = []
        self._steps: Generator[None, None, Digest] | None = None
        self._total = 0
        self.unread = 0
        self._is_running = False
        self._line: PatientSummary | None = None  # of the record that is read or judged
        self._records = Lookup(self)
        self._records.answered.connect(self._begin)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        return self._is_running

    def start(self) -> None:
        """Judge whoever waits for it now. Raises DesignerError for rules that are badly written."""
        services = self._services
        self._before = services.clinic.digests.all()
        found = waiting(
            services.clinic.listed().patients,
            self._before,
            services.checker.rules.version,
            services.today(),
        )
        self._waiting = list(reversed(found))
        self._total, self.unread, self._steps = len(found), 0, None
        if found:
            self.progressed.emit(0, self._total)
            self._is_running = True
            self._timer.start()
        else:
            self.finished.emit()

    def stop(self) -> None:
        """Call it off; what is judged so far is kept."""
        if self._is_running:
            self._end()

    def _go_on(self) -> None:
        began = perf_counter()
        while self._timer.isActive() and perf_counter() - began < _SLICE_S:
            if self._steps is None:
                self._read_next()
            else:
                self._step(self._steps)

    def _read_next(self) -> None:
        if not self._waiting:
            self._end()
            return
        clinic, line = self._services.clinic, self._waiting.pop()
        self._line = line
        self._timer.stop()  # until the record is there
        self._records.ask(lambda: clinic.load(line.id).record)

    def _begin(self, record: PatientRecord | None) -> None:
        """Judge a record; None: it cannot be read."""
        line, services = self._line, self._services
        if record is None or line is None:
            self.unread += 1
        else:
            self._steps = judge(
                record,
                line.last_change,
                services.checker,
                services.library,
                services.today(),
                self._before.get(line.id),
            )
        self._timer.start()

    def _step(self, steps: Generator[None, None, Digest]) -> None:
        try:
            next(steps)
        except StopIteration as end:
            self._steps = None
            self._made.append(end.value)
            if len(self._made) >= _KEPT_EVERY:
                self._keep()
            self.progressed.emit(self._total - len(self._waiting), self._total)

    def _keep(self) -> None:
        made, self._made = self._made, []
        if made:
            self._services.clinic.digests.keep(made)

    def _end(self) -> None:
        self._is_running = False
        self._timer.stop()
        self._records.forget()
        self._steps = None
        self._keep()
        self.finished.emit()
