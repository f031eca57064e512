"""Conditions on the patient: diagnoses, flags, confirmations, operations."""

from datetime import timedelta
from typing import ClassVar, Literal

from designer.model.patient import SignName
from designer.model.vocabulary import Level, Profile
from designer.safety.conditions.base import CASE, ITEM_OF_CASE, MOMENT, Base, Sees
from designer.safety.scene.scene import Scene
from designer.safety.scene.truth import Truth, unknown

SaidName = Literal["severe_symptoms", "acute_episode", "fear_of_movement", "pain_ceiling_on"]


class DiagnosisIs(Base, frozen=True, kw_only=True, tag="diagnosis"):
    """The patient has one of these diagnoses. Without any diagnosis it is not known (R-015)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    any_of: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        if not scene.case.diagnoses.isdisjoint(self.any_of):
            return True
        return unknown("diagnosis") if scene.case.undiagnosed else False


class OnlyDiagnosis(Base, frozen=True, kw_only=True, tag="only-diagnosis"):
    """Nothing but this diagnosis is recorded."""

    sees: ClassVar[frozenset[Sees]] = CASE
    id: str

    def judge(self, scene: Scene) -> Truth:
        return scene.case.diagnoses == {self.id}


class NoDiagnosis(Base, frozen=True, kw_only=True, tag="no-diagnosis"):
    """No diagnosis is recorded."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return scene.case.undiagnosed


class Uncovered(Base, frozen=True, kw_only=True, tag="uncovered-diagnosis"):
    """A diagnosis is recorded that the guide does not cover (design 6.41)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return bool(scene.case.uncovered)


class ProfileIs(Base, frozen=True, kw_only=True, tag="profile"):
    """The patient's profile is one of these."""

    sees: ClassVar[frozenset[Sees]] = CASE
    any_of: tuple[Profile, ...]

    def judge(self, scene: Scene) -> Truth:
        if scene.case.is_template:
            return unknown("profile")
        return scene.case.patient.profile in self.any_of


class IrritabilityIs(Base, frozen=True, kw_only=True, tag="irritability"):
    """The irritability is one of these; unknown counts as moderate (design 6.12)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    any_of: tuple[Level, ...]

    def judge(self, scene: Scene) -> Truth:
        return (scene.case.patient.irritability or "moderate") in self.any_of


class RedFlagPresent(Base, frozen=True, kw_only=True, tag="red-flag"):
    """One of these red flags is in force, from the screen or from the log."""

    sees: ClassVar[frozenset[Sees]] = CASE
    any_of: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        return not scene.case.flags.isdisjoint(self.any_of)


class MechanicalNightPain(Base, frozen=True, kw_only=True, tag="night-pain-mechanical"):
    """Night pain is recorded as mechanical: it eases on changing position (design 6.13)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return scene.case.mechanical_night_pain


class UnclassifiedFlag(Base, frozen=True, kw_only=True, tag="unclassified-red-flag"):
    """A red flag is recorded that the knowledge does not know (design 6.40)."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return bool(scene.case.flags - scene.case.known_flags)


class Screened(Base, frozen=True, kw_only=True, tag="screened"):
    """The red-flag questions were asked, on a day that is known, in this episode.

    An episode begins with its onset or when the patient was taken up again. Where neither is
    recorded, a screen longer than ``before_start_days`` before the program belongs to another one.
    """

    sees: ClassVar[frozenset[Sees]] = CASE | MOMENT
    before_start_days: int

    def judge(self, scene: Scene) -> Truth:
        patient, today = scene.case.patient, scene.case.today
        on = patient.red_flags.screened_on
        if on is None or on > today:
            return False
        last = patient.discharges[-1] if patient.discharges else None
        began = [patient.onset_date, last.readmitted_on if last is not None else None]
        known = [day for day in began if day is not None]
        if known:
            return on >= max(known)
        under_way = timedelta(days=max(scene.moment.days_since_start or 0, 0))
        return on >= today - under_way - timedelta(days=self.before_start_days)


class Confirmed(Base, frozen=True, kw_only=True, tag="confirmed"):
    """A gate: all these facts are recorded as met. Not recorded is not known (design 6.2)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    facts: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        if scene.gates_met:
            return True
        states = [scene.case.facts.get(fact) for fact in self.facts]
        if "not-met" in states:
            return False
        missing = [f for f, state in zip(self.facts, states, strict=True) if state is None]
        return frozenset(missing) or True


