"""The edits a therapist can make to a week.

Each edit is a value. ``apply`` gives a new week and leaves the old one alone; it raises
:class:`EditError` when the week has no room for it (structure only: whether an exercise is *safe*
is for the rules to say, never for an edit to refuse).
"""

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace

from designer.edits.errors import EditError
from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.vocabulary import SessionName
from designer.model.week import Day, Placement, Week


class Edit(Protocol):
    """Anything that turns a week into another week."""

    def apply(self, week: Week) -> Week: ...


class Place(Value, frozen=True, kw_only=True):
    """Put a new placement on a day, before another one or at the end."""

    placement: Placement
    day: int  # 0 = Monday ... 6 = Sunday
    before: str | None = None  # id of the placement that will follow

    def apply(self, week: Week) -> Week:
        if week.find(self.placement.id) is not None:
            raise EditError(f"The placement {self.placement.id} is already in this week.")
        return _insert(week, self.day, (self.placement,), self.before)


class Move(Value, frozen=True, kw_only=True):
    """Take placements from where they stand to a day, keeping their order."""

    placement_ids: tuple[str, ...]
    day: int
    before: str | None = None  # id of the placement that will follow; not one of those moved

    def apply(self, week: Week) -> Week:
        moved = tuple(_found(week, placement_id)[1] for placement_id in self.placement_ids)
        if self.before in self.placement_ids:
            raise EditError("A placement cannot be moved in front of itself.")
        return _insert(_without(week, self.placement_ids), self.day, moved, self.before)


class CopyToDays(Value, frozen=True, kw_only=True):
    """Put copies of a placement at the end of other days. ``new_ids`` has one id for each day."""

    placement_id: str
    days: tuple[int, ...]
    new_ids: tuple[str, ...]

    def apply(self, week: Week) -> Week:
        if len(self.days) != len(self.new_ids):
            raise EditError("A copy needs one new id for each day.")
        _, original = _found(week, self.placement_id)
        for day, new_id in zip(self.days, self.new_ids, strict=True):
            week = Place(placement=replace(original, id=new_id), day=day).apply(week)
        return week


class Remove(Value, frozen=True, kw_only=True):
    """Take placements out of the week."""

    placement_ids: tuple[str, ...]

    def apply(self, week: Week) -> Week:
        for placement_id in self.placement_ids:
            _found(week, placement_id)
        return _without(week, self.placement_ids)


class ChangeDose(Value, frozen=True, kw_only=True):
    """Give placements another dose."""

    placement_ids: tuple[str, ...]
    dose: Dose

    def apply(self, week: Week) -> Week:
        for placement_id in self.placement_ids:
            _, old = _found(week, placement_id)
            week = _with(week, replace(old, dose=self.dose))
        return week


class Replace(Value, frozen=True, kw_only=True):
    """Put another exercise with its own dose where placements stand; ids stay."""

    placement_ids: tuple[str, ...]
    exercise_id: str
    dose: Dose

    def apply(self, week: Week) -> Week:
        for placement_id in self.placement_ids:
            _, old = _found(week, placement_id)
            week = _with(week, replace(old, exercise_id=self.exercise_id, dose=self.dose))
        return week


class Annotate(Value, frozen=True, kw_only=True):
    """Change the note and the session of a placement."""

    placement_id: str
    note: str
    session: SessionName

    def apply(self, week: Week) -> Week:
        _, old = _found(week, self.placement_id)
        return _with(week, replace(old, note=self.note, session=self.session))


class Reorder(Value, frozen=True, kw_only=True):
    """Set the order of a whole day. ``placement_ids`` names exactly the placements of that day."""

    day: int
    placement_ids: tuple[str, ...]

    def apply(self, week: Week) -> Week:
        there = {placement.id: placement for placement in week.days[_checked(self.day)].placements}
        if sorted(there) != sorted(self.placement_ids):
            raise EditError("A new order has to name each placement of the day once.")
        ordered = tuple(there[placement_id] for placement_id in self.placement_ids)
        return week.with_day(self.day, Day(placements=ordered))


class Several(Value, frozen=True, kw_only=True):
    """Several edits as one step: all of them or none."""

    edits: tuple["AnyEdit", ...]

    def apply(self, week: Week) -> Week:
        for edit in self.edits:
            week = edit.apply(week)
        return week


AnyEdit = Place | Move | CopyToDays | Remove | ChangeDose | Replace | Annotate | Reorder | Several


def _checked(day: int) -> int:
    if not 0 <= day <= 6:
        raise EditError(f"There is no day {day} in a week; days run from 0 to 6.")
    return day


def _found(week: Week, placement_id: str) -> tuple[int, Placement]:
    found = week.find(placement_id)
    if found is None:
        raise EditError(f"The placement {placement_id} is not in this week.")
    return found


def _with(week: Week, new: Placement) -> Week:
    day, _ = _found(week, new.id)
    placements = (new if old.id == new.id else old for old in week.days[day].placements)
    return week.with_day(day, Day(placements=tuple(placements)))


def _without(week: Week, placement_ids: Iterable[str]) -> Week:
    gone = set(placement_ids)
    for index, day in enumerate(week.days):
        kept = tuple(placement for placement in day.placements if placement.id not in gone)
        if len(kept) != len(day.placements):
            week = week.with_day(index, Day(placements=kept))
    return week


def _insert(week: Week, day: int, new: tuple[Placement, ...], before: str | None) -> Week:
    there = week.days[_checked(day)]
    at = len(there.placements) if before is None else there.index_of(before)
    if at is None:
        raise EditError(f"The placement {before} is not on that day.")
    placements = there.placements[:at] + new + there.placements[at:]
    return week.with_day(day, Day(placements=placements))
