"""The port ``Store`` in memory: for tests, previews, and as the shortest description of it."""

from collections.abc import Hashable, Mapping, Sequence
from threading import Lock

import msgspec

from designer.store.commits import prepare
from designer.store.errors import Key
from designer.store.happenings import with_happenings
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
from designer.store.summary import PATIENT, PatientSummary, summarise


class MemoryStore:
    """Everything is gone when the program ends."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._turn = Lock()
        self._documents: dict[str, dict[Key, Document]] = {}
        self._audit: dict[str, list[AuditEntry]] = {}

    def owners(self) -> Sequence[str]:
        return sorted(self._documents)

    def get(self, owner: str, key: Key) -> Document | None:
        found = self._documents.get(owner, {}).get(key)
        return None if found is None or found.deleted else found

    def query(self, owner: str, *kinds: str, deleted: bool = False) -> Sequence[Document]:
        return [
            document
            for document in self._documents.get(owner, {}).values()
            if (not kinds or document.key.kind in kinds) and (deleted or not document.deleted)
        ]

    def packed(self, owner: str, *kinds: str) -> Mapping[str, Packed]:
        found: dict[str, dict[str, object]] = {}
        for (kind, doc_id), revision, body in self.query(owner, *kinds, deleted=True):
            row = {"revision": revision, "body": msgspec.Raw(body or b"null")}
            found.setdefault(kind, {})[doc_id] = row
        return {kind: msgspec.json.encode(rows) for kind, rows in found.items()}

    def commit(
        self, owner: str, batch: Sequence[Change], expected: Mapping[Key, int], actor: str
    ) -> Mapping[Key, int]:
        with self._turn:
            return self._commit(owner, batch, expected, actor)

    def _commit(
        self, owner: str, batch: Sequence[Change], expected: Mapping[Key, int], actor: str
    ) -> Mapping[Key, int]:
        stored = self._documents.get(owner, {})

        def revision_of(key: Key) -> int:
            return stored[key].revision if key in stored else 0

        documents = prepare(owner, batch, expected, revision_of)
        if documents:
            self._documents[owner] = stored | {document.key: document for document in documents}
            entries = self._audit.setdefault(owner, [])
            keys = tuple(document.key for document in documents)
            entries.append(AuditEntry(len(entries) + 1, self._clock(), actor, keys))
        return {document.key: document.revision for document in documents}

    def audit(self, owner: str) -> Sequence[AuditEntry]:
        return tuple(self._audit.get(owner, ()))

    def stamp(self, owner: str) -> Hashable:
        return len(self._audit[owner]) if owner in self._audit else None

    def patients(self) -> Sequence[PatientSummary]:
        found = [self._summary(owner) for owner in self._documents if owner != LIBRARY]
        return sorted((line for line in found if line), key=lambda line: line.order)

    def _summary(self, owner: str) -> PatientSummary | None:
        document = self.get(owner, Key(PATIENT, owner))
        if document is None or document.body is None:
            return None
        line = summarise(owner, document.body, self._audit[owner][-1].at)
        return with_happenings(line, lambda kind: self.query(owner, kind))

    def damaged(self) -> Sequence[Damage]:
        return ()

    def listed(self) -> Listing:
        return Listing(self.patients(), [])
