"""A TinyDB storage that appends what changed instead of writing the database anew.

Each record of the file holds the documents of one commit; the tables are folded from the records
when the file is opened. One commit is one write and one sync, however large the file has grown.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from designer.store.errors import Corrupt, StoreError
from designer.store.framefile import FrameFile, Header

FORMAT = "home-program-journal"
VERSION = 1

Doc = dict[str, Any]
Tables = dict[str, dict[str, Doc]]  # table name -> document id -> document
Changes = Mapping[str, Mapping[str, Doc | None]]  # likewise; None removes the document

_COMPACT_FROM = 256 * 1024  # bytes; below it a file is read in a few milliseconds as it is


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One commit: its number, counted from 1, and the documents it wrote."""

    n: int
    docs: dict[str, dict[str, Doc | None]]


_READ_RECORD = msgspec.json.Decoder(_Record)


class JournalStorage(Storage):
    """TinyDB's tables in the journal at ``path``.

    Readers need nothing. Whoever appends holds the folder's lock and has called ``refresh`` under
    it. Raises FileNotFoundError when there is no file: only ``create`` makes one, so that a file
    that vanished is never mistaken for an empty database.
    """

    def __init__(self, path: Path, owner: str) -> None:
        self._file = FrameFile(path, Header(FORMAT, VERSION, owner))
        self._tables: Tables = {}
        self.commits = 0  # acknowledged so far, those folded by compaction included
        self._compact_at = _COMPACT_FROM

    @property
    def file(self) -> FrameFile:
        return self._file

    def create(self, docs: Changes) -> None:
        """Make the file with its first commit. Raises ReadOnly, NotWritten or OutcomeUnknown."""
        payload = msgspec.json.encode({"n": 1, "docs": docs})
        self._file.rewrite((payload,))
        self._fold(payload)

    def refresh(self) -> None:
        """Take in what other instances wrote. Raises NotRead or Corrupt."""
        news = self._file.refresh()
        if news.anew:
            self._tables, self.commits = {}, 0
        for number, payload in enumerate(news.payloads, 1):
            try:
                self._fold(payload)
            except (msgspec.MsgspecError, ValueError) as error:
                self._file.forget()
                raise Corrupt(self._file.path, f"in record {number}") from error

    def _fold(self, payload: bytes) -> None:
        record = _READ_RECORD.decode(payload)
        if record.n <= self.commits:
            raise ValueError("commits out of order")
        for name, docs in record.docs.items():
            table = self._tables.setdefault(name, {})
            for doc_id, doc in docs.items():
                if doc is None:
                    table.pop(doc_id, None)
                else:
                    table[doc_id] = doc
        self.commits = record.n

    def append(self, docs: Changes) -> None:
        """Write one commit. Raises ReadOnly, NotWritten or OutcomeUnknown."""
        payload = msgspec.json.encode({"n": self.commits + 1, "docs": docs})
        self._file.append(payload)
        self._fold(payload)  # what was written, not what was handed in
        if self._file.end >= self._compact_at:
            self._compact()

    def _compact(self) -> None:
        """Fold all records into one, if that at least halves the file."""
        payload = msgspec.json.encode({"n": self.commits, "docs": self._tables})
        if 2 * len(payload) <= self._file.end:
            try:
                self._file.rewrite((payload,))
            except StoreError:
                # The commit itself is safe in the old file; the next one tries again.
                self._file.forget()
                return
        self._compact_at = max(_COMPACT_FROM, 2 * self._file.end)

    def read(self) -> Tables:
        """The folded tables; TinyDB may put other tables in, but must not change documents."""
        return dict(self._tables)

    def write(self, data: Mapping[str, Mapping[str, Doc]]) -> None:
        """Journal what TinyDB's own insert, update or remove changed.

        TinyDB changes documents in place, so the file is folded anew to find the difference. The
        store itself commits through ``append``, which knows its changes.
        """
        self._file.forget()
        self.refresh()
        changes = _difference(self._tables, data)
        if changes:
            self.append(changes)


def _difference(old: Tables, new: Mapping[str, Mapping[str, Doc]]) -> Changes:
    changes: dict[str, dict[str, Doc | None]] = {}
    for name in old.keys() | new.keys():
        before, after = old.get(name, {}), new.get(name, {})
        changed: dict[str, Doc | None] = {
            doc_id: doc for doc_id, doc in after.items() if not _same(before.get(doc_id), doc)
        }
        changed.update(dict.fromkeys(before.keys() - after.keys()))
        if changed:
            changes[name] = changed
    return changes


def _same(old: Doc | None, new: Doc) -> bool:
    # As JSON: Python holds 1, 1.0 and True for equal.
    return msgspec.json.encode(old) == msgspec.json.encode(new)
