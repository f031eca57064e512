"""What became of each template, exercise and rule of the clinic: every version, whole, kept.

The journal forgets old values when it is folded, so a version is a document of its own, written
in the same commit as the change it is about. Nobody edits or deletes one.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Raw

from designer.model.base import ShortText, Value
from designer.store import bodies
from designer.store.bodies import Body
from designer.store.changes import Listed, Parts
from designer.store.errors import Invalid, Key
from designer.store.port import Change, Document

VERSION = "version"  # the kind of these documents

ItemKind = Literal["template", "exercise", "rule", "stricter"]
ITEM_KINDS: tuple[ItemKind, ...] = ("template", "exercise", "rule", "stricter")

T = TypeVar("T")
_GONE = Raw(b"null")


class Whose(Value, frozen=True, kw_only=True):
    """Who makes a change, when, and why."""

    who: ShortText = ""
    at: datetime
    why: ShortText = ""


class ItemVersion(Value, frozen=True, kw_only=True):
    """One item of the clinic's library as somebody left it; ``item`` is null once it is gone."""

    id: str  # "template/<item id>/<number>"
    kind: ItemKind
    item_id: str
    number: int  # 1 for the first version kept
    at: datetime
    who: ShortText = ""
    why: ShortText = ""
    item: Raw = _GONE

    def value(self, type_: type[T]) -> T | None:
        """The item as it was; None where it was taken out. Raises msgspec.ValidationError."""
        return None if self.gone else msgspec.json.decode(self.item, type=type_)

    @property
    def gone(self) -> bool:
        """Whether the item was taken out with this version."""
        return bytes(self.item) == bytes(_GONE)


class FieldChange(Value, frozen=True, kw_only=True):
    """One field that two versions have differently; None: it was, or is, not stated."""

    field: str  # "guide_dose.reps", "rows.3.days"
    before: Any = None
    after: Any = None


def versions_of(before: Parts, after: Parts, numbers: Mapping[Key, int], by: Whose) -> list[Change]:
    """The versions to keep with a change of the library; ``numbers`` are the newest of each item.

    Raises Invalid for an item that could not be read again.
    """
    found = []
    for kind in ITEM_KINDS:
        old, new = _by_id(before.lists.get(kind, ())), _by_id(after.lists.get(kind, ()))
        for item_id in (*new, *(gone for gone in old if gone not in new)):
            if old.get(item_id) == new.get(item_id):
                continue
            known = numbers.get(Key(kind, item_id), 0)
            if not known and item_id in old:  # it is older than its history: keep how it began
                known = 1
                found.append(_kept(kind, item_id, known, old[item_id], Whose(at=by.at)))
            found.append(_kept(kind, item_id, known + 1, new.get(item_id), by))
    return found


def newest_numbers(documents: Iterable[Document]) -> dict[Key, int]:
    """The number of the newest version of each item."""
    found: dict[Key, int] = {}
    for document in documents:
        kind, _, rest = document.key.id.partition("/")
        item_id, _, number = rest.rpartition("/")
        item = Key(kind, item_id)
        found[item] = max(found.get(item, 0), int(number))
    return found


def read_versions(documents: Iterable[Document]) -> tuple[ItemVersion, ...]:
    """The versions in ``documents``, newest first. Raises msgspec.MsgspecError."""
    read = [_BODY.decode(document.body).value for document in documents if document.body]
    return tuple(sorted(read, key=lambda one: (one.at, one.number), reverse=True))


def field_changes(before: object, after: object) -> tuple[FieldChange, ...]:
    """Which fields two values of the model (or None) have differently, in their order."""
    old, new = dict(_fields("", _plain(before))), dict(_fields("", _plain(after)))
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        FieldChange(field=name, before=old.get(name), after=new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )


def _plain(value: object) -> object:
    if isinstance(value, Raw):
        return msgspec.json.decode(value)
    return msgspec.json.decode(msgspec.json.encode(value))


def _fields(path: str, value: object) -> Iterable[tuple[str, object]]:
    """Every field with what it holds; lists of plain words or numbers count as one."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _fields(f"{path}.{name}" if path else str(name), inner)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, inner in enumerate(value, 1):
            yield from _fields(f"{path}.{number}", inner)
    else:
        yield path, value


def _by_id(members: Sequence[Listed]) -> dict[str, Listed]:
    return {member.id: member for member in members}


def _kept(kind: ItemKind, item_id: str, number: int, item: object, by: Whose) -> Change:
    try:
        encoded = Raw(msgspec.json.encode(item))
    except (msgspec.MsgspecError, TypeError, ValueError) as error:
        raise Invalid(kind, "it holds something that JSON cannot") from error
    version = ItemVersion(
        id=f"{kind}/{item_id}/{number}",
        kind=kind,
        item_id=item_id,
        number=number,
        at=by.at,
        who=by.who,
        why=by.why,
        item=encoded,
    )
    return Change(Key(VERSION, version.id), bodies.write(Key(VERSION, version.id), version))


_BODY = msgspec.json.Decoder(Body[ItemVersion])
