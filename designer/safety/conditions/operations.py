"""Conditions on an operation, an injection or a block: limits, clearances and what came after."""

from datetime import date, timedelta
from typing import ClassVar

from designer.model.log import DayLog
from designer.model.patient import Clearance, Patient
from designer.safety.conditions.base import CASE, ITEM_OF_CASE, Base, Sees
from designer.safety.scene.scene import Case, Scene
from designer.safety.scene.truth import Truth, unknown


class SurgeryLimits(Base, frozen=True, kw_only=True, tag="surgery-limits"):
    """The surgeon's, or another specialist's, written limits are on file (design 6.33)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        surgery = scene.case.patient.surgery
        return bool(_surgery_permits(scene.case)) or (
            surgery is not None
            and bool(
                surgery.limits_on_file
                or surgery.allowed
                or surgery.forbidden
                or surgery.limit_kg is not None
            )
        )


class SurgeryForbids(Base, frozen=True, kw_only=True, tag="surgery-forbids"):
    """The limits on file name this exercise as forbidden."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE

    def judge(self, scene: Scene) -> Truth:
        surgery, exercise = scene.case.patient.surgery, scene.exercise
        return surgery is not None and exercise is not None and exercise.id in surgery.forbidden


class SurgeryAllows(Base, frozen=True, kw_only=True, tag="surgery-allows"):
    """The limits on file name this exercise as allowed."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE

    def judge(self, scene: Scene) -> Truth:
        surgery, exercise = scene.case.patient.surgery, scene.exercise
        if exercise is None:
            return False
        named = surgery is not None and exercise.id in surgery.allowed
        return named or exercise.id in _surgery_permits(scene.case)


class Discharged(Base, frozen=True, kw_only=True, tag="discharged"):
    """The surgical team discharged the patient, or cleared the patient since the operation.

    A clearance that names exercises is a limit, no discharge.
    """

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        surgery = scene.case.patient.surgery
        return (surgery is not None and surgery.discharged) or any(
            not c.permitted for c in _surgery_clearances(scene.case)
        )


class AboveWeightLimit(Base, frozen=True, kw_only=True, tag="above-weight-limit"):
    """The planned kilograms are above a written limit that runs on that day (design 6.33)."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("exercise", "case", "moment", "dose"))

    def judge(self, scene: Scene) -> Truth:
        surgery, dose = scene.case.patient.surgery, scene.dose
        if surgery is None or surgery.limit_kg is None or dose is None or dose.load_kg is None:
            return False
        today, planned_on = scene.case.today, scene.moment.on
        on = today if planned_on is None else max(today, planned_on)
        running = surgery.limit_until is None or on <= surgery.limit_until
        return running and dose.load_kg > surgery.limit_kg


class Instructions(Base, frozen=True, kw_only=True, tag="procedure-instructions"):
    """The clinic's after-care instructions are on file."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        procedure = scene.case.patient.procedure
        confirmed = scene.case.facts.get("procedure-instructions") == "met"
        return confirmed or (
            procedure is not None and any(told.strip() for told in procedure.instructions)
        )


class ProcedureRecorded(Base, frozen=True, kw_only=True, tag="procedure-recorded"):
    """An injection or block is on file."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        procedure = scene.case.patient.procedure
        return procedure is not None and bool(
            procedure.kind or procedure.at is not None or procedure.hours_ago is not None
        )


class CleanSinceProcedure(Base, frozen=True, kw_only=True, tag="clean-since-procedure"):
    """A session with a clean exercise was logged since the procedure (R-032, design 6.32)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        on = procedure_date(scene.case.patient, scene.case.today)
        return on is not None and any(
            when > on and clean for when, clean in scene.case.log.clean.sessions
        )


class PainAboveProcedure(Base, frozen=True, kw_only=True, tag="pain-above-procedure"):
    """The latest pain told since the procedure is above the level before it (R-030).

    Back and leg each have their level; whoever recorded neither cannot tell.
    """

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        case = scene.case
        procedure, on = case.patient.procedure, procedure_date(case.patient, case.today)
        if procedure is None or on is None:
            return False
        before, leg_before = procedure.pain_before, procedure.leg_pain_before
        if before is None and leg_before is None:
            return unknown("pain before the procedure")
        pain = _latest_pain(case, on)
        leg = _latest(case, "leg_pain_worst", since_days=(case.today - on).days)
        return (before is not None and pain is not None and pain > before) or (
            leg_before is not None and leg is not None and leg > leg_before
        )


class LegPainRelief(Base, frozen=True, kw_only=True, tag="leg-pain-relief"):
    """The latest leg pain is at most this share of the level before the procedure (R-033)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    at_most: float

    def judge(self, scene: Scene) -> Truth:
        case = scene.case
        procedure, on = case.patient.procedure, procedure_date(case.patient, case.today)
        if procedure is None or on is None or not procedure.leg_pain_before:
            return False
        pain = _latest(case, "leg_pain_worst", since_days=(case.today - on).days)
        return pain is not None and pain <= self.at_most * procedure.leg_pain_before


def surgery_date(patient: Patient, today: date) -> date | None:
    """The day of the operation, from its date or from the weeks that have passed."""
    surgery = patient.surgery
    if surgery is None or surgery.on is not None:
        return surgery.on if surgery is not None else None
    if surgery.weeks_ago is None:
        return None
    return today - timedelta(days=int(surgery.weeks_ago * 7))


def _surgery_clearances(case: Case) -> list[Clearance]:
    """The clearances for the operation on file; one from before it speaks of another."""
    operated = surgery_date(case.patient, case.today)
    return [
        c
        for c in case.patient.clearances
        if c.flag == "surgery"
        and c.counts_on(case.today)
        and (operated is None or c.on is None or c.on >= operated)
    ]


def _surgery_permits(case: Case) -> frozenset[str]:
    """What the clearances for the operation name, where none of them permits everything."""
    lists = [frozenset(c.permitted) for c in _surgery_clearances(case)]
    return frozenset.intersection(*lists) if lists and all(lists) else frozenset()


def procedure_date(patient: Patient, today: date) -> date | None:
    """The day of the procedure, from its time or from the hours that have passed."""
    procedure = patient.procedure
    if procedure is None:
        return None
    if procedure.at is not None:
        return procedure.at.date()
    if procedure.hours_ago is None:
        return None
    return today - timedelta(days=int(procedure.hours_ago // 24))


def _latest_pain(case: Case, since: date) -> float | None:
    """The worst pain told of the latest day after ``since`` of which any was told."""
    told: dict[date, list[float]] = {}
    for day in case.log.days:
        if day.on > since:
            told.setdefault(day.on, []).extend(
                score for score in (day.worst_pain, day.pain_next_day) if score is not None
            )
    for session in case.log.sessions:
        on = session.at.date()
        if on > since and session.pain_before is not None:
            told.setdefault(on, []).append(session.pain_before)
    days = [on for on, scores in told.items() if scores]
    return max(told[max(days)]) if days else None


def _latest(case: Case, name: str, since_days: int) -> float | None:
    """The latest answer to a question in the last ``since_days`` days."""
    days: list[DayLog] = case.log.within(since_days)
    values = [value for day in days if (value := getattr(day, name)) is not None]
    return values[-1] if values else None


OperationCondition = (
    SurgeryLimits
    | SurgeryForbids
    | SurgeryAllows
    | Discharged
    | AboveWeightLimit
    | Instructions
    | ProcedureRecorded
    | CleanSinceProcedure
    | PainAboveProcedure
    | LegPainRelief
)
