"""Patients, weeks and records for the safety tests, made short to write."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from designer.model.dose import Dose
from designer.model.finding import Finding, Report
from designer.model.log import DayLog, SessionLog
from designer.model.patient import Clearance, Confirmation, Patient, RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override, PatientRecord
from designer.model.vocabulary import FactState
from designer.model.week import Day, Placement, Week
from designer.safety import flat

TODAY = date(2026, 3, 2)  # a Monday
CONFIRMED = TODAY - timedelta(days=14)  # before the flares of the tests, and not run out
ALL_DAYS = range(7)

ITEM = str | tuple[str, Dose]


def week(items: Mapping[int, Sequence[ITEM]]) -> Week:
    """A week from exercise ids, or ids with doses, by day."""
    made = Week()
    for number, day in items.items():
        placements = []
        for place, item in enumerate(day):
            exercise, dose = (item, Dose()) if isinstance(item, str) else item
            placements.append(Placement(id=f"{number}-{place}", exercise_id=exercise, dose=dose))
        made = made.with_day(number, Day(placements=tuple(placements)))
    return made


def patient(
    *diagnoses: str,
    facts: Mapping[str, FactState] | None = None,
    flags: tuple[str, ...] = (),
    clearances: tuple[Clearance, ...] = (),
    screened: bool = True,
) -> Patient:
    """A patient with the red-flag questions answered today."""
    return Patient(
        id="p",
        diagnoses=diagnoses or ("chronic-low-back-pain",),
        red_flags=RedFlagScreen(screened_on=TODAY if screened else None, present=flags),
        confirmations=tuple(
            Confirmation(fact=f, state=s, on=CONFIRMED) for f, s in (facts or {}).items()
        ),
        clearances=clearances,
    )


def record(
    who: Patient,
    *weeks: Week,
    prog_week: int = 1,
    start: date | None = TODAY,
    overrides: tuple[Override, ...] = (),
    sessions: tuple[SessionLog, ...] = (),
    days: tuple[DayLog, ...] = (),
) -> PatientRecord:
    """A record with one program of these weeks, all in one progression week."""
    planned = tuple(ProgramWeek(prog_week=prog_week, week=w) for w in weeks)
    return PatientRecord(
        patient=who,
        programs=(Program(id="g", start_date=start, weeks=planned),),
        overrides=overrides,
        sessions=sessions,
        days=days,
    )


def of_rule(report: Report, rule_id: str) -> list[Finding]:
    """What one rule says in a report, folded or not."""
    return [finding for finding in flat(report.findings) if finding.rule_id == rule_id]
