"""Hits over the days of a week put together: one group becomes one finding."""

from collections.abc import Iterable
from datetime import date

from designer.model.dose import Dose
from designer.model.record import Override
from designer.model.vocabulary import Severity
from designer.safety.outcomes import Hit
from designer.safety.totals import Item


class Group:
    """Everything that becomes one finding."""

    __slots__ = ("days", "dose", "exercises", "fact", "hit", "others", "override", "placements")

    def __init__(self, hit: Hit, fact: str, dose: Dose | None, override: str) -> None:
        self.hit = hit
        self.fact = fact
        self.dose = dose
        self.override = override
        self.others: dict[str, Hit] = {}  # further rules that wait for the same fact
        self.days: dict[int, None] = {}
        self.exercises: dict[str, None] = {}
        self.placements: dict[str, None] = {}

    def add(self, day: int | None, items: Iterable[Item]) -> None:
        """Note where it was said."""
        if day is not None:
            self.days[day] = None
        for item in items:
            self.exercises[item.exercise.id] = None
            self.placements[item.placement.id] = None


class Gathering:
    """The groups of one week."""

    def __init__(self, overrides: tuple[Override, ...], today: date) -> None:
        self._overrides = {
            (override.rule_id, override.exercise_id): override.id
            for override in overrides
            if override.until is None or override.until >= today
        }
        self.groups: dict[tuple[object, ...], Group] = {}
        self.missing: dict[str, None] = {}

    def add(self, hit: Hit, day: int | None = None, item: Item | None = None) -> None:
        """Note what was said about an item, or about the whole day, week or patient."""
        self.add_all(hit, day, () if item is None else (item,), item)

    def add_all(
        self, hit: Hit, day: int | None, items: tuple[Item, ...], item: Item | None = None
    ) -> None:
        """Note a hit with the items it points at; ``item`` is the one it is about."""
        rule = hit.rule
        for fact in hit.facts:
            self.missing[fact] = None
        if rule.tells_missing and hit.kind == "holds":
            self.missing[rule.tells_missing] = None
        if hit.kind == "unassessed":
            return
        exercise = item.exercise.id if item is not None else ""
        override = self._override(hit, exercise)
        if hit.kind in {"unconfirmed", "prerequisite"}:
            for fact in sorted(hit.facts):
                self._group(hit, (hit.kind, fact, override), fact, None, override).add(day, items)
            return
        dose = item.placement.dose if item is not None and rule.dose_fixes else None
        about = "" if rule.together else exercise
        key = (rule.id, about, hit.severity, hit.message, dose, override)
        self._group(hit, key, "", dose, override).add(day, items)

    def _override(self, hit: Hit, exercise: str) -> str:
        if hit.severity is Severity.HARD_BLOCK:
            return ""
        return self._overrides.get((hit.rule.id, exercise), "")

    def _group(
        self, hit: Hit, key: tuple[object, ...], fact: str, dose: Dose | None, override: str
    ) -> Group:
        group = self.groups.get(key)
        if group is None:
            group = self.groups[key] = Group(hit, fact, dose, override)
        elif hit.rule is not group.hit.rule:
            milder = hit
            if hit.weight > group.hit.weight:
                milder, group.hit = group.hit, hit
            if milder.rule is not group.hit.rule:
                group.others[milder.rule.id] = milder
        return group