class Met(Base, frozen=True, kw_only=True, tag="met"):
    """These facts are recorded as met; not recorded counts as no (design 6.20).

    Without a patient nothing is recorded, so for a template it is not known.
    """

    sees: ClassVar[frozenset[Sees]] = CASE
    facts: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        if scene.case.is_template:
            return frozenset(self.facts)
        return all(scene.case.facts.get(fact) == "met" for fact in self.facts)


class Refused(Base, frozen=True, kw_only=True, tag="refused"):
    """One of these facts is recorded as not met."""

    sees: ClassVar[frozenset[Sees]] = CASE
    any_of: tuple[str, ...]

    def judge(self, scene: Scene) -> Truth:
        return any(scene.case.facts.get(fact) == "not-met" for fact in self.any_of)


class Says(Base, frozen=True, kw_only=True, tag="patient-says"):
    """A yes-or-no about the patient is yes. Not recorded is no: these only bring hints."""

    sees: ClassVar[frozenset[Sees]] = CASE
    name: SaidName

    def judge(self, scene: Scene) -> Truth:
        return getattr(scene.case.patient, self.name) is True


class SignPresent(Base, frozen=True, kw_only=True, tag="day-one-sign"):
    """One of these signs was seen at the first examination."""

    sees: ClassVar[frozenset[Sees]] = CASE
    any_of: tuple[SignName, ...]

    def judge(self, scene: Scene) -> Truth:
        return any(getattr(scene.case.patient.signs, name) is True for name in self.any_of)


class BraceEffort(Base, frozen=True, kw_only=True, tag="brace-effort"):
    """At the first examination the brace took more than so much of the hardest one (5.4)."""

    sees: ClassVar[frozenset[Sees]] = CASE
    above: float

    def judge(self, scene: Scene) -> Truth:
        seen = scene.case.patient.signs.brace_effort_pct
        return seen is not None and seen > self.above


class SignsRecorded(Base, frozen=True, kw_only=True, tag="day-one-recorded"):
    """All these first-day checks have an answer."""

    sees: ClassVar[frozenset[Sees]] = CASE
    all_of: tuple[SignName, ...]

    def judge(self, scene: Scene) -> Truth:
        return all(getattr(scene.case.patient.signs, name) is not None for name in self.all_of)


class OutsideClearance(Base, frozen=True, kw_only=True, tag="outside-clearance"):
    """A clearance names the exercises it permits, and this one is not among them."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE

    def judge(self, scene: Scene) -> Truth:
        permitted, exercise = scene.case.permitted, scene.exercise
        return permitted is not None and exercise is not None and exercise.id not in permitted


class Reintroduced(Base, frozen=True, kw_only=True, tag="reintroduced"):
    """A clinician recorded that this restricted exercise is being tried again (design 6.4)."""

    sees: ClassVar[frozenset[Sees]] = ITEM_OF_CASE

    def judge(self, scene: Scene) -> Truth:
        return scene.exercise is not None and scene.exercise.id in scene.case.reintroduced


class HasPlan(Base, frozen=True, kw_only=True, tag="has-plan"):
    """The patient's current program holds at least one exercise."""

    sees: ClassVar[frozenset[Sees]] = CASE

    def judge(self, scene: Scene) -> Truth:
        return scene.case.has_plan


class HandoutPrints(Base, frozen=True, kw_only=True, tag="handout"):
    """A handout is about to be printed with, or without, this part."""

    sees: ClassVar[frozenset[Sees]] = CASE
    part: Literal["breathing", "recovery", "protein", "medicine"]
    equals: bool = True

    def judge(self, scene: Scene) -> Truth:
        parts = scene.case.handout
        return parts is not None and getattr(parts, self.part) is self.equals


class PregnancyWeeks(Base, frozen=True, kw_only=True, tag="pregnancy-weeks"):
    """Pregnant, and at least so many weeks."""

    sees: ClassVar[frozenset[Sees]] = CASE
    at_least: int

    def judge(self, scene: Scene) -> Truth:
        weeks = scene.case.patient.pregnancy_weeks
        return weeks is not None and weeks >= self.at_least


PatientCondition = (
    DiagnosisIs
    | OnlyDiagnosis
    | NoDiagnosis
    | Uncovered
    | ProfileIs
    | IrritabilityIs
    | RedFlagPresent
    | UnclassifiedFlag
    | MechanicalNightPain
    | Screened
    | Confirmed
    | Met
    | Refused
    | Says
    | SignPresent
    | BraceEffort
    | SignsRecorded
    | OutsideClearance
    | Reintroduced
    | HasPlan
    | HandoutPrints
    | PregnancyWeeks
)
