"""Hits over the days of a week put together: one group becomes one finding."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from designer.model.dose import Dose
from designer.model.record import Override
from designer.model.vocabulary import Severity
from designer.safety.outcomes import Hit
from designer.safety.scene.totals import Item

Key = tuple[object, ...]  # what makes two hits one finding


class Standing(NamedTuple):
    """An override that has not run out today: its id, and the last day it counts for."""

    id: str
    until: date | None

    def reaches(self, on: date | None) -> bool:
        """Whether it counts for what is planned on a day; None: for what is on no day."""
        return self.until is None or on is None or on <= self.until


Overrides = Mapping[tuple[str, str], Standing]  # by rule id and exercise id


class Said(NamedTuple):
    """What was said on one day, or about the whole week or patient, with where it points."""

    key: Key
    hit: Hit
    fact: str
    dose: Dose | None
    override: str
    day: int | None
    exercises: tuple[str, ...]
    placements: tuple[str, ...]


class Group:
    """Everything that becomes one finding: what was said under one key, in its order."""

    __slots__ = ("dose", "fact", "hit", "others", "override", "said")

    def __init__(self, said: Sequence[Said]) -> None:
        first = said[0]
        self.hit = first.hit
        self.fact = first.fact
        self.dose = first.dose
        self.override = first.override
        self.said = said
        self.others: dict[str, Hit] = {}  # further rules that wait for the same fact
        for one in said:
            if one.hit.rule is not self.hit.rule:
                self._note_rule(one.hit)

    def _note_rule(self, hit: Hit) -> None:
        """A further rule that says the same; the stricter one leads."""
        milder = hit
        if hit.weight > self.hit.weight:
            milder, self.hit = self.hit, hit
        self.others[milder.rule.id] = milder
        self.others.pop(self.hit.rule.id, None)

    @property
    def days(self) -> tuple[int, ...]:
        """The days on which it was said, in their order."""
        return tuple(sorted({said.day for said in self.said if said.day is not None}))

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises it is about, each once."""
        return tuple(dict.fromkeys(id_ for said in self.said for id_ in said.exercises))

    @property
    def placements(self) -> tuple[str, ...]:
        """The placements it is about, each once."""
        return tuple(dict.fromkeys(id_ for said in self.said for id_ in said.placements))


def in_force(overrides: Iterable[Override], today: date) -> Overrides:
    """The overrides that somebody signed and gave a reason for, and that have not run out.

    Design section 6, point 17 names no other way past.
    """
    return {
        (override.rule_id, override.exercise_id): Standing(override.id, override.until)
        for override in overrides
        if override.who.strip()
        and override.why.strip()
        and (override.until is None or override.until >= today)
    }


class Hears(Protocol):
    """Whatever takes what was said of the days of a week and of the whole."""

    def merge(self, said: Iterable[Said], missing: Iterable[str] = ()) -> None:
        """Take what was said, and the facts that were missing."""
        ...


class Gathering:
    """What was said of one week, by the finding it belongs to, and the facts that are missing."""

    def __init__(self) -> None:
        self.said: defaultdict[Key, list[Said]] = defaultdict(list)
        self.missing: dict[str, None] = {}

    def merge(self, said: Iterable[Said], missing: Iterable[str] = ()) -> None:
        """Put what was said elsewhere to what belongs with it."""
        by_key = self.said
        for one in said:
            by_key[one.key].append(one)
        for fact in missing:
            self.missing[fact] = None


def sayings(
    hit: Hit,
    day: int | None,
    items: tuple[Item, ...],
    item: Item | None,
    overrides: Overrides,
    on: date | None = None,
) -> list[Said]:
    """What one hit says; ``item`` is the one it is about, ``items`` those it points at.

    ``on`` is the last day it is said of: an override counts no longer than it was given for.
    """
    if hit.kind == "unassessed":
        return []
    rule = hit.rule
    exercise = item.exercise.id if item is not None else ""
    override = ""
    if overrides and hit.severity is not Severity.HARD_BLOCK:
        override = _decided(rule.id, exercise, overrides, on)
        if not override and item is None and items:
            # Said of a day or week: it is decided when each exercise it points at is.
            decided = [_decided(rule.id, one.exercise.id, overrides, on) for one in items]
            override = decided[0] if all(decided) else ""
    exercises = tuple(dict.fromkeys(one.exercise.id for one in items))
    placements = tuple(one.placement.id for one in items)
    if hit.kind in {"unconfirmed", "prerequisite"}:
        return [
            Said((hit.kind, fact, override), hit, fact, None, override, day, exercises, placements)
            for fact in sorted(hit.facts)
        ]
    dose = item.placement.dose if item is not None and rule.dose_fixes else None
    about = "" if rule.together or hit.together else exercise
    key = (rule.id, about, hit.severity, hit.message, dose, override)
    return [Said(key, hit, "", dose, override, day, exercises, placements)]


def _decided(rule_id: str, exercise_id: str, overrides: Overrides, on: date | None) -> str:
    """The id of the override that counts for this rule and exercise on a day; empty: none."""
    standing = overrides.get((rule_id, exercise_id))
    return standing.id if standing is not None and standing.reaches(on) else ""


def missing_facts(hit: Hit) -> tuple[str, ...]:
    """The facts a hit misses, and the one its rule tells of."""
    told = (hit.rule.tells_missing,) if hit.rule.tells_missing and hit.kind == "holds" else ()
    return (*sorted(hit.facts), *told)


def merged(said: Iterable[Said]) -> tuple[Said, ...]:
    """The same with one entry for each key and rule, so that a day is put together once."""
    found: dict[tuple[Key, str], Said] = {}
    for one in said:
        place = (one.key, one.hit.rule.id)
        before = found.get(place)
        found[place] = (
            one
            if before is None
            else Said(  # not _replace, which takes three times as long
                *before[:-2],
                exercises=tuple(dict.fromkeys((*before.exercises, *one.exercises))),
                placements=tuple(dict.fromkeys((*before.placements, *one.placements))),
            )
        )
    return tuple(found.values())
