"""A patient's record as documents, and documents as the record.

What changes apart is stored apart: the patient, each program's head, each of its weeks, each log,
override and print.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from designer.model.base import Identity, LongText, Value
from designer.model.decision import Decision
from designer.model.log import DayLog, SessionLog
from designer.model.log_edit import LogEdit
from designer.model.outcome import Outcome
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override, PatientRecord, PrintRecord
from designer.model.review import Review
from designer.store.bodies import Reader, Revisions
from designer.store.changes import Listed, Parts
from designer.store.errors import Key
from designer.store.port import Packed
from designer.store.summary import PATIENT


class ProgramHead(Value, frozen=True, kw_only=True):
    """A program without its weeks: those are documents of their own."""

    id: Identity
    start_date: date | None = None
    weeks: int = 0
    note: LongText = ""
    ended_on: date | None = None
    ended_why: LongText = ""


def split(record: PatientRecord) -> Parts:
    """The record's parts."""
    alone: dict[Key, Value] = {Key(PATIENT, record.patient.id): record.patient}
    heads = []
    for program in record.programs:
        heads.append(_head(program))
        for number, week in enumerate(program.weeks):
            alone[_week_key(program.id, number)] = week
    lists: dict[str, Sequence[Listed]] = {
        "program": heads,
        "session": record.sessions,
        "day": record.days,
        "override": record.overrides,
        "print": record.prints,
        "outcome": record.outcomes,
        "decision": record.decisions,
        "log-edit": record.log_edits,
        "review": record.reviews,
    }
    return Parts(alone, lists)


def _head(program: Program) -> ProgramHead:
    return ProgramHead(
        id=program.id,
        start_date=program.start_date,
        weeks=len(program.weeks),
        note=program.note,
        ended_on=program.ended_on,
        ended_why=program.ended_why,
    )


def _week_key(program_id: str, number: int) -> Key:
    return Key("week", f"{program_id}/{number}")


_READER = Reader(
    {
        PATIENT: Patient,
        "program": ProgramHead,
        "week": ProgramWeek,
        "session": SessionLog,
        "day": DayLog,
        "override": Override,
        "print": PrintRecord,
        "outcome": Outcome,
        "decision": Decision,
        "log-edit": LogEdit,
        "review": Review,
    }
)


def join(owner: str, packed: Mapping[str, Packed]) -> tuple[PatientRecord, Revisions]:
    """The record that ``split`` took apart. Raises msgspec.MsgspecError or LookupError."""
    read = _READER.read(packed)
    weeks = read.of("week")
    record = PatientRecord(
        patient=read.of(PATIENT)[owner],
        programs=tuple(_program(head, weeks) for head in read.members("program")),
        sessions=read.members("session"),
        days=read.members("day"),
        overrides=read.members("override"),
        prints=read.members("print"),
        outcomes=read.members("outcome"),
        decisions=read.members("decision"),
        log_edits=read.members("log-edit"),
        reviews=read.members("review"),
    )
    if record.patient.id != owner:
        raise LookupError(owner)
    return record, read.revisions


def _program(head: ProgramHead, weeks: Mapping[str, ProgramWeek]) -> Program:
    return Program(
        id=head.id,
        start_date=head.start_date,
        weeks=tuple(weeks[_week_key(head.id, number).id] for number in range(head.weeks)),
        note=head.note,
        ended_on=head.ended_on,
        ended_why=head.ended_why,
    )
