"""What the clinic knows about a patient that shapes the program."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, field

from designer.model.base import (
    Identity,
    Kilograms,
    LongText,
    Minutes,
    Percent,
    Score,
    Seconds,
    ShortText,
    Value,
)
from designer.model.vocabulary import (
    DischargeReason,
    FactState,
    Level,
    ProcedureCeiling,
    Profile,
)


class Identifiers(Value, frozen=True, kw_only=True):
    """The two identifiers that stand on every screen and page."""

    name: ShortText = ""
    mrn: ShortText = ""


class Confirmation(Value, frozen=True, kw_only=True):
    """A fact that a clinician ticked. A fact that is not in the list is unknown."""

    fact: Identity  # one of the confirmations of clinical-spec 2.4
    state: FactState
    on: date | None = None
    by: ShortText = ""
    note: LongText = ""


class RedFlagScreen(Value, frozen=True, kw_only=True):
    """The dated red-flag questions. Without ``screened_on`` nothing is known: never clear."""

    screened_on: date | None = None
    present: tuple[Identity, ...] = ()  # ids of clinical-spec 2.2
    absent: tuple[Identity, ...] = ()  # denied when asked; matters while the screen is unfinished
    night_pain: Literal["mechanical", "unremitting"] | None = None
    by: ShortText = ""


class Clearance(Value, frozen=True, kw_only=True):
    """A doctor's release after a red flag. Without ``permitted`` ids it permits everything."""

    flag: Identity  # the red flag cleared, or "surgery"
    on: date | None = None
    by: ShortText = ""
    permitted: tuple[Identity, ...] = ()
    note: LongText = ""

    def counts_on(self, day: date) -> bool:
        """Whether somebody is named who gave it, on a day that is known and has come."""
        return bool(self.by.strip()) and self.on is not None and self.on <= day


class Surgery(Value, frozen=True, kw_only=True):
    """The operation and the surgeon's limits. A date wins over ``weeks_ago``."""

    kind: ShortText = ""
    on: date | None = field(default=None, name="date")  # written as "date" in files
    weeks_ago: Annotated[float, Meta(ge=0, le=5000)] | None = None
    allowed: tuple[Identity, ...] = ()
    forbidden: tuple[Identity, ...] = ()
    limits_on_file: bool = False
    limit_kg: Kilograms | None = None
    limit_until: date | None = None
    discharged: bool = False


class Procedure(Value, frozen=True, kw_only=True):
    """An injection or block. A time ``at`` wins over ``hours_ago``."""

    kind: ShortText = ""
    at: datetime | None = None
    hours_ago: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    instructions: tuple[LongText, ...] = ()
    ceiling: ProcedureCeiling | None = None  # the most that the instructions allow
    ceiling_until: date | None = None  # the last day of the ceiling; blank: until it is taken out
    leg_pain_before: Score | None = None
    pain_before: Score | None = None


SignName = Literal[
    "breath_held_on_sit_to_stand",
    "hard_cough_bracing",
    "single_leg_wobble",
    "hamstrings_short",
    "hip_flexors_short",
    "thoracic_rotation_short",
]


class DayOneSigns(Value, frozen=True, kw_only=True):
    """What the first examination showed (clinical-spec 5.4)."""

    breath_held_on_sit_to_stand: bool | None = None
    hard_cough_bracing: bool | None = None
    single_leg_wobble: bool | None = None
    hamstrings_short: bool | None = None
    hip_flexors_short: bool | None = None
    thoracic_rotation_short: bool | None = None
    brace_effort_pct: Percent | None = None
    single_leg_left_s: Seconds | None = None
    single_leg_right_s: Seconds | None = None


class ToleranceGoals(Value, frozen=True, kw_only=True):
    """How long the patient wants to walk, stand and sit without needing to stop."""

    walk_min: Minutes | None = None
    stand_min: Minutes | None = None
    sit_min: Minutes | None = None


class Discharge(Value, frozen=True, kw_only=True):
    """The end of a patient's care; ``readmitted_on`` where the care was taken up again."""

    on: date
    reason: DischargeReason
    goals_met: tuple[ShortText, ...] = ()  # of the patient's goals
    note: LongText = ""
    who: ShortText = ""
    readmitted_on: date | None = None


class Patient(Value, frozen=True, kw_only=True):
    """A patient as the rules see them. Every field but ``id`` may be blank: unknown."""

    id: Identity
    identifiers: Identifiers = Identifiers()
    birth_date: date | None = None
    diagnoses: tuple[Identity, ...] = ()
    icd10: tuple[ShortText, ...] = ()
    profile: Profile = "general"
    irritability: Level | None = None
    onset_date: date | None = None
    surgery: Surgery | None = None
    procedure: Procedure | None = None
    red_flags: RedFlagScreen = RedFlagScreen()
    confirmations: tuple[Confirmation, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    signs: DayOneSigns = DayOneSigns()
    severe_symptoms: bool | None = None
    acute_episode: bool | None = None
    fear_of_movement: bool | None = None
    pain_ceiling_on: bool = False  # the optional ceiling of 3
    baseline_pain: Score | None = None
    pregnancy_weeks: Annotated[int, Meta(ge=0, le=45)] | None = None
    postnatal_weeks: Annotated[int, Meta(ge=0, le=520)] | None = None
    weight_kg: Kilograms | None = None
    goals: tuple[ShortText, ...] = ()
    tolerance_goals: ToleranceGoals = ToleranceGoals()
    therapist: ShortText = ""
    language: Literal["en", "es"] = "en"
    notes: LongText = ""
    invented: bool = False  # a demonstration patient, marked as invented everywhere
    archived: bool = False
    discharges: tuple[Discharge, ...] = ()  # the latest last

    @property
    def discharge(self) -> Discharge | None:
        """The discharge in force; None while the patient is in care."""
        last = self.discharges[-1] if self.discharges else None
        return last if last is not None and last.readmitted_on is None else None

    def confirmation(self, fact: str) -> Confirmation | None:
        """What is recorded about ``fact``; None means unknown."""
        for confirmation in self.confirmations:
            if confirmation.fact == fact:
                return confirmation
        return None
