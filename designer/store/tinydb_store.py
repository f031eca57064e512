"""The clinic's folder: one TinyDB journal for each patient, one for the library, one index."""

import os
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import RLock

from msgspec.structs import replace

from designer.store import disk, staged
from designer.store.commits import is_owner, prepare
from designer.store.database import OwnerDatabase
from designer.store.errors import Busy, Corrupt, Key, NotRead, StoreError
from designer.store.folder_settings import had_library, note_library
from designer.store.happenings import followed
from designer.store.index import Entry, Index, entry_of, witness_of
from designer.store.lock import POLL_S, FolderLock
from designer.store.port import (
    LIBRARY,
    AuditEntry,
    Change,
    Clock,
    Damage,
    Document,
    Listing,
    Packed,
)
from designer.store.summary import PATIENT, PatientSummary

_SUFFIX = ".journal"
_KEPT_OPEN = 8  # folded files in memory, however many patients the clinic has


class TinyDBStore:
    """The port ``Store`` on a folder. Several instances may share the folder, and several threads
    one instance: they take turns.

    Raises ReadOnly when the folder cannot be made or written.
    """

    def __init__(self, folder: Path, clock: Clock, *, patience: float = 5.0) -> None:
        self._folder = folder
        self._patients = folder / "patients"
        disk.make_folder(self._patients)
        self._clock = clock
        self._lock = FolderLock(folder / ".lock", patience)
        self._index = Index(folder / f"index{_SUFFIX}")
        self._looked_over = False  # whether every file was compared with the index
        self._turn = RLock()
        self._open: OrderedDict[str, OwnerDatabase] = OrderedDict()
        self._damaged: dict[str, Damage] = {}
        with self._lock.held():  # a folder that cannot be written is better known now
            staged.finish(folder)

    # Documents

    def owners(self) -> Sequence[str]:
        names = sorted(filter(is_owner, self._files()))
        return [*names, LIBRARY] if disk.status(self._path(LIBRARY)) else names

    def get(self, owner: str, key: Key) -> Document | None:
        with self._turn:
            database = self._readable(owner)
            found = database.get(key) if database else None
        return None if found is None or found.deleted else found

    def query(self, owner: str, *kinds: str, deleted: bool = False) -> Sequence[Document]:
        with self._turn:
            database = self._readable(owner)
            documents = database.documents(kinds) if database else []
        return documents if deleted else [doc for doc in documents if not doc.deleted]

    def packed(self, owner: str, *kinds: str) -> Mapping[str, Packed]:
        with self._turn:
            database = self._readable(owner)
            return database.packed(kinds) if database else {}

    def audit(self, owner: str) -> Sequence[AuditEntry]:
        with self._turn:
            database = self._readable(owner)
            return database.audit() if database else ()

    def commit(
        self, owner: str, batch: Sequence[Change], expected: Mapping[Key, int], actor: str
    ) -> Mapping[Key, int]:
        """Waits for the lock without keeping its turn: who reads here is not held up meanwhile."""
        deadline = time.monotonic() + self._lock.patience
        while True:
            with self._turn, suppress(Busy), self._lock.held(wait=False):
                return self._committed(owner, batch, expected, actor)
            if time.monotonic() > deadline:
                raise Busy(self._folder, self._lock.patience)
            time.sleep(POLL_S)

    def _committed(
        self, owner: str, batch: Sequence[Change], expected: Mapping[Key, int], actor: str
    ) -> Mapping[Key, int]:
        database = self._database(owner)
        revision_of = database.revision if database else _nothing_stored
        documents = prepare(owner, batch, expected, revision_of)
        if documents:
            self._write(owner, database, documents, actor)
        return {document.key: document.revision for document in documents}

    def _write(
        self, owner: str, known: OwnerDatabase | None, documents: list[Document], actor: str
    ) -> None:
        database = known or OwnerDatabase(self._path(owner), owner)
        at = self._clock()
        looked_over = self._looked_over
        self._looked_over = False  # until the index knows of this commit, it may not be trusted
        database.write(documents, at, actor, new=known is None)
        self._keep(owner, database)
        if owner == LIBRARY and known is None:
            self._note_library()
        with suppress(StoreError):  # the commit is safe, and the next look at the list finds it
            entry = self._entry_after(owner, database, documents, at)
            if entry is not None:
                self._index.note(entry)
            self._looked_over = looked_over

    def _entry_after(
        self, owner: str, database: OwnerDatabase, documents: list[Document], at: datetime
    ) -> Entry | None:
        """The line after this commit: the one before it with another witness, where that will do.

        Reading the patient anew for every log would take a fifth of the commit.
        """
        before = self._index.entries.get(owner)
        if before is None or before.witness.commits != database.storage.commits - 1:
            return entry_of(owner, database)
        if owner != LIBRARY and any(document.key.kind == PATIENT for document in documents):
            return entry_of(owner, database)
        line = followed(before.line, documents, lambda kind: database.documents((kind,)))
        return Entry(replace(line, last_change=at), witness_of(database))

    def stamp(self, owner: str) -> Hashable:
        if not is_owner(owner):
            return None
        self._reached()
        return _stamp_of(self._path(owner))

    def _reached(self) -> None:
        try:
            disk.stat(self._patients)
        except FileNotFoundError as error:  # a drive that was unplugged leaves its folder's name
            raise NotRead(self._patients, "it is not there") from error

    # Files

    def _path(self, owner: str) -> Path:
        parent = self._folder if owner == LIBRARY else self._patients
        return parent / f"{owner}{_SUFFIX}"

    def _files(self) -> dict[str, os.stat_result]:
        """Every file that could be a patient's, by its owner."""
        files = disk.list_folder(self._patients, _SUFFIX)
        files.pop(LIBRARY, None)  # that one has its own place
        return files

    def _readable(self, owner: str) -> OwnerDatabase | None:
        """The owner's documents as of now; None when there are none. Raises Corrupt or NotRead."""
        try:
            return self._database(owner)
        except Corrupt:
            # Perhaps read in the middle of another instance's repair of a torn record.
            with self._lock.held():
                return self._database(owner)

    def _database(self, owner: str) -> OwnerDatabase | None:
        if not is_owner(owner):
            return None  # and no path is made of it
        known = self._usable_index().entries.get(owner)
        try:
            database = self._refreshed(owner, known)
        except (Corrupt, NotRead) as error:
            self._mark(owner, error)
            raise
        self._damaged.pop(owner, None)
        if database is not None:
            self._keep(owner, database)
        return database

    def _refreshed(self, owner: str, known: Entry | None) -> OwnerDatabase | None:
        database = self._open.pop(owner, None) or OwnerDatabase(self._path(owner), owner)
        path = database.storage.file.path
        try:
            database.refresh()
        except FileNotFoundError as error:
            if known is None and not self._was_there(owner):
                return None
            raise _missing(path) from error
        if known is not None:
            known.witness.check_end(path, database.storage.commits)
        return database

    def _was_there(self, owner: str) -> bool:
        """Whether a file that the index does not know is missing all the same."""
        return owner == LIBRARY and had_library(self._folder)

    def _note_library(self) -> None:
        with suppress(StoreError):  # the next start tries again
            note_library(self._folder)

    def _keep(self, owner: str, database: OwnerDatabase) -> None:
        self._open[owner] = database
        if len(self._open) > _KEPT_OPEN:
            self._open.popitem(last=False)

    def _mark(self, owner: str, error: Corrupt | NotRead) -> None:
        known = None if owner == LIBRARY else self._index.entries.get(owner)
        line = known.line if known is not None else None
        self._damaged[owner] = Damage(owner, error.path, str(error), line)

    # The list

    def listed(self) -> Listing:
        if not self._index.was_read:
            with self._turn:
                self._usable_index()
        return self._listing()

    def patients(self) -> Sequence[PatientSummary]:
        self._look_over()
        return self._listing().patients

    def damaged(self) -> Sequence[Damage]:
        self._look_over()
        return self._listing().damaged

    def _listing(self) -> Listing:
        lines, damaged = self._index.in_order(), dict(self._damaged)
        if damaged:
            lines = [line for line in lines if line.id not in damaged]
        return Listing(lines, [damaged[owner] for owner in sorted(damaged)])

    def _usable_index(self) -> Index:
        """The index as of now, built anew from every file where it is no use."""
        if not self._index.refresh():
            files = self._everything()
            with self._lock.held():
                self._compare(files)
        return self._index

    def _look_over(self) -> None:
        """Compare every file with the index once, and what is damaged each time."""
        with self._turn:
            self._usable_index()
            looked_over = self._looked_over
        if not looked_over:
            files = self._everything()  # without its turn: on a share this takes long
            with self._turn, self._lock.held():
                self._compare(files)
        with self._turn:
            if self._damaged and looked_over:
                with self._lock.held():
                    if self._index.refresh():
                        self._examine(list(self._damaged))
            if self._index.disordered:
                self._put_in_order()

    def _put_in_order(self) -> None:
        with suppress(StoreError), self._lock.held(wait=False):
            if self._index.refresh():
                self._index.rebuild(self._index.entries.values())

    def _everything(self) -> dict[str, os.stat_result]:
        """Every file that could be somebody's, the library's among them, by its owner."""
        files = self._files()
        library = disk.status(self._path(LIBRARY))
        if library is not None:
            files[LIBRARY] = library
        return files

    def _compare(self, files: Mapping[str, os.stat_result]) -> None:
        """Examine each file that the index does not describe, and each that it alone knows."""
        usable = self._index.refresh()
        self._looked_over = True
        entries = self._index.entries if usable else {}
        others = [
            owner
            for owner, status in files.items()
            if (known := entries.get(owner)) is None or not known.witness.describes(status)
        ]
        missing = entries.keys() - files.keys()
        if LIBRARY not in files and self._was_there(LIBRARY):
            missing |= {LIBRARY}
        self._examine({*others, *missing, *self._damaged}, anew=not usable)
        if LIBRARY in self._index.entries:  # of an earlier program, or one that died too soon
            self._note_library()

    def _examine(self, owners: Iterable[str], *, anew: bool = False) -> None:
        """Read these files again where they are others than the index says, or make it ``anew``.

        Holds the lock, and has read the index under it: what others noted must stay in it.
        """
        entries = {} if anew else dict(self._index.entries)
        found = {owner: disk.status(self._path(owner)) for owner in filter(is_owner, owners)}
        # The index must not vouch for what another program wrote, died over, and may yet be lost.
        disk.settle_all({self._path(owner): status for owner, status in found.items() if status})
        changed = anew
        for owner, status in found.items():
            known = entries.get(owner)
            if status is None:
                self._miss(owner, known)
            elif owner in self._damaged or known is None or not known.witness.describes(status):
                entry = self._examined(owner, known)
                if entry is not None and entry != known:
                    entries[owner] = entry
                    changed = True
        if changed:
            with suppress(StoreError):  # it serves this run; the next one tries again
                self._index.rebuild(entries.values())

    def _miss(self, owner: str, known: Entry | None) -> None:
        if known is not None or self._was_there(owner):
            self._mark(owner, _missing(self._path(owner)))
        else:
            self._damaged.pop(owner, None)  # there never was such a file, or somebody took it away

    def _examined(self, owner: str, known: Entry | None) -> Entry | None:
        try:
            database = self._refreshed(owner, known)
            self._damaged.pop(owner, None)
            return entry_of(owner, database) if database else None
        except (Corrupt, NotRead) as error:
            self._mark(owner, error)
            return None


def _missing(path: Path) -> Corrupt:
    remedy = "connect the drive it is on, or restore it from a backup"
    return Corrupt(path, "(it is missing)", remedy)


def _stamp_of(path: Path) -> disk.Stamp | None:
    try:
        return disk.stat(path)
    except FileNotFoundError:
        return None


def _nothing_stored(_key: Key) -> int:
    return 0
