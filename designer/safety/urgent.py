"""Signs because of which somebody else must see the patient first, in the words of the data."""

from collections.abc import Iterable

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.finding import Finding, Report
from designer.model.knowledge import RedFlag
from designer.model.patient import Patient
from designer.model.vocabulary import Severity, Urgency
from designer.safety.findings import flat
from designer.safety.flags import eases_on_moving, flags_in_force
from designer.safety.scene.responses import LogFacts


def stops_for(patient: Patient, log: LogFacts, library: Library) -> Urgency | None:
    """How urgent the signs in force are that stop the program; None where there are none."""
    found: list[Urgency] = []
    for flag in flags_in_force(patient, log, library):
        known = library.red_flags.get(flag)
        if known is None:
            found.append(Urgency.SAME_DAY)  # nobody has classified it (design 6.40)
        elif known.severity.rank >= Severity.BLOCK.rank and not eases_on_moving(flag, patient):
            found.append(known.urgency)
    return max(found, key=lambda urgency: urgency.rank, default=None)


class UrgentSign(Value, frozen=True, kw_only=True):
    """One finding that stops everything, with the recorded signs behind it."""

    rule_id: str
    urgency: Urgency
    message: str
    why: str = ""
    clears: str = ""
    source: str = ""
    flags: tuple[str, ...] = ()  # ids, so that one more is noticed
    names: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()  # what to do


def urgent_signs(report: Report, flags: Iterable[str], library: Library) -> tuple[UrgentSign, ...]:
    """The urgent stops of a report, the most urgent first; ``flags`` are those in force."""
    there = sorted(flags)
    found = [
        _sign(finding, there, library)
        for finding in flat(report.findings)
        if finding.severity is Severity.HARD_BLOCK
        and finding.is_open
        and finding.urgency is not Urgency.NONE
    ]
    return tuple(sorted(found, key=lambda sign: -sign.urgency.rank))


def _sign(finding: Finding, flags: list[str], library: Library) -> UrgentSign:
    mine = [flag for flag in flags if _belongs(library.red_flags.get(flag), finding)]
    known = [library.red_flags[flag] for flag in mine if flag in library.red_flags]
    return UrgentSign(
        rule_id=finding.rule_id,
        urgency=finding.urgency,
        message=library.readable(finding.message),
        why=library.readable(finding.why),
        clears=library.readable(finding.clears),
        source=finding.source,
        flags=tuple(mine),
        names=tuple(flag.name for flag in known),
        responses=tuple(dict.fromkeys(flag.response for flag in known)),
    )


def _belongs(flag: RedFlag | None, finding: Finding) -> bool:
    """Whether a recorded sign is behind a finding: by its rule, else by how urgent it is."""
    if flag is None or flag.severity is not Severity.HARD_BLOCK:
        return False
    return flag.rule == finding.rule_id if flag.rule else flag.urgency is finding.urgency
