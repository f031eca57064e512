"""What happened besides the logs, for the time axis of the charts (clinical-spec 5.5)."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Literal

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.record import PatientRecord
from designer.safety.facts import log_facts

MarkerKind = Literal["week", "step-back", "procedure", "flare", "clearance"]


class Marker(Value, frozen=True, kw_only=True):
    """Something that happened at one time. ``number`` is the progression week, where it is one."""

    at: datetime
    kind: MarkerKind
    number: int = 0


def markers(record: PatientRecord, library: Library) -> tuple[Marker, ...]:
    """Week changes, step-backs, procedures, flares and clearances, in order of time."""
    found = [*_weeks(record), *_procedures(record), *_flares(record, library)]
    found += [
        Marker(at=datetime.combine(clearance.on, time()), kind="clearance")
        for clearance in record.patient.clearances
        if clearance.on is not None
    ]
    return tuple(sorted(found, key=lambda marker: marker.at))


def _weeks(record: PatientRecord) -> Iterator[Marker]:
    for program in record.programs:
        before = 0
        for index, week in enumerate(program.weeks):
            first = program.date_of(index, 0)
            if first is not None and week.prog_week != before:
                kind: MarkerKind = "step-back" if week.prog_week < before else "week"
                yield Marker(at=datetime.combine(first, time()), kind=kind, number=week.prog_week)
            before = week.prog_week


def _procedures(record: PatientRecord) -> Iterator[Marker]:
    procedure = record.patient.procedure
    if procedure is not None and procedure.at is not None:
        yield Marker(at=procedure.at, kind="procedure")


def _flares(record: PatientRecord, library: Library) -> Iterator[Marker]:
    dates = [day.on for day in record.days] + [session.at.date() for session in record.sessions]
    if not dates:
        return
    for day in log_facts(record, library, max(dates)).flares:
        yield Marker(at=datetime.combine(day, time()), kind="flare")
