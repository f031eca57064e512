"""What forbids a paper to be printed, which depends on the weeks that stand on it."""

from collections.abc import Sequence
from datetime import date

from designer.model.finding import Finding
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety.case_check import CaseCheck
from designer.safety.findings import flat
from designer.safety.papers.staleness import WITHOUT_EXERCISES
from designer.safety.verdicts import print_gate

WHOLE_COURSE = ("booklet",)
"""Layouts that hold every week of the program."""


def weeks_on(layout: str, record: PatientRecord, week_index: int) -> Sequence[int]:
    """The indices of the weeks whose exercises this layout prescribes."""
    if layout in WITHOUT_EXERCISES:
        return ()
    if layout in WHOLE_COURSE and record.program is not None:
        return range(len(record.program.weeks))
    return (week_index,)


def waits_on(check: CaseCheck, layout: str) -> tuple[Finding, ...]:
    """What a paper waits for, whichever week it shows.

    Two identifiers; with exercises on it the clinic's own rules, where they could not be read, and
    a second look when facts changed.
    """
    found = [check.unidentified()]
    if layout not in WITHOUT_EXERCISES:
        found += [check.unread(), check.stale()]
    return tuple(finding for finding in found if finding is not None)


def gates_ahead(
    check: CaseCheck, record: PatientRecord, today: date, week_index: int, layout: str
) -> tuple[str, ...]:
    """The confirmations that weeks after today on this layout still wait for, each once.

    They forbid no paper (design 6.1), but whoever hands it out should know: the patient follows
    it, whatever is found until then.
    """
    program = record.program
    if program is None:
        return ()
    facts: dict[str, None] = {}
    for index in weeks_on(layout, record, week_index):
        begins = program.begins(index)
        if begins is None or begins <= today:
            continue
        for finding in flat(check.check_week(index).findings):
            if finding.missing_fact and finding.severity is Severity.INFO and finding.is_open:
                facts[finding.missing_fact] = None
    return tuple(facts)


def gate_of(check: CaseCheck, record: PatientRecord, week_index: int, layout: str) -> list[Finding]:
    """Everything that forbids this layout, strictest first; each finding once."""
    found: dict[Finding, None] = {}
    for index in weeks_on(layout, record, week_index):
        week = record.program.weeks[index].week if record.program is not None else None
        found.update(dict.fromkeys(print_gate(check.check_week(index, week), record, check.words)))
    found.update(dict.fromkeys(waits_on(check, layout)))
    return sorted(found, key=lambda finding: -finding.severity.rank)
