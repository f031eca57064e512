"""What every store does with a batch before it writes: check it, compare revisions, number it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from designer.store.errors import Conflict, Invalid, Key
from designer.store.port import LIBRARY, Change, Document
from designer.store.summary import PATIENT, summarise

AUDIT = "audit"  # the store's own kind

_ANY_TIME = datetime(1, 1, 1, tzinfo=UTC)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def is_owner(name: str) -> bool:
    """True for what may own documents; patients' owners are file names, so only UUIDs may."""
    return name == LIBRARY or _UUID.match(name) is not None


def prepare(
    owner: str,
    batch: Sequence[Change],
    expected: Mapping[Key, int],
    revision_of: Callable[[Key], int],
) -> list[Document]:
    """The documents to write. Raises Invalid or Conflict."""
    if not is_owner(owner):
        raise Invalid("patient", "its id is no lower-case UUID")
    keys = [change.key for change in batch]
    if len(set(keys)) != len(keys):
        raise Invalid(_twice(keys).kind, "two of them have the same id")
    stale = [key for key in {*keys, *expected} if revision_of(key) != expected.get(key, 0)]
    if stale:
        raise Conflict(owner, sorted(stale))
    documents = [
        Document(key, expected.get(key, 0) + 1, _as_json(key, body)) for key, body in batch
    ]
    _check_patient(owner, documents)
    return documents


def _check_patient(owner: str, documents: Sequence[Document]) -> None:
    """Refuse a patient that the list could not show."""
    for document in documents:
        if document.key == Key(PATIENT, owner) and document.body is not None:
            try:
                summarise(owner, document.body, _ANY_TIME)
            except (msgspec.ValidationError, LookupError) as error:
                raise Invalid(PATIENT, str(error)) from error


def _twice(keys: Sequence[Key]) -> Key:
    return next(key for key in keys if keys.count(key) > 1)


def _as_json(key: Key, body: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A copy of ``body`` as it will be read. Raises Invalid when that would differ."""
    if key.kind == AUDIT:
        raise Invalid(key.kind, "the store keeps it itself")
    if body is None:
        return None
    try:
        copy: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(body))
    except (UnicodeError, TypeError, ValueError, RecursionError) as error:
        raise Invalid(key.kind, "it holds something that JSON cannot") from error
    if copy != body:
        raise Invalid(key.kind, "it would not read back the same")
    return copy
