"""What stands in a document's body: a value, and its place when it belongs to a list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from designer.store.errors import Invalid, Key
from designer.store.port import Document

T = TypeVar("T")


class Body(msgspec.Struct, Generic[T], frozen=True, omit_defaults=True, gc=False):
    """A value of the model; members of a list lie in the order of their places."""

    value: T
    place: float | None = None


class Revisions(NamedTuple):
    """What was read, to be handed back when saving. Opaque to everybody else."""

    numbers: Mapping[Key, int]  # tombstones too: what is deleted can come back
    places: Mapping[Key, float]


NOTHING_READ = Revisions({}, {})


Values = dict[str, dict[str, Any]]  # kind -> id -> value, lists in their order


class Reader:
    """Reads the documents of one owner. ``types`` says what the values of each kind are."""

    def __init__(self, types: Mapping[str, Any]) -> None:
        self._decoders = {
            kind: msgspec.json.Decoder(list[Body[type_]])  # type: ignore[valid-type]
            for kind, type_ in types.items()
        }

    def read(self, documents: Iterable[Document]) -> tuple[Values, Revisions]:
        """The values that were not deleted, and what the next save needs.

        Raises msgspec.MsgspecError for a body that is no such value, KeyError for another kind.
        """
        numbers: dict[Key, int] = {}
        living: defaultdict[str, tuple[list[Key], list[bytes]]] = defaultdict(lambda: ([], []))
        for key, revision, written in documents:
            numbers[key] = revision
            if written is not None:
                found, texts = living[key[0]]
                found.append(key)
                texts.append(written)
        values: Values = {}
        places: dict[Key, float] = {}
        for kind, (found, texts) in living.items():
            bodies = self._decoders[kind].decode(b"[%s]" % b",".join(texts))  # in one call
            keys, bodies = _in_order(found, bodies)
            values[kind] = of_kind = {}
            for key, body in zip(keys, bodies, strict=True):
                of_kind[key[1]] = body.value
                if body.place is not None:
                    places[key] = body.place
        return values, Revisions(numbers, places)


def _in_order(keys: list[Key], bodies: list[Body[Any]]) -> tuple[list[Key], list[Body[Any]]]:
    """By their places; mostly they lie so already."""
    places = [body.place or 0.0 for body in bodies]
    if places == sorted(places):
        return keys, bodies
    order = sorted(range(len(places)), key=places.__getitem__)
    return [keys[at] for at in order], [bodies[at] for at in order]


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
