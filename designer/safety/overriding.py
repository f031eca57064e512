"""Overrides in words a list can show, taking them back, and how often each rule is overridden."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from designer.model.base import Value
from designer.model.finding import Finding
from designer.model.record import Override, PatientRecord
from designer.model.vocabulary import Severity
from designer.safety.findings import flat


class Standing(Value, frozen=True, kw_only=True):
    """One decision as it stands today. One decision may hold for several exercises."""

    ids: tuple[str, ...]
    rule_id: str
    exercise_ids: tuple[str, ...]  # empty: the whole program, week or day
    who: str
    when: datetime
    why: str
    note: str = ""
    until: date | None = None
    kind: str = "override"
    to: str = ""
    days_left: int | None = None  # 0: today is its last day; negative: expired; None: no end

    @property
    def in_force(self) -> bool:
        """Whether it still lifts its finding."""
        return self.days_left is None or self.days_left >= 0


def standings(overrides: Iterable[Override], today: date) -> tuple[Standing, ...]:
    """The decisions, those in force first, and of these the one that ends soonest."""
    together: dict[tuple[object, ...], list[Override]] = {}
    for one in overrides:
        key = (one.rule_id, one.who, one.when, one.why, one.note, one.until, one.kind, one.to)
        together.setdefault(key, []).append(one)
    found = [_standing(parts, today) for parts in together.values()]
    return tuple(sorted(found, key=_urgency))


def withdrawn(record: PatientRecord, ids: Iterable[str]) -> PatientRecord:
    """The record without these overrides."""
    gone = frozenset(ids)
    return replace(record, overrides=tuple(o for o in record.overrides if o.id not in gone))


class Rate(NamedTuple):
    """How often a rule spoke so that it could be overridden, and how often it was."""

    fired: int = 0
    overridden: int = 0


def added(parts: Iterable[Mapping[str, Rate]]) -> dict[str, Rate]:
    """The rates of several records together."""
    total: dict[str, Rate] = {}
    for part in parts:
        for rule_id, rate in part.items():
            known = total.get(rule_id, Rate())
            total[rule_id] = Rate(known.fired + rate.fired, known.overridden + rate.overridden)
    return total


def rates_in(record: PatientRecord, findings: Iterable[Finding]) -> Mapping[str, Rate]:
    """One record's share, of the ``findings`` about its whole program.

    Each rule counts once for an exercise (or for the program), however many days and weeks it
    speaks of: one decision is one decision. An override on file counts when it has expired, too;
    and the rule then spoke, whatever the week looks like now.
    """
    spoke = {pair for finding in flat(findings) for pair in _pairs(finding)}
    kept = (one for one in record.overrides if one.kind == "override")
    decided = {(one.rule_id, one.exercise_id) for one in kept}
    fired = Counter(rule_id for rule_id, _ in spoke | decided)
    overridden = Counter(rule_id for rule_id, _ in decided)
    return {rule_id: Rate(count, overridden[rule_id]) for rule_id, count in fired.items()}


def _pairs(finding: Finding) -> list[tuple[str, str]]:
    if finding.severity not in (Severity.BLOCK, Severity.CAUTION):
        return []
    return [(finding.rule_id, exercise) for exercise in finding.where.exercise_ids or ("",)]


def _standing(parts: list[Override], today: date) -> Standing:
    first = parts[0]
    return Standing(
        ids=tuple(one.id for one in parts),
        rule_id=first.rule_id,
        exercise_ids=tuple(one.exercise_id for one in parts if one.exercise_id),
        who=first.who,
        when=first.when,
        why=first.why,
        note=first.note,
        until=first.until,
        kind=first.kind,
        to=first.to,
        days_left=None if first.until is None else (first.until - today).days,
    )


def _urgency(standing: Standing) -> tuple[bool, bool, int]:
    left = standing.days_left
    if not standing.in_force:
        return True, False, -(left or 0)  # the one that expired last comes first
    return False, left is None, left or 0
