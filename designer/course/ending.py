"""A program becomes history, a patient is discharged and comes back."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from designer.course.weeks import copied
from designer.model.patient import Discharge
from designer.model.program import Program
from designer.model.record import PatientRecord


def with_new_program(
    record: PatientRecord, program: Program, today: date, why: str = ""
) -> PatientRecord:
    """The record with another current program; the one before is history, ended today.

    One that had ended already keeps its day and reason.
    """
    earlier = record.programs
    if earlier and earlier[-1].ended_on is None:
        ended = replace(earlier[-1], ended_on=today, ended_why=why)
        earlier = (*earlier[:-1], ended)
    return replace(record, programs=(*earlier, program))


def as_new(old: Program, start: date, new_id: Callable[[], str]) -> Program:
    """A program like an old one, under ids of its own, week after week from ``start``."""
    weeks = tuple(replace(copied(week, new_id), start_date=None) for week in old.weeks)
    return Program(id=new_id(), start_date=start, weeks=weeks)


def discharged(record: PatientRecord, discharge: Discharge, why: str) -> PatientRecord:
    """The patient leaves care; the current program ends that day, for the reason in words."""
    patient = replace(record.patient, discharges=(*record.patient.discharges, discharge))
    programs = record.programs
    if programs and programs[-1].ended_on is None:
        ended = replace(programs[-1], ended_on=discharge.on, ended_why=why)
        programs = (*programs[:-1], ended)
    return replace(record, patient=patient, programs=programs)


def readmitted(record: PatientRecord, on: date, *, go_on: bool = False) -> PatientRecord:
    """The patient is in care again; with ``go_on`` the last program is taken up again."""
    discharge = record.patient.discharge
    if discharge is None:
        return record
    back = replace(discharge, readmitted_on=on)
    patient = replace(record.patient, discharges=(*record.patient.discharges[:-1], back))
    programs = record.programs
    if go_on and programs:
        resumed = replace(programs[-1], ended_on=None, ended_why="")
        programs = (*programs[:-1], resumed)
    return replace(record, patient=patient, programs=programs)
