"""What happened besides the logs, for the time axis of the charts (clinical-spec 5.5)."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Literal

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.record import PatientRecord
from designer.safety.facts import log_facts
from designer.safety.scene.responses import LogFacts
from designer.text import Texts

MarkerKind = Literal["program", "week", "step-back", "dose", "procedure", "flare", "clearance"]


class Marker(Value, frozen=True, kw_only=True):
    """Something that happened at one time.

    Where it is a week, ``number`` is the week of the program by the calendar, as everywhere else
    on screen and paper, ``prog_week`` the progression week, and ``repeats`` says that the week
    before had the same one. ``names`` are the exercises whose dose changed, in words. ``text`` is
    what it says beside its line.
    """

    at: datetime
    kind: MarkerKind
    number: int = 0
    prog_week: int = 0
    repeats: bool = False
    names: tuple[str, ...] = ()
    text: str = ""


def markers(
    record: PatientRecord, library: Library, facts: LogFacts | None = None
) -> tuple[Marker, ...]:
    """Programs, weeks, step-backs, doses, procedures, flares and clearances, in order of time.

    ``facts`` are those of the record's log, where somebody has worked them out already.
    """
    found = [
        *_weeks(record),
        *_doses(record, library),
        *_procedures(record),
        *_flares(record, library, facts),
    ]
    found += [
        Marker(at=datetime.combine(clearance.on, time()), kind="clearance")
        for clearance in record.patient.clearances
        if clearance.on is not None
    ]
    found.sort(key=lambda marker: marker.at)
    return tuple(replace(marker, text=_text(marker, library.words)) for marker in found)


def _weeks(record: PatientRecord) -> Iterator[Marker]:
    for number, program in enumerate(record.programs):
        before = 0
        for index, week in enumerate(program.weeks):
            first = program.date_of(index, 0)
            if first is not None:
                kind: MarkerKind = "step-back" if week.prog_week < before else "week"
                if not before and number:
                    kind = "program"
                yield Marker(
                    at=datetime.combine(first, time()),
                    kind=kind,
                    number=index + 1,
                    prog_week=week.prog_week,
                    repeats=week.prog_week == before,
                )
            before = week.prog_week


def _doses(record: PatientRecord, library: Library) -> Iterator[Marker]:
    """Weeks in which an exercise of the week before is done with another dose."""
    for program in record.programs:
        before: dict[str, Dose] = {}
        for index, program_week in enumerate(program.weeks):
            now = {p.exercise_id: p.dose for _, p in program_week.week.placements()}
            first = program.date_of(index, 0)
            changed = [id_ for id_, dose in now.items() if before.get(id_, dose) != dose]
            if first is not None and changed:
                names = tuple(
                    library.exercises[id_].name if id_ in library.exercises else id_
                    for id_ in changed
                )
                yield Marker(at=datetime.combine(first, time()), kind="dose", names=names)
            before = now


def _procedures(record: PatientRecord) -> Iterator[Marker]:
    procedure = record.patient.procedure
    if procedure is not None and procedure.at is not None:
        yield Marker(at=procedure.at, kind="procedure")


def _flares(record: PatientRecord, library: Library, facts: LogFacts | None) -> Iterator[Marker]:
    dates = [day.on for day in record.days] + [session.at.date() for session in record.sessions]
    if not dates:
        return
    for day in (facts or log_facts(record, library, max(dates))).flares:
        yield Marker(at=datetime.combine(day, time()), kind="flare")


def _text(marker: Marker, words: Texts) -> str:
    return words(
        f"event.{marker.kind}",
        n=marker.number,
        week=marker.prog_week,
        names=", ".join(marker.names),
    )
