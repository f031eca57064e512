"""What to write when one version of an owner's values takes the place of another.

Members of a list carry a ``place``, a number between those of their neighbours, so that one more
log is one more document and no other is written again.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from operator import is_not
from typing import NamedTuple, Protocol

from designer.store import bodies
from designer.store.bodies import Revisions
from designer.store.errors import Invalid, Key
from designer.store.port import Change
from designer.store.summary import PATIENT

_PLAN = ("program", "week", "override")  # kinds that were checked against the patient's facts


class Listed(Protocol):
    """A value that is known by its id in a list."""

    @property
    def id(self) -> str: ...


class Parts(NamedTuple):
    """An owner's values: those that stand alone, and lists by the kind of their members."""

    alone: Mapping[Key, object]
    lists: Mapping[str, Sequence[Listed]]


NOTHING = Parts({}, {})


def difference(before: Parts, after: Parts, read: Revisions) -> tuple[list[Change], Revisions]:
    """What to write so that ``after`` stands where ``before`` stood, and the places it gets.

    Raises Invalid for a value that could not be read again, or an id that comes twice.
    """
    changes = [
        Change(key, bodies.write(key, value))
        for key, value in after.alone.items()
        if not _same(before.alone.get(key), value)
    ]
    changes.extend(Change(key, None) for key in before.alone if key not in after.alone)
    places = dict(read.places)
    for kind, members in after.lists.items():
        old = before.lists.get(kind, ())
        if members != old:  # mostly the very same members, which Python sees at a glance
            found, places[kind] = _list_changes(kind, old, members, places.get(kind, {}))
            changes.extend(found)
    places = {kind: of_kind for kind, of_kind in places.items() if of_kind}
    return changes, Revisions(read.numbers, places)


def _same(old: object, new: object) -> bool:
    return old is new or old == new


def _list_changes(
    kind: str, old: Sequence[Listed], new: Sequence[Listed], read: Mapping[str, float]
) -> tuple[list[Change], dict[str, float]]:
    """The changes of one list, and the places of its members from now on."""
    places = dict(read)
    start = _untouched(old, new)
    last = places[new[start - 1].id] if start else 0.0
    was, now = _by_id(kind, old[start:]), _by_id(kind, new[start:])
    if any(doc_id in places and doc_id not in was for doc_id in now):
        raise _twice(kind)
    found = _rising(list(now), last, places)
    if found is None:  # the numbers lie too close by now: count from one again
        was, now = _by_id(kind, old), _by_id(kind, new)
        found = {doc_id: float(number) for number, doc_id in enumerate(now, 1)}
    changes = [
        Change(Key(kind, doc_id), bodies.write(Key(kind, doc_id), value, found[doc_id]))
        for doc_id, value in now.items()
        if found[doc_id] != places.get(doc_id) or not _same(was.get(doc_id), value)
    ]
    removed = [doc_id for doc_id in was if doc_id not in now]
    for doc_id in removed:
        del places[doc_id]
    places.update(found)
    return changes + [Change(Key(kind, doc_id), None) for doc_id in removed], places


def _untouched(old: Sequence[Listed], new: Sequence[Listed]) -> int:
    """How many members at the front are the very same: nearly all when a log was added."""
    shared = min(len(old), len(new))
    if old[:shared] == new[:shared]:  # at the speed of C when they are the same objects
        return shared
    return next(compress(count(), map(is_not, old, new)), shared)


def _by_id(kind: str, members: Sequence[Listed]) -> dict[str, Listed]:
    found = {member.id: member for member in members}
    if len(found) < len(members):
        raise _twice(kind)
    return found


def _twice(kind: str) -> Invalid:
    return Invalid(kind, "two of them have the same id")


def _rising(ids: Sequence[str], last: float, known: Mapping[str, float]) -> dict[str, float] | None:
    """Places above ``last``, the known ones kept where they rise already.

    None when there is no number left between two neighbours.
    """
    places: dict[str, float] = {}
    for doc_id, above in zip(ids, _next_known(ids, known), strict=True):
        place = known.get(doc_id, 0.0)
        if place <= last:
            place = (last + above) / 2 if above is not None and above > last else last + 1.0
            if place in (last, above):
                return None
        places[doc_id] = last = place
    return places


def _next_known(ids: Sequence[str], known: Mapping[str, float]) -> list[float | None]:
    """For each id the known place nearest behind it."""
    found: list[float | None] = []
    nearest: float | None = None
    for doc_id in reversed(ids):
        found.append(nearest)
        nearest = known.get(doc_id, nearest)
    return found[::-1]


def expected_by(changes: Iterable[Change], read: Revisions, owner: str) -> dict[Key, int]:
    """The revisions that must still hold for ``changes`` to make sense.

    A plan also depends on the patient's facts, against which it was checked; a log does not.
    """
    keys = [key for key, _ in changes]
    if any(key.kind in _PLAN for key in keys):
        keys.append(Key(PATIENT, owner))
    return {key: number for key in keys if (number := read.number(key)) is not None}
