"""A TinyDB storage that appends what changed instead of writing the database anew.

Each record of the file holds the documents of one commit, behind the tables as they were folded
last. One commit is one write and one sync, however large the file has grown; now and then those
behind are folded, too.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import msgspec
from tinydb.storages import Storage

from designer.store import migrations
from designer.store.codec import PLAIN, Codec
from designer.store.errors import Corrupt, StoreError
from designer.store.folding import fold, parted
from designer.store.framefile import FrameFile, Header
from designer.store.frames import Payload
from designer.store.tables import Table

FORMAT = "home-program-journal"

Row = Mapping[str, Any]
Tables = dict[str, Any]  # table name -> document id -> document

# What stands behind the folded part before it is folded, too: enough that few saves wait for it,
# and so little that a history is read in one go.
_FOLD_AT = 32  # commits, if they take
_FOLD_SHARE = 1 / 16  # of what was folded: a file of many megabytes is not written so often
_FOLD_BYTES = 256 * 1024  # or this much, and as much as was folded

D = TypeVar("D")


class Commit(msgspec.Struct, Generic[D], frozen=True, gc=False):
    """One record: what a commit wrote.

    Its notes stand in it, too: ``_Noted``.
    """

    n: int  # of the commit, from 1; 0 for what was folded
    docs: dict[str, dict[str, D]] = {}  # table name -> document id -> document
    gone: dict[str, list[str]] = {}  # table name -> ids of removed documents


class _Noted(msgspec.Struct, frozen=True, gc=False):
    """The same record for whoever asks for its notes: seldom, and long after it was read."""

    notes: list[msgspec.Raw] = []  # one JSON value that describes each commit


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
    _documents: ClassVar[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(
        dict[str, dict[str, Any]]
    )

    def __init__(self, path: Path, owner: str, codec: Codec = PLAIN) -> None:
        header = Header(FORMAT, migrations.VERSION, owner, codec.name)
        self.file = FrameFile(path, header, codec, migrations.upgraded)
        self._forget()

    def _forget(self) -> None:
        self.commits = 0  # acknowledged so far
        self._tables: dict[str, Table[Any]] = {}
        self._notes: list[msgspec.Raw] = []
        self._noted: list[Payload] = []  # records whose notes nobody asked for yet
        self._start_behind(0)

    def _start_behind(self, folded: int) -> None:
        """Count from here what stands behind the folded part, which takes so many bytes."""
        self._folded_bytes = folded
        self._behind, self._behind_bytes = 0, 0

    def refresh(self) -> None:
        """Take in what other instances wrote. Raises FileNotFoundError, NotRead or Corrupt."""
        news = self.file.refresh()
        try:
            self._take(self._unfolded(news.payloads) if news.anew else news.payloads)
        except msgspec.MsgspecError as error:
            self.file.forget()
            raise self._unreadable() from error

    def _unreadable(self) -> Corrupt:
        """The error for what a sound file holds and should not."""
        return Corrupt(self.file.path, "in what it holds")

    @property
    def notes(self) -> Sequence[msgspec.Raw]:
        """What describes each commit, oldest first. Raises Corrupt."""
        try:
            read = _READ_NOTED.decode(b"[%s]" % b",".join(self._noted))
        except msgspec.MsgspecError as error:
            raise self._unreadable() from error
        self._noted.clear()
        for record in read:
            self._notes += record.notes
        return self._notes

    def _unfolded(self, payloads: Sequence[Payload]) -> Sequence[Payload]:
        """Take in what was folded, and give the commits behind it."""
        self._forget()
        self.commits, tables, self._noted[:], commits = parted(payloads)
        self._tables = {name: self._new_table(text) for name, text in tables.items()}
        self._start_behind(sum(map(len, payloads)) - sum(map(len, commits)))
        return commits

    def _take(self, payloads: Sequence[Payload]) -> None:
        """Take in commits."""
        if not payloads:
            return
        records = b"[%s]" % b",".join(payloads)
        commits = self._commits.decode(records)
        for commit in commits:
            for name, docs in commit.docs.items():
                self._table(name).put(docs)
            for name, removed in commit.gone.items():
                self._table(name).remove(removed)
        self._noted += payloads
        self.commits = commits[-1].n
        self._behind += len(commits)
        self._behind_bytes += len(records)

    def _table(self, name: str) -> Table[Any]:
        known = self._tables.get(name)
        if known is None:
            known = self._tables[name] = self._new_table()
        return known

    def _new_table(self, *folded: Payload) -> Table[Any]:
        return Table(self.file.path, self._documents, *folded)

    def create(self, docs: Mapping[str, Mapping[str, object]], note: bytes) -> None:
        """Make the file with its first commit. Raises ReadOnly, NotWritten or OutcomeUnknown."""
        payload = msgspec.json.encode({"n": 1, "docs": docs, "notes": [msgspec.Raw(note)]})
        self.file.rewrite((payload,))
        self._take((payload,))

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
        self._take((payload,))  # what was written, not what was handed in
        if self._is_long():
            try:
                self._fold()
            except StoreError:
                # The commit itself is safe in the old file; a later one tries again.
                self.file.forget()

    def _is_long(self) -> bool:
        # Not at every commit from then on: where a virus scanner holds the file, trying takes long.
        many = self._behind % _FOLD_AT == 0
        if many and self._behind_bytes >= self._folded_bytes * _FOLD_SHARE:
            return True
        return self._behind_bytes >= max(_FOLD_BYTES, self._folded_bytes)

    def bring_up_to_date(self) -> bool:
        """Write a file of an earlier version in today's form. True: it was one. Raises as above."""
        if not self.file.outdated:
            return False
        self._fold()
        return True

    def _fold(self) -> None:
        """Put all commits together. Values stay; what they were before goes."""
        tables = {name: table.folded() for name, table in self._tables.items()}
        records = fold(self.commits, tables, self.notes)
        self.file.rewrite(records)
        self._start_behind(sum(map(len, records)))

    def packed(self) -> dict[str, Payload]:
        """The documents of each table as one text, by id."""
        return {name: table.packed() for name, table in self._tables.items()}

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
        docs, gone = {}, {}  # by table
        for name in self._tables.keys() | data.keys():
            old: Mapping[str, Row] = self._tables.get(name, {})
            new = data.get(name, {})
            docs[name] = {key: row for key, row in new.items() if not _same(old.get(key), row)}
            gone[name] = [key for key in old if key not in new]
        self.append(docs, gone)


def _same(old: Row | None, new: Row) -> bool:
    # As JSON: Python holds 1, 1.0 and True for equal.
    return msgspec.json.encode(old) == msgspec.json.encode(new)
