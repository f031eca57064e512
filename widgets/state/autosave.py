"""Saves each change of the open record at once, without holding up the screen.

A commit waits for the disk, so it runs on one worker thread; changes that arrive meanwhile are
saved together by the next commit. What cannot be saved is kept and tried again every few seconds.
:meth:`Autosave.flush` waits until everything is on disk.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from designer.faults import described
from designer.model.record import PatientRecord
from designer.store.clinic import Clinic, LoadedRecord
from designer.store.errors import Conflict, OutcomeUnknown, Stopped, StoreError

RETRY_S = 10
Wait = Callable[["Future[None]"], None]  # returns when it has ended, or raises Stopped
_LOG = logging.getLogger(__name__)


class SaveState(StrEnum):
    """What the status line says about saving."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"
    CONFLICT = "conflict"  # somebody else saved the same record; see Autosave.rival


class Autosave(QObject):
    """Keeps the stored record equal to the document's.

    Signals:
        state_changed(SaveState, str): the state, and where it did not work the sentence that says
            why.
    """

    state_changed = Signal(object, str)
    _finished = Signal(int)  # from the worker thread to ours: the number of the commit

    def __init__(
        self,
        clinic: Clinic,
        loaded: LoadedRecord,
        parent: QObject | None = None,
        retry_s: float = RETRY_S,
    ) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._saved = loaded  # what is on disk; only the worker touches it while it runs
        self._wanted = loaded.record
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._running: Future[None] | None = None
        self._number = 0  # of the newest commit
        self._outcome: StoreError | None = None  # of the newest commit; only the worker touches it
        self._error: StoreError | None = None  # what was told of it
        self._rival: LoadedRecord | None = None
        self.rival_author = ""  # who made the newest change of the rival
        self._unconfirmed: PatientRecord | None = None
        self._finished.connect(self._settle)
        self._later = QTimer(self, singleShot=True, interval=round(retry_s * 1000))
        self._later.timeout.connect(self.retry)

    @property
    def error(self) -> StoreError | None:
        """Why the last attempt failed; None when all is well."""
        return self._error

    @property
    def rival(self) -> LoadedRecord | None:
        """The record as somebody else saved it, until :meth:`rebase` says what becomes of it."""
        return self._rival

    @property
    def saved(self) -> LoadedRecord:
        """What we last read or wrote; ours is founded on it. Ask while :attr:`is_busy` is False."""
        return self._saved

    @property
    def is_busy(self) -> bool:
        """Whether a commit is under way."""
        return self._running is not None and not self._running.done()

    @property
    def is_behind(self) -> bool:
        """Whether something is not on disk yet."""
        return self.is_busy or self._wanted != self._saved.record

    def save(self, _before: PatientRecord, after: PatientRecord) -> None:
        """Take on a newer record; connected to the document's ``record_changed``."""
        self._wanted = after
        if after is self._saved.record and self._error is None and not self.is_busy:
            self.state_changed.emit(SaveState.SAVED, "")
        else:
            self._start()

    def retry(self) -> None:
        """Try again after a failure."""
        if self._error is not None:
            self._start()

    def rebase(self, stored: LoadedRecord) -> None:
        """From now on ours is founded on this stored record. Nothing may be under way."""
        self._saved = stored
        self._rival = self._error = self._outcome = None
        if self._wanted == stored.record:
            self.state_changed.emit(SaveState.SAVED, "")

    def flush(self, wait: Wait = Future.result) -> bool:
        """Wait until the newest record is on disk; False when it could not be saved.

        It is False, too, when ``wait`` was stopped: then saving goes on by itself.
        """
        if not self.is_behind:
            return True
        self._number += 1  # what is under way need not tell us: this comes after it
        number, record = self._number, self._wanted
        rest = self._running = self._worker.submit(self._finish, record)
        try:
            wait(rest)
        except Stopped:
            rest.add_done_callback(lambda _: self._tell(number))
            return False
        self._running, self._error = None, self._outcome
        if self._error is not None and self._rival is None:
            self._later.start()
        return self._wanted == self._saved.record

    def close(self) -> None:
        """End the worker thread; after :meth:`flush`, unless the rest is given up."""
        self._later.stop()
        self._worker.shutdown(wait=False)  # a share that does not answer holds up no window

    def _start(self) -> None:
        if self._rival is not None or self.is_busy:
            return  # rebase or _settle starts the next commit
        self._later.stop()
        self.state_changed.emit(SaveState.SAVING, "")
        self._number += 1
        self._running = self._worker.submit(self._work, self._number, self._wanted)

    def _work(self, number: int, record: PatientRecord) -> None:
        self._commit(record)
        self._tell(number)

    def _finish(self, record: PatientRecord) -> None:
        if record != self._saved.record and self._rival is None:
            self._commit(record)

    def _tell(self, number: int) -> None:
        try:
            self._finished.emit(number)
        except RuntimeError:  # the rest was given up, and the window went
            return

    def _commit(self, record: PatientRecord) -> None:
        try:
            if self._unconfirmed is not None:
                self._look_again(self._unconfirmed)
            self._write(record)
        except StoreError as error:
            self._outcome = error
        except Exception as error:  # noqa: BLE001 - whatever it is, the record is not saved
            _LOG.error("%s", described(error))
            self._outcome = StoreError(
                "The last change could not be saved because of a fault in the program: export the "
                "program file to keep it, and open the program anew."
            )

    def _write(self, record: PatientRecord) -> None:
        saved = self._saved
        try:
            revisions = self._clinic.save(saved.record, record, saved.revisions)
        except Conflict:
            rival = self._clinic.load(record.patient.id)
            self.rival_author = self._clinic.last_author(record.patient.id)
            self._rival = rival
            raise
        except OutcomeUnknown:
            self._unconfirmed = record
            raise
        self._saved = LoadedRecord(record, revisions)
        self._outcome = None

    def _look_again(self, attempted: PatientRecord) -> None:
        """After a commit that the disk did not confirm: it may be there or not."""
        found = self._clinic.load_if_changed(attempted.patient.id, self._saved.revisions)
        if found is not None and found.record == attempted:
            self._saved = found  # or our own change would look like somebody else's
        self._unconfirmed = None

    def _settle(self, number: int) -> None:
        if number != self._number:
            return  # a later commit is under way, which comes here itself
        if self._running is not None:
            self._running.result()  # it has told us; now it has ended, too
            self._running = None
        self._error = self._outcome
        if self._rival is not None:
            self.state_changed.emit(SaveState.CONFLICT, str(self._error))
        elif self._error is not None:
            self.state_changed.emit(SaveState.FAILED, str(self._error))
            self._later.start()
        elif self._wanted == self._saved.record:
            self.state_changed.emit(SaveState.SAVED, "")
        else:
            self._start()
