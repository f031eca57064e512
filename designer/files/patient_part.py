"""How a program file gives the patient. Every field may be left out: unknown."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from designer.files.exercise_part import OptionalIdentity
from designer.model.base import Identity, Kilograms, LongText, Score, ShortText, Value
from designer.model.patient import (
    DayOneSigns,
    Identifiers,
    RedFlagScreen,
    Surgery,
    ToleranceGoals,
)
from designer.model.vocabulary import DischargeReason, FactState, Level, ProcedureCeiling, Profile

WallTime = Annotated[
    str,
    Meta(
        max_length=40,
        description="ISO date and time, such as 2026-03-02T08:30; a bare date is midnight; "
        "a time with a zone is converted to the clinic's wall time.",
    ),
]


class FileConfirmation(Value, frozen=True, kw_only=True):
    """A ticked fact in its long form; the short form is its ``state`` alone."""

    state: FactState
    on: date | None = field(default=None, name="date")
    by: ShortText = ""
    note: LongText = ""


class FileClearance(Value, frozen=True, kw_only=True):
    """A doctor's release. Without ``permitted`` exercises it permits everything."""

    flag: Identity
    on: date | None = field(default=None, name="date")
    by: ShortText = ""
    permitted: tuple[Identity, ...] = ()
    note: LongText = ""


class FileProcedure(Value, frozen=True, kw_only=True):
    """An injection or block. A time ``at`` wins over ``hours_ago``."""

    kind: ShortText = ""
    at: WallTime = ""
    hours_ago: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    instructions: LongText | tuple[LongText, ...] = ()
    ceiling: ProcedureCeiling | None = None
    ceiling_until: date | None = None
    leg_pain_before: Score | None = None
    pain_before: Score | None = None


class FileDischarge(Value, frozen=True, kw_only=True):
    """The end of the patient's care; ``readmitted_on`` where it was taken up again."""

    on: date = field(name="date")
    reason: DischargeReason
    goals_met: tuple[ShortText, ...] = ()
    note: LongText = ""
    who: ShortText = ""
    readmitted_on: date | None = None


class FilePatient(Value, frozen=True, kw_only=True):
    """The patient as the rules see them."""

    id: OptionalIdentity = ""
    identifiers: Identifiers = Identifiers()
    birth_date: date | None = None
    diagnoses: tuple[Identity, ...] = ()
    icd10: tuple[ShortText, ...] = ()
    profile: Profile = "general"
    irritability: Level | None = None
    onset_date: date | None = None
    surgery: Surgery | None = None
    procedure: FileProcedure | None = None
    red_flags: RedFlagScreen = RedFlagScreen()
    confirmations: dict[Identity, FactState | FileConfirmation] = field(default_factory=dict)
    clearances: tuple[FileClearance, ...] = ()
    signs: DayOneSigns = DayOneSigns()
    severe_symptoms: bool | None = None
    acute_episode: bool | None = None
    fear_of_movement: bool | None = None
    pain_ceiling_on: bool = False
    baseline_pain: Score | None = None
    pregnancy_weeks: Annotated[int, Meta(ge=0, le=45)] | None = None
    postnatal_weeks: Annotated[int, Meta(ge=0, le=520)] | None = None
    weight_kg: Kilograms | None = None
    goals: tuple[ShortText, ...] = ()
    tolerance_goals: ToleranceGoals = ToleranceGoals()
    therapist: ShortText = ""
    language: Literal["en", "es"] = "en"
    notes: LongText = ""
    invented: bool = False
    archived: bool = False
    discharges: tuple[FileDischarge, ...] = ()
