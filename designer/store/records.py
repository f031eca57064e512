"""A patient's record as documents, and documents as the record.

What changes apart is stored apart: the patient, each program's head, each of its weeks, each log,
override and print.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import convert

from designer.model.base import Identity, Value
from designer.model.log import DayLog, SessionLog
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override, PatientRecord, PrintRecord
from designer.store.changes import Listed, Parts
from designer.store.errors import Key
from designer.store.port import Body, Document
from designer.store.summary import PATIENT

T = TypeVar("T", bound=Value)

Bodies = Mapping[str, Mapping[str, Body]]  # kind -> id -> body


class ProgramHead(Value, frozen=True, kw_only=True):
    """A program without its weeks: those are documents of their own."""

    id: Identity
    start_date: date | None = None
    weeks: int = 0


def split(record: PatientRecord) -> Parts:
    """The record's parts."""
    alone: dict[Key, Value] = {Key(PATIENT, record.patient.id): record.patient}
    heads = []
    for program in record.programs:
        heads.append(
            ProgramHead(id=program.id, start_date=program.start_date, weeks=len(program.weeks))
        )
        for number, week in enumerate(program.weeks):
            alone[_week_key(program.id, number)] = week
    lists: dict[str, Sequence[Listed]] = {
        "program": heads,
        "session": record.sessions,
        "day": record.days,
        "override": record.overrides,
        "print": record.prints,
    }
    return Parts(alone, lists)


def _week_key(program_id: str, number: int) -> Key:
    return Key("week", f"{program_id}/{number}")


def join(owner: str, documents: Iterable[Document]) -> PatientRecord:
    """The record that ``split`` took apart. Raises msgspec.ValidationError or LookupError."""
    bodies = by_kind(documents)
    weeks = bodies.get("week", {})
    record = PatientRecord(
        patient=convert(bodies[PATIENT][owner]["value"], Patient),
        programs=tuple(_program(head, weeks) for head in listed(bodies, "program", ProgramHead)),
        sessions=listed(bodies, "session", SessionLog),
        days=listed(bodies, "day", DayLog),
        overrides=listed(bodies, "override", Override),
        prints=listed(bodies, "print", PrintRecord),
    )
    if record.patient.id != owner:
        raise LookupError(owner)
    return record


def by_kind(documents: Iterable[Document]) -> Bodies:
    """The bodies of the documents that were not deleted."""
    bodies: dict[str, dict[str, Body]] = {}
    for (kind, doc_id), _, body in documents:
        if body is not None:
            bodies.setdefault(kind, {})[doc_id] = body
    return bodies


def listed(bodies: Bodies, kind: str, type_: type[T]) -> tuple[T, ...]:
    """The members of one list in their order."""
    ordered = sorted(bodies.get(kind, {}).values(), key=_place)
    return tuple(convert(body["value"], type_) for body in ordered)


def _place(body: Mapping[str, Any]) -> float:
    return float(body["place"])


def _program(head: ProgramHead, weeks: Mapping[str, Body]) -> Program:
    bodies = [weeks[_week_key(head.id, number).id]["value"] for number in range(head.weeks)]
    return Program(
        id=head.id,
        start_date=head.start_date,
        weeks=convert(bodies, tuple[ProgramWeek, ...]),
    )
