"""What stands in a document's body: a value, and its place when it belongs to a list."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from designer.store.errors import Invalid, Key
from designer.store.port import Packed

T = TypeVar("T")
N = TypeVar("N", int, float)


class Body(msgspec.Struct, Generic[T], frozen=True, omit_defaults=True, gc=False):
    """A value of the model; members of a list lie in the order of their places."""

    value: T
    place: float | None = None


class _Stored(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A document as stores pack it."""

    revision: int
    body: Body[T] | None

    @property
    def place(self) -> float | None:
        return self.body.place if self.body is not None else None


_Documents = Mapping[str, _Stored[Any]]


class Revisions(NamedTuple):
    """What was read, to be handed back when saving. Opaque to everybody else."""

    numbers: Mapping[str, Mapping[str, int]]  # kind -> id; deleted ones too: they can come back
    places: Mapping[str, Mapping[str, float]]

    def number(self, key: Key) -> int | None:
        """The revision that was read."""
        return self.numbers.get(key.kind, {}).get(key.id)

    def after(self, written: Mapping[Key, int]) -> "Revisions":
        """The same with the revisions that a save gave."""
        numbers = dict(self.numbers)
        for kind in {key.kind for key in written}:
            of_kind = {key.id: number for key, number in written.items() if key.kind == kind}
            numbers[kind] = {**numbers.get(kind, {}), **of_kind}
        return self._replace(numbers=numbers)


NOTHING_READ = Revisions({}, {})


class _Column(Mapping[str, N]):
    """One number of each document that has it, looked up when asked: seldom, before a save."""

    def __init__(self, documents: _Documents, number: Callable[[_Stored[Any]], N | None]) -> None:
        self._documents = documents
        self._number: Callable[[_Stored[Any]], N | None] = number

    @cached_property
    def _all(self) -> dict[str, N]:
        found = ((doc_id, self._number(one)) for doc_id, one in self._documents.items())
        return {doc_id: number for doc_id, number in found if number is not None}

    def __getitem__(self, doc_id: str) -> N:
        return self._all[doc_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class Read:
    """The values of one owner, with what the next save needs."""

    def __init__(self, documents: Mapping[str, _Documents]) -> None:
        self._documents = documents

    def of(self, kind: str) -> dict[str, Any]:
        """The values of this kind by id."""
        documents = self._documents.get(kind, {})
        return {doc_id: one.body.value for doc_id, one in documents.items() if one.body}

    def members(self, kind: str) -> tuple[Any, ...]:
        """The values of this kind in the order of their list."""
        documents = self._documents.get(kind, {}).values()
        bodies = [one.body for one in documents if one.body is not None]
        places = [body.place or 0.0 for body in bodies]
        if places != sorted(places):  # mostly they lie so already
            bodies.sort(key=lambda body: body.place or 0.0)
        return tuple([body.value for body in bodies])

    @property
    def revisions(self) -> Revisions:
        numbers, places = {}, {}
        for kind, documents in self._documents.items():
            numbers[kind] = _Column(documents, attrgetter("revision"))
            if any(one.place is not None for one in documents.values()):
                places[kind] = _Column(documents, attrgetter("place"))
        return Revisions(numbers, places)


class Reader:
    """Reads the documents of one owner. ``types`` says what the values of each kind are."""

    def __init__(self, types: Mapping[str, Any]) -> None:
        self._decoders = {
            kind: msgspec.json.Decoder(dict[str, _Stored[type_]])  # type: ignore[valid-type]
            for kind, type_ in types.items()
        }

    def read(self, packed: Mapping[str, Packed]) -> Read:
        """Each kind in one call.

        Raises msgspec.MsgspecError for a body that is no such value, KeyError for another kind.
        """
        return Read({kind: self._decoders[kind].decode(text) for kind, text in packed.items()})


@cache  # as many as there are kinds
def _decoder(type_: type) -> "msgspec.json.Decoder[Body[Any]]":
    return msgspec.json.Decoder(Body[type_])  # type: ignore[valid-type]


def write(key: Key, value: object, place: float | None = None) -> bytes:
    """The body for ``value``. Raises Invalid unless it reads back equal."""
    model: Any = type(value)
    try:
        body = msgspec.json.encode(Body(value, place))
        read = _decoder(model).decode(body)
    except msgspec.MsgspecError as error:  # its sentences name fields and limits, no contents
        raise Invalid(key.kind, str(error)) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise Invalid(key.kind, "it holds something that JSON cannot") from error
    if read.value != value:
        raise Invalid(key.kind, "it would not read back the same")
    return body
