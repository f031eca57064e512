"""Findings in words for a terminal, and as stable JSON for scripts."""

from collections.abc import Iterator

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.finding import Finding, Where
from designer.model.vocabulary import DAY_NAMES, Severity, Urgency

_HEADINGS = {
    Severity.HARD_BLOCK: "BLOCK (only a clearance lifts it)",
    Severity.BLOCK: "BLOCK",
    Severity.CAUTION: "CAUTION",
    Severity.INFO: "INFO",
}


class RemedyJson(Value, frozen=True, kw_only=True, omit_defaults=False):
    """One way out of a finding; ``exercise`` and ``fact`` are ids, empty where not meant."""

    kind: str
    text: str
    exercise: str
    fact: str


class FindingJson(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A finding as ``--json`` prints it. Weeks count from 1; empty lists mean the whole."""

    rule: str
    key: str
    severity: Severity
    urgency: Urgency
    week: int | None
    days: tuple[str, ...]
    exercises: tuple[str, ...]
    placements: tuple[str, ...]
    message: str
    why: str
    source: str
    basis: str
    clears: str
    missing_fact: str
    remedies: tuple[RemedyJson, ...]
    overridden_by: str


def as_json(finding: Finding) -> FindingJson:
    where = finding.where
    return FindingJson(
        rule=finding.rule_id,
        key=finding.key,
        severity=finding.severity,
        urgency=finding.urgency,
        week=None if where.week_index is None else where.week_index + 1,
        days=tuple(DAY_NAMES[day] for day in where.days),
        exercises=where.exercise_ids,
        placements=where.placement_ids,
        message=finding.message,
        why=finding.why,
        source=finding.source,
        basis=finding.basis,
        clears=finding.clears,
        missing_fact=finding.missing_fact,
        remedies=tuple(
            RemedyJson(kind=r.kind, text=r.text, exercise=r.exercise_id, fact=r.fact)
            for r in finding.remedies
        ),
        overridden_by=finding.overridden_by,
    )


def in_words(finding: Finding, library: Library) -> Iterator[str]:
    """The finding in some lines, the first with severity, rule and place."""
    heading = _HEADINGS[finding.severity] if finding.is_open else "OVERRIDDEN"
    place = place_in_words(finding.where, library)
    yield " · ".join(part for part in (heading, finding.rule_id, place) if part)
    yield f"  {library.readable(finding.message)}"
    if finding.why:
        yield f"  Why: {library.readable(finding.why)}"
    if what := what_to_do(finding, library):
        yield f"  What to do: {what}"
    if finding.source:
        yield f"  Source: {finding.source}"
    for folded in finding.folded:
        yield f"  Also {folded.rule_id}: {library.readable(folded.message)}"


def place_in_words(where: Where, library: Library) -> str:
    """Such as "Full sit-up, Dead bug · week 2, Mon and Fri"."""
    names = [
        library.exercises[id_].name if id_ in library.exercises else id_
        for id_ in where.exercise_ids
    ]
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    days = [DAY_NAMES[day].capitalize() for day in where.days]
    at = [] if where.week_index is None else [f"week {where.week_index + 1}"]
    if 0 < len(days) < 7:
        at.append(" and ".join((", ".join(days[:-1]), days[-1])) if len(days) > 1 else days[0])
    return " · ".join(part for part in (shown, ", ".join(at)) if part)


def what_to_do(finding: Finding, library: Library) -> str:
    """The ways out of a finding in one line; empty when nothing is known."""
    texts = [remedy.text for remedy in finding.remedies if remedy.text]
    replacements = [
        library.exercises[remedy.exercise_id].name
        for remedy in finding.remedies
        if not remedy.text and remedy.exercise_id in library.exercises
    ]
    if replacements:
        texts.append(f"Replace with {' or '.join(replacements)}")
    if not texts and finding.clears:
        texts.append(finding.clears)
    return library.readable("; ".join(texts))
