"""What the rules say about an exercise before it is placed, and what forbids a handout."""

from collections.abc import Iterable

from msgspec.structs import replace

from designer.model.finding import Finding, Report, Verdict, Where
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety.findings import flat
from designer.safety.outcomes import Hit
from designer.text import Texts

SCREEN_MISSING = "screen-missing"
SESSION_RESPONSE = "session-response"
_FORBIDDING = (Severity.BLOCK, Severity.HARD_BLOCK)


def verdict_of(exercise_id: str, hits: Iterable[Hit], stops: tuple[Hit, ...]) -> Verdict:
    """The verdict from what the rules say about the item and about the whole patient."""
    by_name = sorted((*stops, *hits), key=lambda hit: hit.rule.id)
    heavy = sorted(by_name, key=lambda hit: hit.weight, reverse=True)
    said = [hit for hit in heavy if hit.kind != "unassessed"]
    missing = {
        fact: None for hit in heavy if hit.kind != "prerequisite" for fact in sorted(hit.facts)
    }
    return Verdict(
        exercise_id=exercise_id,
        severity=said[0].severity if said else None,
        rule_ids=tuple(hit.rule.id for hit in said),
        reason=said[0].message if said else "",
        not_assessed=tuple(missing),
    )


def print_gate(report: Report, record: PatientRecord, words: Texts) -> list[Finding]:
    """What forbids a handout: open blocks, and a missing red-flag screen (design 6.2, R-001).

    An override lifts a block for print, but never a missing screen: it is not known to be clear.
    A session that went badly is asked about, too, while no exercise is named for it (R-165).
    """
    found = []
    screen_named = False
    for finding in report.findings:
        if finding.key == SCREEN_MISSING:
            screen_named = True
            found.append(replace(finding, severity=Severity.BLOCK, overridden_by=""))
        elif finding.severity in _FORBIDDING and finding.is_open:
            found.append(finding)
    found += [
        replace(finding, severity=Severity.BLOCK, folded=())
        for finding in flat(report.findings)  # it may lie under a block that was overridden
        if finding.key == SESSION_RESPONSE and finding.is_open
    ]
    if not screen_named and record.patient.red_flags.screened_on is None:
        found.append(
            Finding(
                rule_id="R-001",
                key=SCREEN_MISSING,
                severity=Severity.BLOCK,
                where=Where(),
                message=words("paper.screen"),
            )
        )
    return sorted(found, key=lambda finding: -finding.severity.rank)
