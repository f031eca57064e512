"""One owner's documents in TinyDB: a table for each kind, a document for each id."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, cast

import msgspec
from tinydb import TinyDB
from tinydb.table import Table

from designer.store.codec import PLAIN, Codec
from designer.store.errors import Corrupt, Key
from designer.store.journal import Commit, JournalStorage
from designer.store.port import AuditEntry, Document, Packed


class _Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who changed what when, kept with each commit."""

    at: datetime
    actor: str
    keys: dict[str, list[str]]  # kind -> ids
    about: str = ""


class _Row(msgspec.Struct, frozen=True, gc=False):
    """A document in a table; its body stays JSON until somebody asks."""

    revision: int
    body: msgspec.Raw


_READ_NOTE = msgspec.json.Decoder(_Note)
_DELETED = b"null"


def _document(
    kind: str,
    doc_id: str,
    row: _Row,
    _new: Callable[..., Any] = tuple.__new__,  # what named tuples call, with checks in between
) -> Document:
    body: bytes | None = bytes(row.body)
    if body == _DELETED:
        body = None
    found: Document = _new(Document, (_new(Key, (kind, doc_id)), row.revision, body))
    return found


class _RowStorage(JournalStorage):
    """Holds rows where TinyDB's own storages hold dictionaries: smaller, and quicker to make."""

    _commits: ClassVar[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(list[Commit[_Row]])
    _documents: ClassVar[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(dict[str, _Row])


class _Rows(Table):
    """A table of rows, known by their own ids instead of running numbers, handed out as ours."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0  # another instance may have written since

    def document_class(self, row: _Row, doc_id: str) -> Document:  # type: ignore[override]
        """What TinyDB calls for each row that it hands out."""
        return _document(self.name, doc_id, row)


class _Database(TinyDB):
    table_class = _Rows


class OwnerDatabase:
    """The documents of ``owner`` in the journal at ``path``.

    ``refresh`` first; it raises FileNotFoundError while there is no file. See JournalStorage for
    the errors and for what a writer must hold.
    """

    def __init__(self, path: Path, owner: str, codec: Codec = PLAIN) -> None:
        self._db = _Database(path, owner, codec, storage=_RowStorage)
        self.storage = cast(_RowStorage, self._db.storage)

    def refresh(self) -> None:
        """Take in what other instances wrote."""
        self.storage.refresh()

    def _table(self, kind: str) -> Table:
        return self._db.table(kind, cache_size=0)

    def get(self, key: Key) -> Document | None:
        """The document or its tombstone. Raises Corrupt, as all that reads documents does."""
        return cast("Document | None", self._table(key.kind).get(doc_id=cast(int, key.id)))

    def revision(self, key: Key) -> int:
        """0 for a document that never was."""
        row = self.storage.read().get(key.kind, {}).get(key.id)
        return row.revision if row else 0

    def documents(self, kinds: Iterable[str]) -> list[Document]:
        """All documents of these kinds (none: of all), tombstones too, oldest first in each.

        Straight from the storage: TinyDB's tables would take as long again for a long history.
        """
        tables = self.storage.read()
        wanted = tuple(kinds) or sorted(tables)
        return [
            _document(kind, doc_id, row)
            for kind in wanted
            for doc_id, row in tables.get(kind, {}).items()
        ]

    def packed(self, kinds: Iterable[str]) -> dict[str, Packed]:
        """The same as one text for each kind."""
        wanted = tuple(kinds)
        return {
            kind: packed
            for kind, packed in self.storage.packed().items()
            if not wanted or kind in wanted
        }

    def audit(self) -> list[AuditEntry]:
        """Every commit, oldest first. Raises Corrupt."""
        return [
            _audit_entry(number, self._read(note))
            for number, note in enumerate(self.storage.notes, 1)
        ]

    def last_change(self) -> datetime:
        """When the last commit was made. Raises Corrupt."""
        return self._read(self.storage.notes[-1]).at

    def _read(self, note: msgspec.Raw) -> _Note:
        try:
            return _READ_NOTE.decode(note)
        except msgspec.MsgspecError as error:
            raise Corrupt(self.storage.file.path, "in its audit") from error

    def write(
        self,
        documents: Sequence[Document],
        at: datetime,
        actor: str,
        *,
        new: bool = False,
        about: str = "",
    ) -> None:
        """Commit the documents with their audit entry; ``new`` makes the file."""
        tables: dict[str, dict[str, _Row]] = {}
        for (kind, doc_id), revision, body in documents:
            row = _Row(revision, msgspec.Raw(body or _DELETED))
            tables.setdefault(kind, {})[doc_id] = row
        note = _Note(at, actor, {kind: list(rows) for kind, rows in tables.items()}, about)
        if new:
            self.storage.create(tables, note=msgspec.json.encode(note))
        else:
            self.storage.append(tables, note=msgspec.json.encode(note))


def _audit_entry(number: int, note: _Note) -> AuditEntry:
    keys = tuple(Key(kind, doc_id) for kind, ids in note.keys.items() for doc_id in ids)
    return AuditEntry(number, note.at, note.actor, keys, note.about)
