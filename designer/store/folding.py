"""How a folded journal begins: one record for the documents of each kind, one for the notes.

They are records like those of commits. A first one says which they are, so that a kind is read as
one text in one go, and the notes not before somebody asks for the audit. All but the last have the
number 0: cut off among them, a file holds no commit.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from designer.store.frames import Payload


class _Contents(msgspec.Struct, frozen=True):
    """The first record of a folded file."""

    folded: list[str] | None = None  # the tables, in the order of their records; None: a commit
    commits: int = 0


class Parted(NamedTuple):
    """The records of a file: what was folded, and the commits behind it."""

    commits_folded: int
    tables: Mapping[str, Payload]  # table name -> the documents by id, as JSON
    notes: Sequence[Payload]
    commits: Sequence[Payload]


_READ_CONTENTS = msgspec.json.Decoder(_Contents)
_END = b"}}"


def fold(commits: int, tables: Mapping[str, Payload], notes: Sequence[msgspec.Raw]) -> list[bytes]:
    """The records of a file that holds these tables."""
    contents = {"n": 0, "folded": list(tables), "commits": commits}
    documents = [b"%s%s%s" % (_start(name), text, _END) for name, text in tables.items()]
    last = {"n": commits, "notes": notes}
    return [msgspec.json.encode(contents), *documents, msgspec.json.encode(last)]


def parted(payloads: Sequence[Payload]) -> Parted:
    """Take them apart. Raises msgspec.MsgspecError."""
    contents = _READ_CONTENTS.decode(payloads[0]) if payloads else _Contents()
    if contents.folded is None:
        return Parted(0, {}, (), payloads)
    end = len(contents.folded) + 2
    if len(payloads) < end:
        raise msgspec.ValidationError("it lacks some of what was folded")
    found = zip(contents.folded, payloads[1 : end - 1], strict=True)
    tables = {name: _documents(name, payload) for name, payload in found}
    return Parted(contents.commits, tables, payloads[end - 1 : end], payloads[end:])


def _documents(name: str, payload: Payload) -> Payload:
    start = _start(name)
    if payload[: len(start)] != start or payload[-len(_END) :] != _END:
        raise msgspec.ValidationError("it holds something else than it says")
    return payload[len(start) : -len(_END)]


def _start(name: str) -> bytes:
    return b'{"n":0,"docs":{%s:' % msgspec.json.encode(name)
