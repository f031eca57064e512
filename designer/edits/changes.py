"""What is different between two weeks, to be told: the same change on several days once."""

from typing import Literal

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.week import Placement, Week

ChangeKind = Literal["replaced", "dose", "moved", "added", "removed", "order"]


class Change(Value, frozen=True, kw_only=True):
    """One change. ``order`` is about days only; ``moved`` goes to ``to_day``."""

    kind: ChangeKind
    days: tuple[int, ...]
    exercise_id: str = ""  # what stood there, or was added
    now: str = ""  # what stands there, where it was replaced
    dose_before: Dose = Dose()
    dose: Dose = Dose()
    to_day: int | None = None


def changes(before: Week, after: Week) -> tuple[Change, ...]:
    """Everything that changed, in the order of the days."""
    new = {placement.id: (day, placement) for day, placement in after.placements()}
    known = {placement.id for _, placement in before.placements()}
    found: dict[Change, list[int]] = {}
    for day, placement in before.placements():
        for change in _of_one(day, placement, new.get(placement.id)):
            found.setdefault(change, []).append(day)
    for key, (day, placement) in new.items():
        if key not in known:
            added = Change(kind="added", days=(), exercise_id=placement.exercise_id)
            found.setdefault(added, []).append(day)
    told = [_on_days(change, days) for change, days in found.items()]
    order = tuple(day for day in range(len(before.days)) if _other_order(before, after, day))
    if order:
        told.append(Change(kind="order", days=order))
    return tuple(told)


def _of_one(day: int, was: Placement, found: tuple[int, Placement] | None) -> list[Change]:
    """What became of one placement; without days, so that the same on other days is equal."""
    exercise = was.exercise_id
    if found is None:
        return [Change(kind="removed", days=(), exercise_id=exercise)]
    new_day, now = found
    told = []
    if now.exercise_id != exercise:
        told.append(Change(kind="replaced", days=(), exercise_id=exercise, now=now.exercise_id))
    elif now.dose != was.dose:
        told.append(
            Change(kind="dose", days=(), exercise_id=exercise, dose_before=was.dose, dose=now.dose)
        )
    if new_day != day:
        told.append(Change(kind="moved", days=(), exercise_id=now.exercise_id, to_day=new_day))
    return told


def _on_days(change: Change, days: list[int]) -> Change:
    return Change(
        kind=change.kind,
        days=tuple(dict.fromkeys(days)),
        exercise_id=change.exercise_id,
        now=change.now,
        dose_before=change.dose_before,
        dose=change.dose,
        to_day=change.to_day,
    )


def _other_order(before: Week, after: Week, day: int) -> bool:
    """Whether what stood on a day and still does is in another order."""
    there = {placement.id for placement in after.days[day].placements}
    old = [p.id for p in before.days[day].placements if p.id in there]
    known = set(old)
    return old != [p.id for p in after.days[day].placements if p.id in known]
