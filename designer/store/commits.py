"""What every store does with a batch before it writes: check it, compare and raise revisions."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from designer.store.errors import Conflict, Invalid, Key
from designer.store.port import LIBRARY, Change, Document
from designer.store.summary import PATIENT, summarise

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_READ_OBJECT = msgspec.json.Decoder(dict)
_ANY_TIME = datetime(1, 1, 1, tzinfo=UTC)


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
        raise Invalid(PATIENT, "its id is no lower-case UUID")
    keys = {change.key for change in batch}
    if len(keys) != len(batch):
        raise Invalid("batch", "it changes a document twice")
    stale = [key for key in keys.union(expected) if revision_of(key) != expected.get(key, 0)]
    if stale:
        raise Conflict(owner, sorted(stale))
    for change in batch:
        _check(owner, change)
    return [Document(key, expected.get(key, 0) + 1, body) for key, body in batch]


def _check(owner: str, change: Change) -> None:
    """Refuse a body that would break the record, and a patient that the list could not show."""
    key, body = change
    try:
        key.id.encode()
        if body is None:
            return
        if b"\n" in body:
            raise Invalid(key.kind, "its JSON has line breaks")
        if key == (PATIENT, owner):
            summarise(owner, body, _ANY_TIME)
        else:
            _READ_OBJECT.decode(body)
    except msgspec.MsgspecError as error:
        raise Invalid(key.kind, str(error)) from error
    except UnicodeError as error:
        raise Invalid(key.kind, "it is not UTF-8") from error
