"""Looks every few seconds whether another workstation changed the list or the open patient.

The look costs the times of two files and runs on a thread of its own: a network share that does not
answer holds up nothing here. What changed is read on that thread, too.
"""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import suppress
from threading import Thread
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from designer.store.bodies import Revisions
from designer.store.clinic import Clinic, LoadedLibrary, LoadedRecord
from designer.store.errors import Corrupt, NotFound, StoreError
from designer.store.port import Listing

LOOK_S = 3


class Wanted(NamedTuple):
    """The open patient and what is known of it."""

    patient_id: str
    known: Revisions


class Found(NamedTuple):
    """What one look saw. ``record`` is there when somebody else changed the patient."""

    list_changed: bool
    record: LoadedRecord | None
    author: str
    problem: str  # why the clinic's folder cannot be reached; "" when it can
    library_changed: bool = False  # perhaps by ourselves


class Elsewhere(QObject):
    """Asks ``wanted`` of its owner before each look.

    Signals:
        found(Found): something is different, or the folder cannot be reached, or can be again.
    """

    found = Signal(object)
    _looked = Signal(object)

    def __init__(self, clinic: Clinic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._shown: Listing | None = None
        self._library: LoadedLibrary | None = None
        with suppress(StoreError):  # the first look tells why the folder cannot be reached
            self._shown, self._library = clinic.listed(), clinic.library()
        self._patient: tuple[str, Hashable] = ("", None)
        self._problem = ""
        self._thread: Thread | None = None
        self._looked.connect(self._take)

    def start(self, timer: QTimer) -> None:
        """Look at each timeout."""
        timer.setInterval(LOOK_S * 1000)
        timer.start()

    def look(self, wanted: Wanted | None) -> None:
        """Look now, unless the last look still waits for an answer."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = Thread(target=self._work, args=(wanted,), name="look-elsewhere", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait for the look that is under way; for the end, and for tests."""
        if self._thread is not None:
            self._thread.join()

    def forget_patient(self) -> None:
        """Read the patient at the next look, whatever its stamp: the last reading was not used."""
        self._patient = ("", None)

    def _work(self, wanted: Wanted | None) -> None:
        try:
            seen = self._seen(wanted)
        except StoreError as error:
            seen = Found(list_changed=False, record=None, author="", problem=str(error))
        try:
            self._looked.emit(seen)
        except RuntimeError:  # the window went while we looked
            return

    def _seen(self, wanted: Wanted | None) -> Found:
        changed = self._look_at_list()
        record = self._read(wanted) if wanted is not None else None
        author = self._clinic.last_author(record.record.patient.id) if record is not None else ""
        library, known = self._look_at_library(), self._library
        self._library = library
        return Found(
            list_changed=changed,
            record=record,
            author=author,
            problem="",
            library_changed=library is not known,
        )

    def _look_at_list(self) -> bool:
        """Whether it is another than at the last look. The first one compares it with the files,
        which the screen did not wait for; later ones see what others wrote, and what is damaged.
        """
        self._clinic.patients()
        shown, self._shown = self._shown, self._clinic.listed()
        return self._shown != shown

    def _look_at_library(self) -> LoadedLibrary | None:
        try:
            return self._clinic.look_at_library()
        except Corrupt:
            return self._library  # the list names it; what was known goes on serving

    def _read(self, wanted: Wanted) -> LoadedRecord | None:
        stamp = (wanted.patient_id, self._clinic.stamp(wanted.patient_id))
        if stamp == self._patient:
            return None
        try:
            record = self._clinic.load_if_changed(*wanted)
        except NotFound:
            return None
        self._patient = stamp
        return record

    def _take(self, seen: Found) -> None:
        news = (
            seen.list_changed
            or seen.library_changed
            or seen.record is not None
            or seen.problem != self._problem
        )
        self._problem = seen.problem
        if news:
            self.found.emit(seen)
