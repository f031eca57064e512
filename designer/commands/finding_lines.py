"""Findings in words for a terminal, as stable JSON for scripts, and as the exit code."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from designer.commands.exit_codes import BLOCK, CAUTION, CLEAN
from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.finding import Finding, Where
from designer.model.vocabulary import DAY_NAMES, Severity, Urgency
from designer.safety import flat
from designer.text import Texts

MOST_NAMES = 4
MOST_REPLACEMENTS = 3


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
    folded_into: str  # the rule of a stricter finding on the same item, or empty


def of_worst(worst: Severity | None) -> int:
    """The exit code for the strictest open finding."""
    if worst in {Severity.BLOCK, Severity.HARD_BLOCK}:
        return BLOCK
    return CAUTION if worst is Severity.CAUTION else CLEAN


def as_json(findings: Iterable[Finding]) -> tuple[FindingJson, ...]:
    """The findings, each followed by the milder ones that are folded into it."""
    listed: list[FindingJson] = []
    for outer in findings:
        listed.append(_as_json(outer, ""))
        listed.extend(_as_json(inner, outer.rule_id) for inner in flat(outer.folded))
    return tuple(listed)


def _as_json(finding: Finding, folded_into: str) -> FindingJson:
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
        folded_into=folded_into,
    )


def grouped(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings with those that say the same of several weeks put together."""
    groups: dict[tuple[str, Severity, str, bool], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule_id, finding.severity, finding.message, finding.is_open)
        groups.setdefault(key, []).append(finding)
    return tuple(tuple(group) for group in groups.values())


def in_words(group: Sequence[Finding], library: Library, words: Texts) -> Iterator[str]:
    """A group of findings in some lines, the first with severity, rule and place."""
    first = group[0]
    heading = words(f"said.finding.{first.severity if first.is_open else 'overridden'}")
    place = _place([finding.where for finding in group], library, words)
    yield " · ".join(part for part in (heading, first.rule_id, place) if part)
    yield f"  {library.readable(first.message)}"
    for key, text in (
        ("why", first.why),
        ("what-to-do", _what_to_do(group, library, words)),
        ("clears", first.clears),
        ("source", first.source),
    ):
        if text:
            yield "  " + words(f"said.finding.{key}", text=library.readable(text))
    for folded in dict.fromkeys((f.rule_id, f.message) for one in group for f in one.folded):
        text = library.readable(folded[1])
        yield "  " + words("said.finding.also", rule=folded[0], text=text)


def _place(wheres: Sequence[Where], library: Library, words: Texts) -> str:
    """Such as "Full sit-up, Dead bug · week 2, Mon and Fri" or "Dead bug · weeks 1-3 and 5"."""
    ids = dict.fromkeys(id_ for where in wheres for id_ in where.exercise_ids)
    names = [library.exercises[id_].name if id_ in library.exercises else id_ for id_ in ids]
    shown = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown = words("said.finding.and-more", names=shown, n=len(names) - MOST_NAMES)
    weeks = sorted({where.week_index + 1 for where in wheres if where.week_index is not None})
    at = []
    if weeks:
        spans = joined(_spans(weeks), "and", words)
        at.append(words("said.finding.weeks", n=len(weeks), weeks=spans))
    days = {where.days for where in wheres}
    if len(days) == 1 and 0 < len(wheres[0].days) < 7:
        names_of_days = [words(f"date.weekday-short.{day}") for day in wheres[0].days]
        at.append(joined(names_of_days, "and", words))
    return " · ".join(part for part in (shown, ", ".join(at)) if part)


def _spans(numbers: Sequence[int]) -> list[str]:
    """Such as ["1-3", "5"] for 1, 2, 3, 5."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return [str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans]


def joined(parts: Sequence[str], last: Literal["and", "or"], words: Texts) -> str:
    """Such as "Mon, Wed and Fri"."""
    if len(parts) < 2:
        return "".join(parts)
    return words(f"said.finding.{last}", before=", ".join(parts[:-1]), last=parts[-1])


def _what_to_do(group: Sequence[Finding], library: Library, words: Texts) -> str:
    """The ways out in one line; empty when nothing is known."""
    remedies = [remedy for finding in group for remedy in finding.remedies]
    replacements = dict.fromkeys(
        library.exercises[remedy.exercise_id].name
        for remedy in remedies
        if remedy.kind == "replace" and remedy.exercise_id in library.exercises
    )
    # Ranked: the first few are the best, and a longer line would not be read.
    best = joined(tuple(replacements)[:MOST_REPLACEMENTS], "or", words)
    parts = [words("remedy.replace", name=best)] if replacements else []
    parts += dict.fromkeys(r.text for r in remedies if r.kind != "replace" and r.text)
    return "; ".join(parts)
