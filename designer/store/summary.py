"""What the patient list shows of a patient, without opening the patient's file."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct, json

from designer.model.patient import Patient


class WeekRun(NamedTuple):
    """Weeks of a program that follow each other without a gap."""

    first: date | None  # the first day of the first one; None: nobody set a date
    weeks: int


class Standing(NamedTuple):
    """Where the patient stands in the current program."""

    week: int | None  # from 1; None without dates, or before the first day
    weeks: int


class PatientSummary(Struct, frozen=True, array_like=True, gc=False):
    """One line of the patient list, made with ``of``.

    Diagnoses and course are texts until somebody looks: most lines of a long list are never on the
    screen, and thousands of small lists would take as long to read as all else in it.
    """

    id: str
    name: str
    mrn: str
    birth_date: date | None
    diagnosis_text: str  # ids, with blanks between them
    last_change: datetime
    invented: bool
    archived: bool
    last_log: date | None = None
    last_print: date | None = None
    course_text: str = ""  # see ``course_text``
    discharged_on: date | None = None  # None: in care

    @classmethod
    def of(
        cls, *, diagnoses: Iterable[str] = (), course: Iterable[WeekRun] = (), **fields: Any
    ) -> "PatientSummary":
        """The line with these diagnoses, this course and the other fields."""
        fields["diagnosis_text"] = " ".join(diagnoses)
        return cls(course_text=course_text(course), **fields)

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(self.diagnosis_text.split())

    @property
    def course(self) -> tuple[WeekRun, ...]:
        """The weeks of the current program."""
        return _read_course(self.course_text)

    @property
    def is_active(self) -> bool:
        """Whether the patient is in care and not put away."""
        return not self.archived and self.discharged_on is None

    @property
    def order(self) -> tuple[str, str]:
        """Where the line stands in the list."""
        return self.name.casefold(), self.id

    def standing(self, today: date) -> Standing | None:
        """The week of the program that ``today`` falls in, or the last one begun."""
        course = self.course
        if not course:
            return None
        week, passed = None, 0
        for first, weeks in course:
            if first is not None and first <= today:
                week = passed + min(weeks, (today - first).days // 7 + 1)
            passed += weeks
        return Standing(week, passed)


PATIENT = "patient"  # the kind of the one document that says who it is


class _PatientBody(Struct, frozen=True):
    value: Patient


_READ_BODY = json.Decoder(_PatientBody)


def summarise(owner: str, body: bytes, last_change: datetime) -> PatientSummary:
    """The line for the patient in ``body``, without log and course. Raises msgspec.MsgspecError."""
    patient = _READ_BODY.decode(body).value
    return PatientSummary.of(
        id=owner,
        name=patient.identifiers.name,
        mrn=patient.identifiers.mrn,
        birth_date=patient.birth_date,
        diagnoses=patient.diagnoses,
        last_change=last_change,
        invented=patient.invented,
        archived=patient.archived,
        discharged_on=patient.discharge.on if patient.discharge is not None else None,
    )


def course_text(course: Iterable[WeekRun]) -> str:
    """A course as it stands in a line: ``2026-02-23*2 2026-03-16*1``, without a date ``*3``."""
    return " ".join(f"{run.first or ''}*{run.weeks}" for run in course)


@lru_cache(maxsize=10_000)  # many patients began in the same weeks, and lists are sorted by them
def _read_course(text: str) -> tuple[WeekRun, ...]:
    return tuple(_read_run(run) for run in text.split())


def _read_run(text: str) -> WeekRun:
    first, _, weeks = text.partition("*")
    return WeekRun(date.fromisoformat(first) if first else None, int(weeks))


def runs_of(starts: Sequence[date | None]) -> tuple[WeekRun, ...]:
    """The first days of a program's weeks, as runs."""
    runs: list[WeekRun] = []
    for start in starts:
        last = runs[-1] if runs else None
        if last is not None and _follows(last, start):
            runs[-1] = WeekRun(last.first, last.weeks + 1)
        else:
            runs.append(WeekRun(start, 1))
    return tuple(runs)


def _follows(run: WeekRun, start: date | None) -> bool:
    if run.first is None or start is None:
        return run.first is start
    return (start - run.first).days == 7 * run.weeks
