"""One owner's documents in TinyDB: a table for each kind, a document for each id."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document as Row
from tinydb.table import Table

from designer.store.commits import AUDIT
from designer.store.errors import Key
from designer.store.journal import JournalStorage
from designer.store.port import AuditEntry, Document


class _Rows(Table):
    """A table whose documents are known by their own ids instead of running numbers."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0  # another instance may have written since


class _Database(TinyDB):
    table_class = _Rows


class OwnerDatabase:
    """The documents of ``owner`` in the journal at ``path``.

    ``refresh`` first; it raises FileNotFoundError while there is no file. See JournalStorage for
    the errors and for what a writer must hold.
    """

    def __init__(self, path: Path, owner: str) -> None:
        self._db = _Database(path, owner, storage=JournalStorage)
        self._storage = cast(JournalStorage, self._db.storage)

    @property
    def storage(self) -> JournalStorage:
        return self._storage

    def refresh(self) -> None:
        """Take in what other instances wrote."""
        self._storage.refresh()

    def _table(self, kind: str) -> Table:
        return self._db.table(kind, cache_size=0)

    def get(self, key: Key) -> Document | None:
        """The document or its tombstone."""
        row = self._table(key.kind).get(doc_id=cast(int, key.id))
        return None if row is None else _document(key.kind, row)

    def revision(self, key: Key) -> int:
        """0 for a document that never was."""
        found = self.get(key)
        return found.revision if found else 0

    def documents(self, kinds: Iterable[str]) -> list[Document]:
        """All documents of these kinds (none: of all), tombstones too, oldest first in each."""
        wanted = tuple(kinds) or sorted(self._db.tables() - {AUDIT})
        return [_document(kind, row) for kind in wanted for row in self._table(kind).all()]

    def audit(self) -> list[AuditEntry]:
        """Every commit, oldest first."""
        return [_audit_entry(row) for row in self._table(AUDIT).all()]

    def last_change(self) -> datetime:
        """When the last commit was made."""
        row = self._table(AUDIT).get(doc_id=self._storage.commits)
        return _audit_entry(cast(Row, row)).at

    def write(self, documents: Iterable[Document], at: datetime, actor: str, *, new: bool) -> None:
        """Commit the documents with their audit entry; ``new`` makes the file."""
        tables: dict[str, dict[str, dict[str, Any] | None]] = {}
        touched: dict[str, list[str]] = {}
        for (kind, doc_id), revision, body in documents:
            tables.setdefault(kind, {})[doc_id] = {"revision": revision, "body": body}
            touched.setdefault(kind, []).append(doc_id)
        entry = {"at": at.isoformat(), "actor": actor, "keys": touched}
        number = 1 if new else self._storage.commits + 1
        tables[AUDIT] = {str(number): entry}
        if new:
            self._storage.create(tables)
        else:
            self._storage.append(tables)


def _document(kind: str, row: Row) -> Document:
    return Document(Key(kind, cast(str, row.doc_id)), row["revision"], row["body"])


def _audit_entry(row: Row) -> AuditEntry:
    keys = tuple(Key(kind, doc_id) for kind, ids in row["keys"].items() for doc_id in ids)
    return AuditEntry(int(row.doc_id), datetime.fromisoformat(row["at"]), row["actor"], keys)
