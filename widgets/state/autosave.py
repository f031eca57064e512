"""Saves each change of the open record at once, without holding up the screen.

A commit waits for the disk, so it runs on one worker thread; changes that arrive meanwhile are
saved together by the next commit. :meth:`Autosave.flush` waits until everything is on disk.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from designer.model.record import PatientRecord
from designer.store.clinic import Clinic, LoadedRecord
from designer.store.errors import StoreError


class SaveState(StrEnum):
    """What the status line says about saving."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class Autosave(QObject):
    """Keeps the stored record equal to the document's.

    Signals:
        state_changed(SaveState, str): the state, and for ``FAILED`` the sentence that says why.
    """

    state_changed = Signal(object, str)
    _finished = Signal(object)  # from the worker thread to ours: None or the StoreError

    def __init__(self, clinic: Clinic, loaded: LoadedRecord, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._saved = loaded  # what is on disk; only the worker touches it while it runs
        self._wanted = loaded.record
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._running: Future[None] | None = None
        self._error: StoreError | None = None
        self._finished.connect(self._settle)

    @property
    def error(self) -> StoreError | None:
        """Why the last attempt failed; None when all is well."""
        return self._error

    def save(self, _before: PatientRecord, after: PatientRecord) -> None:
        """Take on a newer record; connected to the document's ``record_changed``."""
        self._wanted = after
        self._start()

    def retry(self) -> None:
        """Try again after a failure."""
        self._start()

    def flush(self) -> bool:
        """Wait until the newest record is on disk; False when it could not be saved."""
        if self._running is not None:
            self._running.result()
            self._running = None
        if self._wanted != self._saved.record:
            self._commit(self._wanted)
        return self._wanted == self._saved.record

    def close(self) -> None:
        """End the worker thread, once :meth:`flush` said that all is saved."""
        self._worker.shutdown(wait=True)

    def _start(self) -> None:
        if self._running is not None and not self._running.done():
            return  # _settle starts the next commit
        self.state_changed.emit(SaveState.SAVING, "")
        self._running = self._worker.submit(self._work, self._wanted)

    def _work(self, record: PatientRecord) -> None:
        self._commit(record)
        self._finished.emit(self._error)

    def _commit(self, record: PatientRecord) -> None:
        try:
            saved = self._saved
            revisions = self._clinic.save(saved.record, record, saved.revisions)
            self._saved = LoadedRecord(record, revisions)
            self._error = None
        except StoreError as error:
            self._error = error

    def _settle(self, error: StoreError | None) -> None:
        if error is not None:
            self.state_changed.emit(SaveState.FAILED, str(error))
        elif self._wanted == self._saved.record:
            self.state_changed.emit(SaveState.SAVED, "")
        else:
            self._running = None
            self._start()
