"""Writing a program file: the inverse of reading one."""

from collections.abc import Iterable
from datetime import date

import msgspec

from designer.files.exercise_part import FileAttributes, FileExercise
from designer.files.log_part import (
    FileDayLog,
    FileItemLog,
    FileLogEdit,
    FileLogs,
    FileOutcome,
    FileSessionLog,
)
from designer.files.patient_part import (
    FileClearance,
    FileConfirmation,
    FileDischarge,
    FilePatient,
    FileProcedure,
)
from designer.files.program_file import (
    FORMAT,
    FileDays,
    FileDecision,
    FileOverride,
    FilePlacement,
    FilePrint,
    FileProgram,
    FileReview,
    FileWeek,
    ProgramFile,
)
from designer.files.resolving import copied
from designer.knowledge.library import Library
from designer.model.decision import Decision
from designer.model.exercise import Exercise
from designer.model.log import DayLog, SessionLog
from designer.model.log_edit import LogEdit
from designer.model.patient import Confirmation, Patient, Procedure
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override, PatientRecord, PrintRecord
from designer.model.review import Review
from designer.model.vocabulary import FactState
from designer.model.week import Day


def write_program_file(record: PatientRecord, library: Library, today: date) -> bytes:
    """The record as a program file, UTF-8, indented. Every record can be written."""
    file = ProgramFile(
        format=FORMAT,
        today=today,
        patient=_patient(record.patient),
        program=_program(record.program) if record.program else None,
        earlier_programs=tuple(_program(program) for program in record.programs[:-1]),
        exercises=tuple(_own_exercise(exercise) for exercise in _own_exercises(record, library)),
        logs=FileLogs(
            sessions=tuple(_session(session) for session in record.sessions),
            days=tuple(_day_log(day) for day in record.days),
            edits=tuple(_log_edit(edit) for edit in record.log_edits),
        ),
        overrides=tuple(_override(override) for override in record.overrides),
        prints=tuple(_print(printed) for printed in record.prints),
        outcomes=tuple(copied(outcome, FileOutcome) for outcome in record.outcomes),
        decisions=tuple(_decision(decision) for decision in record.decisions),
        reviews=tuple(_review(review) for review in record.reviews),
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def _patient(patient: Patient) -> FilePatient:
    return copied(
        patient,
        FilePatient,
        procedure=_procedure(patient.procedure) if patient.procedure else None,
        confirmations={kept.fact: _confirmation(kept) for kept in patient.confirmations},
        clearances=tuple(copied(kept, FileClearance) for kept in patient.clearances),
        discharges=tuple(copied(kept, FileDischarge) for kept in patient.discharges),
    )


def _procedure(procedure: Procedure) -> FileProcedure:
    return copied(procedure, FileProcedure, at=procedure.at.isoformat() if procedure.at else "")


def _confirmation(kept: Confirmation) -> FactState | FileConfirmation:
    """The short form where it says all."""
    if kept == Confirmation(fact=kept.fact, state=kept.state):
        return kept.state
    return copied(kept, FileConfirmation)


def _program(program: Program) -> FileProgram:
    return copied(program, FileProgram, weeks=tuple(_week(week) for week in program.weeks))


def _week(week: ProgramWeek) -> FileWeek:
    mon, tue, wed, thu, fri, sat, sun = (_placements(day) for day in week.week.days)
    days = FileDays(mon=mon, tue=tue, wed=wed, thu=thu, fri=fri, sat=sat, sun=sun)
    return copied(week, FileWeek, days=days)


def _placements(day: Day) -> tuple[FilePlacement, ...]:
    return tuple(
        copied(placement, FilePlacement, exercise=placement.exercise_id)
        for placement in day.placements
    )


def _own_exercises(record: PatientRecord, library: Library) -> Iterable[Exercise]:
    """The clinic's own exercises that the record speaks of, with what their links lead to."""
    waiting = sorted(_exercise_ids(record))
    taken: set[str] = set()
    while waiting:
        exercise = library.find_exercise(waiting.pop(0))
        if exercise is None or not exercise.clinics_own or exercise.id in taken:
            continue
        taken.add(exercise.id)
        yield exercise
        waiting.extend((*exercise.easier, *exercise.harder))


def _exercise_ids(record: PatientRecord) -> set[str]:
    surgery = record.patient.surgery
    found = {
        placement.exercise_id
        for program in record.programs
        for week in program.weeks
        for _, placement in week.week.placements()
    }
    earlier = (edit.session for edit in record.log_edits if edit.session is not None)
    for session in (*record.sessions, *earlier):
        found.update(item.exercise_id for item in session.items)
    found.update(override.exercise_id for override in record.overrides if override.exercise_id)
    found.update(*(kept.permitted for kept in record.patient.clearances))
    return found.union(surgery.allowed, surgery.forbidden) if surgery else found


def _own_exercise(exercise: Exercise) -> FileExercise:
    return copied(exercise, FileExercise, attributes=copied(exercise.attributes, FileAttributes))


def _session(session: SessionLog) -> FileSessionLog:
    items = tuple(copied(item, FileItemLog, exercise=item.exercise_id) for item in session.items)
    return copied(session, FileSessionLog, at=session.at.isoformat(), items=items)


def _day_log(day: DayLog) -> FileDayLog:
    return copied(day, FileDayLog)


def _log_edit(edit: LogEdit) -> FileLogEdit:
    return copied(
        edit,
        FileLogEdit,
        when=edit.when.isoformat(),
        session=_session(edit.session) if edit.session else None,
        day=_day_log(edit.day) if edit.day else None,
        outcome=copied(edit.outcome, FileOutcome) if edit.outcome else None,
    )


def _decision(decision: Decision) -> FileDecision:
    return copied(decision, FileDecision, when=decision.when.isoformat())


def _review(review: Review) -> FileReview:
    return copied(review, FileReview, when=review.when.isoformat())


def _override(override: Override) -> FileOverride:
    return copied(
        override,
        FileOverride,
        rule=override.rule_id,
        exercise=override.exercise_id,
        when=override.when.isoformat(),
    )


def _print(printed: PrintRecord) -> FilePrint:
    return copied(printed, FilePrint, when=printed.when.isoformat(), program=printed.program_id)
