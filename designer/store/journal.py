"""A TinyDB storage that appends what changed instead of writing the database anew.

Each record of the file holds the documents of one commit; the tables are folded from the records
when the file is opened. One commit is one write and one sync, however large the file has grown.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import msgspec
from tinydb.storages import Storage

from designer.store import migrations
from designer.store.codec import PLAIN, Codec
from designer.store.errors import Corrupt, StoreError
from designer.store.framefile import FrameFile, Header
from designer.store.frames import Payload

FORMAT = "home-program-journal"

Row = Mapping[str, Any]
Tables = dict[str, dict[str, Any]]  # table name -> document id -> document

_COMPACT_FROM = 256 * 1024  # bytes; below it a file is read in a few milliseconds as it is

D = TypeVar("D")


class Commit(msgspec.Struct, Generic[D], frozen=True, gc=False):
    """One record: what a commit wrote, or what compaction folded many into.

    Its notes stand in it, too: ``_Noted``.
    """

    n: int  # of the commit, from 1
    docs: dict[str, dict[str, D]] = {}  # table name -> document id -> document
    gone: dict[str, list[str]] = {}  # table name -> ids of removed documents


class _Noted(msgspec.Struct, frozen=True, gc=False):
    """The same record for whoever asks for its notes: seldom, and long after it was read."""

    notes: list[msgspec.Raw] = []  # one JSON value that describes each commit folded in here


_READ_NOTED = msgspec.json.Decoder(list[_Noted])


class JournalStorage(Storage):
    """TinyDB's tables in the journal at ``path``.

    Readers need nothing. Whoever appends holds the folder's lock and has called ``refresh`` under
    it. Raises FileNotFoundError when there is no file: only ``create`` makes one, so that a file
    that vanished is never mistaken for an empty database.
    """

    _commits: ClassVar[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(
        list[Commit[dict[str, Any]]]
    )

    def __init__(self, path: Path, owner: str, codec: Codec = PLAIN) -> None:
        header = Header(FORMAT, migrations.VERSION, owner, codec.name)
        self.file = FrameFile(path, header, codec, migrations.upgraded)
        self.commits = 0  # acknowledged so far
        self._notes: list[msgspec.Raw] = []
        self._noted: list[bytes] = []  # records whose notes nobody asked for yet
        self._tables: Tables = {}
        self._compact_at = _COMPACT_FROM

    def refresh(self) -> None:
        """Take in what other instances wrote. Raises FileNotFoundError, NotRead or Corrupt."""
        news = self.file.refresh()
        if news.anew:
            self._tables, self._notes, self._noted, self.commits = {}, [], [], 0
        if news.payloads:
            try:
                self._fold(news.payloads)
            except msgspec.MsgspecError as error:
                self.file.forget()
                raise self._unreadable() from error

    def _unreadable(self) -> Corrupt:
        return Corrupt(self.file.path, "in what it holds")

    @property
    def notes(self) -> Sequence[msgspec.Raw]:
        """What describes each commit, oldest first. Raises Corrupt."""
        try:
            read = [one for records in self._noted for one in _READ_NOTED.decode(records)]
        except msgspec.MsgspecError as error:
            raise self._unreadable() from error
        self._noted.clear()
        for record in read:
            self._notes += record.notes
        return self._notes

    def _fold(self, payloads: Sequence[Payload]) -> None:
        tables, records = self._tables, b"[%s]" % b",".join(payloads)
        commits = self._commits.decode(records)
        for commit in commits:
            for name, docs in commit.docs.items():
                if name in tables:
                    tables[name].update(docs)
                else:
                    tables[name] = docs
            if commit.gone:
                self._remove(commit.gone)
        self._noted.append(records)
        self.commits = commits[-1].n

    def _remove(self, gone: Mapping[str, Sequence[str]]) -> None:
        for name, removed in gone.items():
            for doc_id in removed:
                self._tables[name].pop(doc_id, None)

    def create(self, docs: Mapping[str, Mapping[str, object]], note: bytes) -> None:
        """Make the file with its first commit. Raises ReadOnly, NotWritten or OutcomeUnknown."""
        payload = msgspec.json.encode({"n": 1, "docs": docs, "notes": [msgspec.Raw(note)]})
        self.file.rewrite((payload,))
        self._fold((payload,))

    def append(
        self,
        docs: Mapping[str, Mapping[str, object]],
        gone: Mapping[str, Sequence[str]] | None = None,
        note: bytes = b"null",
    ) -> None:
        """Write one commit. Raises ReadOnly, NotWritten or OutcomeUnknown."""
        self.bring_up_to_date()
        commit = {"n": self.commits + 1, "docs": docs, "notes": [msgspec.Raw(note)]}
        if gone:
            commit["gone"] = gone
        payload = msgspec.json.encode(commit)
        self.file.append(payload)
        self._fold((payload,))  # what was written, not what was handed in
        if self.file.end >= self._compact_at:
            self._compact()

    def bring_up_to_date(self) -> bool:
        """Write a file of an earlier version in today's form. True: it was one. Raises as above."""
        if not self.file.outdated:
            return False
        self.file.rewrite((self._folded(),))
        return True

    def _compact(self) -> None:
        """Fold all records into one, if that at least halves the file."""
        try:
            payload = self._folded()
            if 2 * len(payload) <= self.file.end:
                self.file.rewrite((payload,))
        except StoreError:
            # The commit itself is safe in the old file; the next one tries again.
            self.file.forget()
            return
        self._compact_at = max(_COMPACT_FROM, 2 * self.file.end)

    def _folded(self) -> bytes:
        """All commits as one record."""
        return msgspec.json.encode({"n": self.commits, "docs": self._tables, "notes": self.notes})

    def read(self) -> Tables:
        """The folded tables; TinyDB may put other tables in, but must not change documents."""
        return dict(self._tables)

    def write(self, data: Mapping[str, Mapping[str, Row]]) -> None:
        """Journal what TinyDB's own insert, update or remove changed.

        TinyDB changes documents in place, so the file is folded anew to find the difference. The
        store itself commits through ``append``, which knows its changes.
        """
        self.file.forget()
        self.refresh()
        docs, gone = {}, {}
        for name in self._tables.keys() | data.keys():
            old, new = self._tables.get(name, {}), data.get(name, {})
            docs[name] = {key: row for key, row in new.items() if not _same(old.get(key), row)}
            gone[name] = [key for key in old if key not in new]
        self.append(docs, gone)


def _same(old: Row | None, new: Row) -> bool:
    # As JSON: Python holds 1, 1.0 and True for equal.
    return msgspec.json.encode(old) == msgspec.json.encode(new)
