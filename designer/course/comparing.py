"""What differs between two weeks of a program, day by day.

Placements of two weeks have ids of their own, so they are matched by exercise and session.
"""

from collections.abc import Iterable

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.week import Day, Placement, Week


class DoseChange(Value, frozen=True, kw_only=True):
    """An exercise that stands on the same day with another dose."""

    exercise_id: str
    before: Dose
    after: Dose


class Moved(Value, frozen=True, kw_only=True):
    """An exercise that stands on another day: ``day`` before (0-6), and its doses."""

    exercise_id: str
    day: int
    before: Dose
    after: Dose


class DayDifference(Value, frozen=True, kw_only=True):
    """One day: what came, went, changed its dose, or came from another day."""

    added: tuple[Placement, ...] = ()
    removed: tuple[Placement, ...] = ()
    changed: tuple[DoseChange, ...] = ()
    moved_here: tuple[Moved, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return self == DayDifference()


def compare(before: Week, after: Week) -> tuple[DayDifference, ...]:
    """The differences of the seven days, Monday first; the order inside a day does not count."""
    days = [_day(*pair) for pair in zip(before.days, after.days, strict=True)]
    gone = [(at, one) for at, (_, removed, _) in enumerate(days) for one in removed]
    found = []
    for added, _removed, changed in days:
        moved, new = [], []
        for one in added:
            source = next((pair for pair in gone if _key(pair[1]) == _key(one)), None)
            if source is None:
                new.append(one)
                continue
            gone.remove(source)
            day, was = source
            moved.append(
                Moved(exercise_id=one.exercise_id, day=day, before=was.dose, after=one.dose)
            )
        found.append((new, changed, moved))
    left = {id(one) for _, one in gone}
    return tuple(
        DayDifference(
            added=tuple(new),
            removed=tuple(one for one in days[at][1] if id(one) in left),
            changed=tuple(changed),
            moved_here=tuple(moved),
        )
        for at, (new, changed, moved) in enumerate(found)
    )


def _day(before: Day, after: Day) -> tuple[list[Placement], list[Placement], list[DoseChange]]:
    """What came, what went, and which doses changed on one day."""
    old = list(before.placements)
    added, changed = [], []
    for one in after.placements:
        was = _taken(one, old)
        if was is None:
            added.append(one)
        elif was.dose != one.dose:
            changed.append(DoseChange(exercise_id=one.exercise_id, before=was.dose, after=one.dose))
    return added, old, changed


def _taken(one: Placement, old: list[Placement]) -> Placement | None:
    """The counterpart, taken out of ``old``: the one with the same dose where there is one."""
    same = [was for was in old if _key(was) == _key(one)]
    found = next((was for was in same if was.dose == one.dose), same[0] if same else None)
    if found is not None:
        old.remove(found)
    return found


def _key(placement: Placement) -> tuple[str, str]:
    return placement.exercise_id, placement.session


def counts(days: Iterable[DayDifference]) -> tuple[int, int, int, int]:
    """How much was added, removed, changed and moved in all."""
    days = tuple(days)
    return (
        sum(len(day.added) for day in days),
        sum(len(day.removed) for day in days),
        sum(len(day.changed) for day in days),
        sum(len(day.moved_here) for day in days),
    )
