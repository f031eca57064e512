"""Which cards and days a report marks. No Qt here.

Info never marks a card: a hint on every second card teaches people not to look.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from designer.model.finding import Finding, Report
from designer.model.vocabulary import Severity
from designer.model.week import Week


@dataclass(frozen=True, slots=True)
class Mark:
    """What one card or day shows: the strictest open severity, or that all were overridden."""

    severity: Severity | None = None
    overridden: bool = False
    reasons: tuple[str, ...] = ()


NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a week, by placement id and by day (0 = Monday)."""

    placements: dict[str, Mark] = field(default_factory=dict)
    days: dict[int, Mark] = field(default_factory=dict)


def marks_of(report: Report, week: Week) -> Marks:
    """The marks that a report puts on a week."""
    on_placements: dict[str, list[Finding]] = {}
    on_days: dict[int, list[Finding]] = {}
    day_of = {placement.id: day for day, placement in week.placements()}
    for finding in report.findings:
        if finding.severity is Severity.INFO:
            continue
        placements = placements_meant(finding, week)
        for placement_id in placements:
            on_placements.setdefault(placement_id, []).append(finding)
        days = set(finding.where.days) | {day_of[key] for key in placements if key in day_of}
        for day in days:
            on_days.setdefault(day, []).append(finding)
    return Marks(
        {key: _mark(findings) for key, findings in on_placements.items()},
        {day: _mark(findings) for day, findings in on_days.items()},
    )


def placements_meant(finding: Finding, week: Week) -> tuple[str, ...]:
    """The placements a finding is about; one that names only exercises means all of them."""
    where = finding.where
    if where.placement_ids:
        return where.placement_ids
    if not where.exercise_ids:
        return ()
    return tuple(
        placement.id
        for day, placement in week.placements()
        if placement.exercise_id in where.exercise_ids and (not where.days or day in where.days)
    )


def exercises_meant(finding: Finding, exercise_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """The exercises a finding is about, each once."""
    if finding.where.exercise_ids:
        return finding.where.exercise_ids
    found = (exercise_of(placement_id) for placement_id in finding.where.placement_ids)
    return tuple(dict.fromkeys(exercise_id for exercise_id in found if exercise_id))


Said = set[tuple[Severity, str, str, int | None, str | None]]


def said(report: Report, week: Week) -> Said:
    """What the open findings say, taken apart by day and placement, so that two can be compared."""
    day_of = {placement.id: day for day, placement in week.placements()}
    every: Said = set()
    for finding in report.findings:
        if not finding.is_open:
            continue
        head = (finding.severity, finding.rule_id, finding.missing_fact)
        placements = placements_meant(finding, week)
        every.update((*head, day_of.get(key), key) for key in placements)
        if not placements:
            every.update((*head, day, None) for day in finding.where.days or (None,))
    return every


def worst_news(before: Said, after: Said, day: int) -> Severity | None:
    """The strictest thing that only ``after`` says about a day or about the week as a whole."""
    news = (severity for severity, *_, at, _key in after - before if at in (day, None))
    return max(news, key=lambda severity: severity.rank, default=None)


def _mark(findings: Iterable[Finding]) -> Mark:
    every = list(findings)
    opened = [finding for finding in every if finding.is_open]
    worst = max((f.severity for f in opened), key=lambda severity: severity.rank, default=None)
    reasons = tuple(dict.fromkeys(f.message for f in (opened or every)))
    return Mark(worst, overridden=not opened, reasons=reasons)
