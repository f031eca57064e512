"""The sorted index beside the patient files: the patient list, and a witness of each file.

It is derived: whatever is lost here is read again from the patient files. Beyond the summaries it
remembers how many commits of each file were acknowledged. A file cut off exactly between two
records looks whole; the witness tells that commits are missing.
"""

import os
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from designer.store.database import OwnerDatabase
from designer.store.errors import Corrupt, Key, StoreError
from designer.store.framefile import FrameFile, Header
from designer.store.frames import Payload
from designer.store.happenings import with_happenings
from designer.store.port import LIBRARY
from designer.store.summary import PATIENT, PatientSummary, summarise

FORMAT = "home-program-index"
VERSION = 3  # 2: last log, last print and course of weeks; 3: discharged or not
_FOLD_AT = 64  # single entries after which listing puts the whole index in order again


class Entry(PatientSummary, frozen=True, array_like=True, gc=False):
    """A line of the list with the witness of its file.

    The library has one too, for the sake of the witness; it is no line of the list.
    """

    commits: int = 0
    size: int = -1
    mtime_ns: int = 0

    def describes(self, status: os.stat_result) -> bool:
        """True when the file has not been touched since."""
        return self.size == status.st_size and self.mtime_ns == status.st_mtime_ns

    def check_end(self, path: Path, commits: int) -> None:
        """Raises Corrupt when the file has fewer commits than were acknowledged."""
        missing = self.commits - commits
        if missing > 0:
            raise Corrupt(path, f"at its end ({missing} saved changes are missing)")


_READ_ENTRIES = msgspec.json.Decoder(list[Entry])


class Index:
    """The entries at ``path``. Writers hold the folder's lock; ``in_order`` may be asked by any
    thread, the rest by one at a time.
    """

    def __init__(self, path: Path) -> None:
        self._file = FrameFile(path, Header(FORMAT, VERSION, "index"), upgrade=_upgraded)
        self._guard = Lock()
        self.was_read = False
        self._start((), ())

    def _start(self, in_order: Sequence[Entry], others: Iterable[Entry]) -> None:
        with self._guard:
            self._sorted = in_order
            self._later: dict[str, Entry] = {}  # lines that are to take their places among those
        self._others = tuple(others)
        self._by_id: dict[str, Entry] | None = None  # made when asked for
        self._loose = 0  # entries behind the sorted ones in the file

    def refresh(self) -> bool:
        """Take in what was added. False: there is no usable index, build it anew."""
        try:
            news = self._file.refresh()
            parts = [_READ_ENTRIES.decode(payload) for payload in news.payloads]
        except (FileNotFoundError, StoreError, msgspec.MsgspecError):
            self._file.forget()
            return False
        if news.anew:
            # A clinic without patients has no sorted part: there the library comes first.
            in_order = bool(parts) and not (parts[0] and parts[0][0].id == LIBRARY)
            self._start(parts.pop(0) if in_order else (), ())
        for entry in (entry for part in parts for entry in part):
            self._put(entry)
        self.was_read = True
        return True

    def _put(self, entry: Entry) -> None:
        self._known()[entry.id] = entry
        self._loose += 1
        if entry.id != LIBRARY:
            with self._guard:
                self._later[entry.id] = entry

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its owner."""
        return self._known()

    def _known(self) -> dict[str, Entry]:
        if self._by_id is None:
            self._by_id = {entry.id: entry for entry in (*self._sorted, *self._others)}
        return self._by_id

    def in_order(self) -> Sequence[Entry]:
        """Every patient's entry by name."""
        with self._guard:
            if self._later:
                lines = [entry for entry in self._sorted if entry.id not in self._later]
                for entry in self._later.values():
                    insort(lines, entry, key=_order)
                self._sorted, self._later = lines, {}
            return self._sorted

    @property
    def disordered(self) -> bool:
        """True when reading would gain from putting the file in order."""
        return self._loose >= _FOLD_AT

    def note(self, entry: Entry) -> None:
        """Add one entry, without a sync: the patient file is what counts. Raises StoreError."""
        self._file.append(msgspec.json.encode([entry]), durable=False)
        self._put(entry)

    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Replace the whole index. Raises StoreError; the entries count for this run even then."""
        every = list(entries)
        in_order = sorted((entry for entry in every if entry.id != LIBRARY), key=_order)
        others = [entry for entry in every if entry.id == LIBRARY]
        self._start(in_order, others)
        self.was_read = True
        self._file.rewrite([msgspec.json.encode(part) for part in (in_order, others) if part])


def _order(entry: Entry) -> tuple[str, str]:
    return entry.order


_COMMITS_AT = {1: 8, 2: 11}  # the place of the witness in an entry of an earlier version
_BLANKS: tuple[object, ...] = (None, None, (), None)  # what entries of version 1 lack


def _upgraded(payloads: Sequence[Payload], version: int) -> list[bytes]:
    """Earlier entries: what was acknowledged still counts, the rest is to be read again."""
    at = _COMMITS_AT[version]
    parts = []
    for payload in payloads:
        entries = msgspec.json.decode(payload, type=list[list[Any]])
        for entry in entries:
            entry[:] = [*entry[:at], *_BLANKS[at - _COMMITS_AT[1] :], entry[at], -1, 0]
        parts.append(msgspec.json.encode(entries))
    return parts


def entry_of(owner: str, database: OwnerDatabase) -> Entry | None:
    """The owner's entry; None for what is neither patient nor library. Raises Corrupt."""
    if owner == LIBRARY:
        at = database.last_change()
        return Entry(owner, "", "", None, (), at, False, False, **witness_of(database))
    document = database.get(Key(PATIENT, owner))
    if document is None or document.body is None:
        return None
    try:
        summary = summarise(owner, document.body, database.last_change())
    except (msgspec.MsgspecError, LookupError) as error:
        raise Corrupt(database.storage.file.path, "in the patient's own document") from error
    summary = with_happenings(summary, lambda kind: database.documents((kind,)))
    return Entry(**msgspec.structs.asdict(summary), **witness_of(database))


def witness_of(database: OwnerDatabase) -> dict[str, Any]:
    """What an entry remembers of the file as it was last read."""
    stamp = database.storage.file.stamp
    return {
        "commits": database.storage.commits,
        "size": stamp.size,
        "mtime_ns": stamp.mtime_ns,
    }
