"""The sorted index beside the patient files: the patient list, and a witness of each file.

It is derived: whatever is lost here is read again from the patient files. Beyond the summaries it
remembers how many commits of each file were acknowledged. A file cut off exactly between two
records looks whole; the witness tells that commits are missing.
"""

import os
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
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
# 2: last log, last print and course of weeks; 3: discharged or not; 4: diagnoses and course are
# texts, and witnesses stand apart
VERSION = 4
_FOLD_AT = 64  # single entries after which listing puts the whole index in order again


class Witness(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is remembered of a file as it was last read."""

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


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A line of the list with the witness of its file.

    The library has one too, for the sake of the witness; it is no line of the list.
    """

    line: PatientSummary
    witness: Witness


_READ_LINES = msgspec.json.Decoder(list[PatientSummary])
_READ_WITNESSES = msgspec.json.Decoder(list[Witness])
_READ_ENTRIES = msgspec.json.Decoder(list[Entry])
_NONE = b"[]"


class Index:
    """The entries at ``path``: the lines in their order, then their witnesses, which a list need
    not wait for, then entries that came later, the library's among them.

    Writers hold the folder's lock; ``in_order`` may be asked by any thread, the rest by one at a
    time.
    """

    def __init__(self, path: Path) -> None:
        self._file = FrameFile(path, Header(FORMAT, VERSION, "index"), upgrade=_upgraded)
        self._guard = Lock()
        self.was_read = False
        self._start((), _NONE)

    def _start(self, in_order: Sequence[PatientSummary], witnesses: Payload) -> None:
        with self._guard:
            self._sorted = in_order
            self._later: dict[str, PatientSummary] = {}  # are to take their places among those
        self._witnesses = witnesses  # of the sorted ones; read when asked for
        self._by_id: dict[str, Entry] | None = None  # likewise
        self._loose = 0  # entries behind the sorted ones in the file

    def refresh(self) -> bool:
        """Take in what was added. False: there is no usable index, build it anew."""
        try:
            news = self._file.refresh()
            parts = news.payloads
            lines: Sequence[PatientSummary] = ()
            witnesses: Payload = _NONE
            if news.anew:
                first, witnesses, *parts = parts
                lines = _READ_LINES.decode(first)
            found = [entry for part in parts for entry in _READ_ENTRIES.decode(part)]
        except (FileNotFoundError, StoreError, msgspec.MsgspecError, ValueError):
            self._file.forget()
            return False
        if news.anew:
            self._start(lines, witnesses)
        for entry in found:
            self._put(entry)
        self.was_read = True
        return True

    def _put(self, entry: Entry) -> None:
        self._known()[entry.line.id] = entry
        self._loose += 1
        if entry.line.id != LIBRARY:
            with self._guard:
                self._later[entry.line.id] = entry.line

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its owner."""
        return self._known()

    def _known(self) -> dict[str, Entry]:
        if self._by_id is None:
            witnesses = _READ_WITNESSES.decode(self._witnesses)
            pairs = zip(self._sorted, witnesses, strict=True)
            self._by_id = {line.id: Entry(line, witness) for line, witness in pairs}
        return self._by_id

    def in_order(self) -> Sequence[PatientSummary]:
        """Every patient's line by name."""
        with self._guard:
            if self._later:
                lines = [line for line in self._sorted if line.id not in self._later]
                for line in self._later.values():
                    insort(lines, line, key=attrgetter("order"))
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
        listed = [entry for entry in every if entry.line.id != LIBRARY]
        listed.sort(key=attrgetter("line.order"))
        lines = [entry.line for entry in listed]
        witnesses = msgspec.json.encode([entry.witness for entry in listed])
        others = [entry for entry in every if entry.line.id == LIBRARY]
        self._start(lines, witnesses)
        for entry in others:
            self._put(entry)
        self._loose = 0
        self.was_read = True
        self._file.rewrite([msgspec.json.encode(lines), witnesses, msgspec.json.encode(others)])


_COMMITS_AT = {1: 8, 2: 11, 3: 12}  # the place of the witness in an entry of an earlier version


def _upgraded(payloads: Sequence[Payload], version: int) -> list[bytes]:
    """Earlier entries: what was acknowledged still counts, the rest is to be read again."""
    at = _COMMITS_AT[version]
    parts = [_NONE, _NONE]  # nothing is in order yet
    for payload in payloads:
        entries = msgspec.json.decode(payload, type=list[list[Any]])
        lines = [[*entry[:4], " ".join(entry[4]), *entry[5:8]] for entry in entries]
        witnesses = [[entry[at]] for entry in entries]
        parts.append(msgspec.json.encode(list(zip(lines, witnesses, strict=True))))
    return parts


def entry_of(owner: str, database: OwnerDatabase) -> Entry | None:
    """The owner's entry; None for what is neither patient nor library. Raises Corrupt."""
    if owner == LIBRARY:
        at = database.last_change()
        line = PatientSummary(owner, "", "", None, "", at, invented=False, archived=False)
        return Entry(line, witness_of(database))
    document = database.get(Key(PATIENT, owner))
    if document is None or document.body is None:
        return None
    try:
        summary = summarise(owner, document.body, database.last_change())
    except (msgspec.MsgspecError, LookupError) as error:
        raise Corrupt(database.storage.file.path, "in the patient's own document") from error
    summary = with_happenings(summary, lambda kind: database.documents((kind,)))
    return Entry(summary, witness_of(database))


def witness_of(database: OwnerDatabase) -> Witness:
    """The witness of the file as it was last read or written."""
    stamp = database.storage.file.stamp
    return Witness(database.storage.commits, stamp.size, stamp.mtime_ns)
