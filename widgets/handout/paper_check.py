"""What the rules say of one paper: what forbids it, and what the weeks on it still wait for."""

from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from designer.model.finding import Finding
from designer.model.handout import HandoutParts
from designer.model.record import PatientRecord
from designer.safety.case_check import CaseCheck
from designer.safety.opening import OpensCases
from designer.safety.printing import gate_of, gates_ahead
from exports.handout.layout_kinds import kind_of

_ADDS = ("breathing-line",)  # remedies that add a part, where the layout has room for one


@dataclass(frozen=True, slots=True)
class PaperOf:
    """All that a paper is judged by. Where one of these is another, it has to be judged anew."""

    record: PatientRecord
    week_index: int
    layout: str
    today: date
    checker: OpensCases


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """The judgement on one paper."""

    of: PaperOf
    gate: tuple[Finding, ...]  # what forbids it, strictest first
    waits_for: tuple[str, ...]  # confirmations that weeks ahead on it wait for; they forbid nothing
    facts: str  # a fingerprint of those it was judged by


def check_paper(of: PaperOf, case: CaseCheck) -> PaperCheck:
    """Judge a paper by the opened ``case`` of its record; all weeks of it, for the booklet."""
    return PaperCheck(
        of=of,
        gate=tuple(gate_of(case, of.record, of.week_index, of.layout)),
        waits_for=gates_ahead(case, of.record, of.today, of.week_index, of.layout),
        facts=case.facts_print,
    )


def advice_on(of: PaperOf, case: CaseCheck, parts: HandoutParts) -> tuple[Finding, ...]:
    """What the rules say about the parts that stand on a paper, with the remedies it has."""
    program = of.record.program
    week = program.weeks[of.week_index].week if program is not None else None
    found = case.check_handout(parts, of.week_index, week).findings
    if kind_of(of.layout).extras:
        return found
    return tuple(
        replace(finding, remedies=tuple(r for r in finding.remedies if r.fact not in _ADDS))
        for finding in found
    )
