"""A patient's first or next program: simple enough to stand alone, used by form, board and tour."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord


def monday_of(day: date) -> date:
    """The Monday of the week that holds ``day``."""
    return day - timedelta(days=day.weekday())


def new_program(program_id: str, start_date: date, weeks: Sequence[ProgramWeek]) -> Program:
    """A program whose weeks follow each other from ``start_date`` on, each with its own date."""
    dated = tuple(
        replace(week, start_date=start_date + timedelta(weeks=number))
        for number, week in enumerate(weeks)
    )
    return Program(id=program_id, start_date=start_date, weeks=dated)


def with_new_program(record: PatientRecord, program: Program) -> PatientRecord:
    """The record with ``program`` as the current one; those before stay as history."""
    return replace(record, programs=(*record.programs, program))
