"""The rows of the caseload: made, counted, chosen and put in order."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from designer.caseload.library_changes import Touched
from designer.caseload.reasons import NO_REASON, Kind, Reason, reasons_of
from designer.knowledge.library import Library
from designer.model.vocabulary import NextStep
from designer.safety.overriding import Rate
from designer.store.digest import Digest
from designer.store.summary import PatientSummary

Freshness = Literal["fresh", "missing", "changed", "rules", "day"]
"""Why a digest should be made anew: there is none, the patient or the rules changed, it is old."""
Column = Literal["name", "why", "step", "log", "week", "open", "ends", "judged"]
COLUMNS: tuple[Column, ...] = ("name", "why", "step", "log", "week", "open", "ends", "judged")
NO_CHANGES: Mapping[str, tuple[Touched, ...]] = MappingProxyType({})
_FRESHNESS_ORDER: tuple[Freshness, ...] = ("missing", "changed", "rules", "day", "fresh")


class CaseRow(NamedTuple):
    """One patient in care."""

    line: PatientSummary
    digest: Digest | None
    reasons: tuple[Reason, ...]
    freshness: Freshness
    changes: tuple[Touched, ...] = ()  # of the library, that nobody has looked at

    @property
    def urgency(self) -> tuple[int, date]:
        """How pressing the first reason is; the least comes first."""
        return self.reasons[0].urgency if self.reasons else (NO_REASON, date.max)

    @property
    def why(self) -> str:
        """All reasons in words; blank when there is none."""
        return " ".join(one.words for one in self.reasons)

    def next_end(self, today: date) -> date | None:
        """The next day on which something that was granted for a time ends."""
        ends = () if self.digest is None else self.digest.ends
        return min((end.on for end in ends if end.on >= today), default=None)


def freshness_of(line: PatientSummary, digest: Digest | None, rules: str, today: date) -> Freshness:
    """Whether a digest still says what is so today."""
    if digest is None:
        return "missing"
    if digest.made_from != line.last_change:
        return "changed"
    if digest.rules != rules:
        return "rules"
    return "fresh" if digest.on == today else "day"


def case_rows(
    lines: Iterable[PatientSummary],
    digests: Mapping[str, Digest],
    library: Library,
    rules: str,
    today: date,
    before: Sequence[CaseRow] = (),
    changes: Mapping[str, tuple[Touched, ...]] = NO_CHANGES,
) -> list[CaseRow]:
    """A row for each patient in care: archived and discharged ones are left out.

    ``before`` are rows made for the same rules and day; of them those are kept that still hold.
    ``changes`` are those of the library by patient.
    """
    known = {row.line.id: row for row in before}
    rows = []
    for line in lines:
        digest = digests.get(line.id)
        if line.archived or (digest is not None and not digest.in_care):
            continue
        old, touched = known.get(line.id), changes.get(line.id, ())
        if old is not None and old.line is line and old.digest is digest and old.changes == touched:
            rows.append(old)
            continue
        reasons = reasons_of(line, digest, library, today, touched)
        fresh = freshness_of(line, digest, rules, today)
        rows.append(CaseRow(line, digest, reasons, fresh, touched))
    return rows


def waiting(
    lines: Iterable[PatientSummary], digests: Mapping[str, Digest], rules: str, today: date
) -> list[PatientSummary]:
    """Whom to judge, those first of whom least is known; archived patients wait for nothing."""
    found = []
    for line in lines:
        fresh = freshness_of(line, digests.get(line.id), rules, today)
        if not line.archived and fresh != "fresh":
            found.append((_FRESHNESS_ORDER.index(fresh), line))
    return [line for _, line in sorted(found, key=lambda one: one[0])]


def counts(rows: Iterable[CaseRow]) -> Mapping[Kind, int]:
    """How many patients have a reason of each kind."""
    return Counter(kind for row in rows for kind in {one.kind for one in row.reasons})


def chosen(
    rows: Iterable[CaseRow],
    kinds: frozenset[Kind],
    found: Container[str] | None = None,
    rule: str = "",
) -> list[CaseRow]:
    """The rows with a reason of one of these kinds (none: all rows).

    ``found`` leaves those of these patients, ``rule`` those for whom this rule was overridden.
    """
    return [
        row
        for row in rows
        if (not kinds or any(one.kind in kinds for one in row.reasons))
        and (found is None or row.line.id in found)
        and (not rule or _overrode(row, rule))
    ]


def _overrode(row: CaseRow, rule: str) -> bool:
    rates = row.digest.rates if row.digest is not None else ()
    return any(rate.rule_id == rule and rate.overridden for rate in rates)


def in_order(
    rows: Iterable[CaseRow], column: Column, today: date, *, descending: bool = False
) -> list[CaseRow]:
    """The rows by one column; blanks come last either way.

    Equal ones stay in the order that they come in: the patient list has them by name.
    """
    key = _KEYS[column](today)
    keyed = [(key(row), row) for row in rows]
    there = [pair for pair in keyed if pair[0] is not None]
    there.sort(key=_first, reverse=descending)
    return [row for _, row in there] + [row for value, row in keyed if value is None]


def _first(pair: tuple[Any, CaseRow]) -> Any:
    return pair[0]


_Key = Callable[[CaseRow], Any]  # of one column all of one type, or None
_STEPS: Sequence[NextStep] = ("refer", "step-back", "hold", "advance")
_KEYS: Mapping[Column, Callable[[date], _Key]] = {
    "name": lambda _today: lambda row: row.line.order,
    "why": lambda _today: lambda row: row.urgency,
    "step": lambda _today: lambda row: row.digest and _STEPS.index(row.digest.step),
    "log": lambda _today: lambda row: row.line.last_log,
    "week": lambda today: lambda row: _week(row, today),
    "open": lambda _today: lambda row: row.digest and row.digest.open_order,
    "ends": lambda today: lambda row: row.next_end(today),
    "judged": lambda _today: lambda row: row.digest and row.digest.on,
}


def _week(row: CaseRow, today: date) -> int | None:
    standing = row.line.standing(today)
    return standing.week if standing is not None else None


def rates(rows: Sequence[CaseRow]) -> dict[str, Rate]:
    """How often each rule spoke and was overridden among these patients."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for rate in row.digest.rates if row.digest is not None else ():
            total = found.setdefault(rate.rule_id, [0, 0])
            total[0] += rate.fired
            total[1] += rate.overridden
    return {rule_id: Rate(*total) for rule_id, total in found.items()}
