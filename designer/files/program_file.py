"""The program file as a whole, format ``home-program/1``, and what reading one gives."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from designer.files.exercise_part import FileExercise, OptionalIdentity
from designer.files.limits import MAX_A_DAY, MAX_WEEKS
from designer.files.log_part import ExerciseName, FileLogs, FileOutcome
from designer.files.patient_part import FilePatient, WallTime
from designer.knowledge.library import Library
from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose
from designer.model.record import PatientRecord
from designer.model.review import FactChange, ReviewKind
from designer.model.vocabulary import NextStep, SessionName

FORMAT: Literal["home-program/1"] = "home-program/1"


class FilePlacement(Value, frozen=True, kw_only=True):
    """An exercise with its dose on one day."""

    exercise: ExerciseName
    dose: Dose = Dose()
    session: SessionName = "main"
    note: LongText = ""
    id: OptionalIdentity = ""


DayList = Annotated[tuple[FilePlacement, ...], Meta(max_length=MAX_A_DAY)]


class FileDays(Value, frozen=True, kw_only=True):
    """The seven days of a week; each lists its exercises in the order in which they are done."""

    mon: DayList = ()
    tue: DayList = ()
    wed: DayList = ()
    thu: DayList = ()
    fri: DayList = ()
    sat: DayList = ()
    sun: DayList = ()


class FileWeek(Value, frozen=True, kw_only=True):
    """One calendar week. Without a date it is counted from the program's ``start_date``."""

    prog_week: ProgressionWeek = 1
    start_date: date | None = None
    days: FileDays = FileDays()
    template_id: ShortText = ""
    template_version: Annotated[int, Meta(ge=0)] = 0
    note: LongText = ""


class FileProgram(Value, frozen=True, kw_only=True):
    """A dated course of weeks that follow each other."""

    id: OptionalIdentity = ""
    start_date: date | None = None
    weeks: Annotated[tuple[FileWeek, ...], Meta(max_length=MAX_WEEKS)] = ()
    note: LongText = ""
    ended_on: date | None = None
    ended_why: LongText = ""


class FileOverride(Value, frozen=True, kw_only=True):
    """A recorded decision about a finding of this rule: to keep an item, a note or a referral.

    Without ``exercise`` it is about the whole program, week or day.
    """

    rule: Identity
    who: ShortText
    when: WallTime
    why: LongText
    exercise: Annotated[str, Meta(max_length=300)] = ""
    until: date | None = None
    note: LongText = ""
    kind: Literal["override", "note", "referral"] = "override"
    to: ShortText = ""
    id: OptionalIdentity = ""


class FilePrint(Value, frozen=True, kw_only=True):
    """One handout that was printed."""

    when: WallTime
    program: Identity
    week_index: Annotated[int, Meta(ge=0)]
    who: ShortText = ""
    layout: ShortText = ""
    fingerprint: ShortText = ""
    facts: ShortText = ""
    id: OptionalIdentity = ""


class FileDecision(Value, frozen=True, kw_only=True):
    """What a therapist decided about the next week, beside what the log advised."""

    when: WallTime
    advised: NextStep
    decided: NextStep
    who: ShortText = ""
    id: OptionalIdentity = ""
    advised_week: ProgressionWeek | None = None
    decided_week: ProgressionWeek | None = None
    why: LongText = ""
    reasons: tuple[ShortText, ...] = ()
    entry_ids: tuple[Identity, ...] = ()


class FileReview(Value, frozen=True, kw_only=True):
    """A dated look at the patient's facts: the intake, a review, or an edit of the intake."""

    when: WallTime
    kind: ReviewKind
    id: OptionalIdentity = ""
    who: ShortText = ""
    changes: tuple[FactChange, ...] = ()
    note: ShortText = ""


class ProgramFile(Value, frozen=True, kw_only=True):
    """A patient's program with all that is needed to check it. Nearly all may be absent."""

    schema: Annotated[str, Meta(max_length=1000)] = field(default="", name="$schema")
    # Written although it is the default: the first thing a reader looks for.
    format: Literal["home-program/1"] | None = None
    today: date | None = None
    patient: FilePatient = FilePatient()
    program: FileProgram | None = None
    earlier_programs: tuple[FileProgram, ...] = ()
    exercises: tuple[FileExercise, ...] = ()
    logs: FileLogs = FileLogs()
    overrides: tuple[FileOverride, ...] = ()
    prints: tuple[FilePrint, ...] = ()
    outcomes: tuple[FileOutcome, ...] = ()
    decisions: tuple[FileDecision, ...] = ()
    reviews: tuple[FileReview, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgramCase:
    """What a program file says: the record, the day it speaks of, and the library for it."""

    today: date
    record: PatientRecord
    library: Library
