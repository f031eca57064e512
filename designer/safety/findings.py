"""From groups of hits to findings a therapist can use: folded, sorted, with their reasons."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.finding import Finding, Remedy, Where
from designer.model.vocabulary import Urgency
from designer.safety.answers import is_mild
from designer.safety.conditions.patient import DiagnosisIs, Uncovered
from designer.safety.gathering import Group
from designer.safety.outcomes import RANK, Hit
from designer.safety.rules.rules import Rule

_URGENCY = {urgency: rank for rank, urgency in enumerate(Urgency)}

Sources = Callable[[Rule], str]  # where a rule comes from, for this patient


def finding_of(
    group: Group,
    week_index: int | None,
    library: Library,
    remedies: tuple[Remedy, ...],
    urgency: Urgency,
    sources: Sources,
) -> Finding:
    """The finding of one group; other rules that wait for the same fact are folded under it."""
    rule = group.hit.rule
    about_patient = not group.days and not group.exercises and rule.scope not in {"week", "day"}
    where = Where(
        week_index=None if about_patient else week_index,
        days=group.days,
        exercise_ids=group.exercises,
        placement_ids=group.placements,
    )
    others = tuple(_said(hit, group, where, library, sources) for hit in group.others.values())
    said = _said(group.hit, group, where, library, sources)
    waits = bool(group.fact)
    return replace(said, remedies=remedies, urgency=urgency, folded=others, waits=waits)


def _said(hit: Hit, group: Group, where: Where, library: Library, sources: Sources) -> Finding:
    """What one rule says about the places of a group."""
    rule = hit.rule
    return Finding(
        rule_id=rule.id,
        key=rule.key,
        severity=hit.severity,
        where=where,
        message=_message(hit, group.fact, library),
        why=rule.reason,
        source=sources(rule),
        basis=rule.basis,
        clears=library.readable(rule.clears),
        missing_fact=group.fact or ", ".join(sorted(hit.facts)),
        overridden_by=group.override,
        answered_by=rule.answered_by if is_mild(rule) else (),
    )


def _message(hit: Hit, fact: str, library: Library) -> str:
    if not fact:
        return hit.message
    key = "finding.prerequisite" if hit.kind == "prerequisite" else "finding.unconfirmed"
    return library.words(key, fact=library.fact_name(fact), message=hit.message)


def source_of(rule: Rule, library: Library, uncovered: frozenset[str] = frozenset()) -> str:
    """Where the rule comes from, to be read by a person.

    A rule that speaks for diagnoses the guide does not cover names the source of each one.
    """
    labels = [library.passages[code].label for code in rule.passages if code in library.passages]
    parts = [library.words("finding.guide", passages="; ".join(labels))] if labels else []
    if rule.source:
        parts.append(rule.source)
    for id_ in sorted(_spoken_for(rule, uncovered) if uncovered else ()):
        diagnosis = library.diagnoses.get(id_)
        if diagnosis is not None and diagnosis.source and diagnosis.source not in rule.source:
            parts.append(f"{diagnosis.name}: {diagnosis.source}")
    return "; ".join(parts)


def _spoken_for(rule: Rule, uncovered: frozenset[str]) -> set[str]:
    """Which of these diagnoses a rule asks for."""
    found: set[str] = set()
    for part in rule.conditions():
        if isinstance(part, Uncovered):
            return set(uncovered)
        if isinstance(part, DiagnosisIs):
            found.update(uncovered & set(part.any_of))
    return found


def folded(findings: Sequence[Finding], order: Mapping[str, int]) -> tuple[Finding, ...]:
    """Milder findings about the same item under the strictest one; strictest first.

    A finding is only folded when it says nothing about a placement that the strictest leaves out,
    and an overridden finding neither folds nor is folded, so nothing open can hide.
    """
    ranked = sorted(findings, key=lambda f: _rank(f, order))
    heads: dict[str, list[int]] = {}
    kept: list[Finding] = []
    under: dict[int, list[Finding]] = {}
    for finding in ranked:
        item = _single_item(finding)
        head = _head(finding, kept, heads.get(item, [])) if item else None
        if head is None:
            if item:
                heads.setdefault(item, []).append(len(kept))
            kept.append(finding)
        else:
            under.setdefault(head, []).append(finding)
    return tuple(
        replace(finding, folded=(*finding.folded, *under[n])) if n in under else finding
        for n, finding in enumerate(kept)
    )


def _head(finding: Finding, kept: list[Finding], heads: list[int]) -> int | None:
    places = set(finding.where.placement_ids)
    for n in heads:
        if places <= set(kept[n].where.placement_ids):
            return n
    return None


def _single_item(finding: Finding) -> str:
    """The item a finding is about, or nothing if it is about more, or waits, or is overridden."""
    where = finding.where
    single = len(where.exercise_ids) == 1 and bool(where.placement_ids)
    if not single or finding.waits or finding.overridden_by:
        return ""
    return where.exercise_ids[0]


def _rank(finding: Finding, order: Mapping[str, int]) -> tuple[int, int, int, int, int]:
    where = finding.where
    return (
        -RANK[finding.severity],
        -_URGENCY[finding.urgency],
        -1 if where.week_index is None else where.week_index,
        where.days[0] if where.days else -1,
        order.get(finding.rule_id, 10_000),
    )


def flat(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Every finding, the folded ones too."""
    for finding in findings:
        yield finding
        yield from flat(finding.folded)
