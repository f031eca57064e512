"""The conditions a rule may be built from: those that hold others, and all of them together.

Each file beside this one names its own at its end; a condition that is not named there is unknown.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from designer.model.vocabulary import LoadLevel, SessionName
from designer.safety.conditions.base import Base, Sees
from designer.safety.conditions.dose import DoseCondition, planned_load
from designer.safety.conditions.exercise import ExerciseCondition
from designer.safety.conditions.held_back import HeldBack
from designer.safety.conditions.log import LogCondition
from designer.safety.conditions.operations import OperationCondition
from designer.safety.conditions.patient import PatientCondition
from designer.safety.conditions.rises import RaisedTogether, RiseCondition
from designer.safety.conditions.time import TimeCondition
from designer.safety.conditions.totals import CardioDays, TotalsCondition
from designer.safety.scene.response_hits import HitKind
from designer.safety.scene.scene import Scene
from designer.safety.scene.totals import DayTotals, Item, WeekTotals
from designer.safety.scene.truth import Truth, negation


class AllOf(Base, frozen=True, kw_only=True, tag="all"):
    """Every part holds. No as soon as one part is no; else not known when one is not known."""

    of: tuple["Condition", ...]

    def judge(self, scene: Scene) -> Truth:
        missing: frozenset[str] = frozenset()
        for part in self.of:
            truth = part.judge(scene)
            if truth is False:
                return False
            if truth is not True:
                missing |= truth
        return missing or True

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        return next((found for part in self.of if (found := part.points_at(scene))), ())


class AnyOf(Base, frozen=True, kw_only=True, tag="any"):
    """At least one part holds; else not known when one is not known."""

    of: tuple["Condition", ...]

    def judge(self, scene: Scene) -> Truth:
        missing: frozenset[str] = frozenset()
        for part in self.of:
            truth = part.judge(scene)
            if truth is True:
                return True
            if truth is not False:
                missing |= truth
        return missing or False

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        holding = (part for part in self.of if part.judge(scene) is True)
        return next((found for part in holding if (found := part.points_at(scene))), ())


class Not(Base, frozen=True, kw_only=True, tag="not"):
    """The part does not hold; not known stays not known."""

    of: "Condition"

    def judge(self, scene: Scene) -> Truth:
        return negation(self.of.judge(scene))


class Named(Base, frozen=True, kw_only=True, tag="defined"):
    """A condition written once in definitions.json. Reading replaces it by what it stands for."""

    name: str

    def judge(self, scene: Scene) -> Truth:
        raise NotImplementedError


class Count(Base, frozen=True, kw_only=True, tag="count"):
    """So many items, exercises or days of a day or week whose exercise meets a condition.

    ``new`` counts exercises that the week before did not have; without one it counts none, or, with
    ``or_first``, all.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("day", "week"))
    of: Literal["items", "exercises", "days"] = "items"
    over: Literal["day", "week"]
    where: "Condition"
    at_least: int = 0
    at_most: int = 10_000
    new: bool = False
    or_first: bool = False
    session: SessionName | None = None  # items of one session only
    or_planned: tuple[LoadLevel, ...] = ()  # of items: also those planned so heavy

    def judge(self, scene: Scene) -> Truth:
        totals = scene.day if self.over == "day" else scene.week
        if totals is None or (self.new and scene.before is None and not self.or_first):
            return False
        mask = scene.select(self.where)
        if self.new and scene.before is not None:
            mask &= ~scene.before.mask
        return self.at_least <= self._number(scene, totals, mask) <= self.at_most

    def points_at(self, scene: Scene) -> tuple[Item, ...]:
        totals = scene.day if self.over == "day" else scene.week
        if totals is None or not self.at_least:
            return ()
        mask = scene.select(self.where)
        if self.new and scene.before is not None:
            mask &= ~scene.before.mask
        return tuple(item for day in self._days(scene) for item in self._fitting(day, mask))

    def _days(self, scene: Scene) -> tuple[DayTotals, ...]:
        if self.over == "day":
            return (scene.day,) if scene.day else ()
        return scene.week.days if scene.week else ()

    def _fitting(self, day: DayTotals, mask: int) -> list[Item]:
        """The items of a day that are counted."""
        items = day.of_session(self.session)
        if not self.or_planned:
            return [item for item in items if item.bit & mask]
        return [
            item
            for item in items
            if item.bit & mask
            or planned_load(item.placement.dose, item.exercise) in self.or_planned
        ]

    def _number(self, scene: Scene, totals: DayTotals | WeekTotals, mask: int) -> int:
        exercises = (totals.mask & mask).bit_count()
        if self.of == "exercises":
            return exercises
        days = self._days(scene)
        if self.of == "days":
            return sum(1 for day in days if day.mask & mask)
        if self.session is not None or self.or_planned:
            return sum(len(self._fitting(day, mask)) for day in days)
        if not exercises or exercises > self.at_most:
            return exercises  # and no fewer items than that
        return sum(day.count(mask) for day in days)


class LoadDaysInARow(Base, frozen=True, kw_only=True, tag="days-in-a-row"):
    """Two neighbouring days both hold an item whose exercise meets a condition."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("week",))
    where: "Condition"

    def judge(self, scene: Scene) -> Truth:
        if scene.week is None:
            return False
        mask = scene.select(self.where)
        days = [bool(day.mask & mask) for day in scene.week.days]
        return any(one and other for one, other in pairwise(days))


class CleanLog(Base, frozen=True, kw_only=True, tag="clean-log"):
    """At least so many logged sessions hold a clean exercise that meets a condition.

    With ``hold_s`` only sessions with a hold that long count.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("case",))
    where: "Condition"
    at_least: int
    hold_s: float | None = None

    def judge(self, scene: Scene) -> Truth:
        ids = scene.ids_of(scene.select(self.where))
        clean = scene.case.log.clean
        found = clean.count(ids) if self.hold_s is None else clean.count_held(ids, self.hold_s)
        return found >= self.at_least


class AllTriedHurt(Base, frozen=True, kw_only=True, tag="all-tried-hurt"):
    """Of the logged exercises that meet a condition, each one has an open response."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("case",))
    where: "Condition"
    any_of: tuple[HitKind, ...]
    at_least: int  # so many were tried

    def judge(self, scene: Scene) -> Truth:
        log = scene.case.log
        tried = scene.ids_of(scene.select(self.where)) & log.latest.items.keys()
        hurt = (id_ for id_ in tried if not log.open_hits.get(id_, set()).isdisjoint(self.any_of))
        return len(tried) >= self.at_least and sum(1 for _ in hurt) == len(tried)


Condition = (
    AllOf
    | AnyOf
    | Not
    | Named
    | Count
    | HeldBack
    | LoadDaysInARow
    | CleanLog
    | AllTriedHurt
    | ExerciseCondition
    | DoseCondition
    | PatientCondition
    | OperationCondition
    | TimeCondition
    | LogCondition
    | TotalsCondition
    | RiseCondition
)


def parts(condition: Condition) -> Iterator[Condition]:
    """The condition and everything inside it."""
    yield condition
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.of:
            yield from parts(part)
    elif isinstance(condition, Not):
        yield from parts(condition.of)
    elif isinstance(condition, Count | LoadDaysInARow | CleanLog | AllTriedHurt):
        yield from parts(condition.where)
    elif isinstance(condition, CardioDays | RaisedTogether) and condition.where is not None:
        yield condition.where
