"""How a program file gives what the patient reported."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from designer.files.exercise_part import OptionalIdentity
from designer.files.patient_part import WallTime
from designer.model.base import (
    Centimetres,
    Count,
    Grams,
    Hours,
    Identity,
    Kilograms,
    LongText,
    Metres,
    Minutes,
    Score,
    Seconds,
    ShortText,
    Value,
)
from designer.model.vocabulary import Band, BlockHeight, Done, Feeling

ExerciseName = Annotated[
    str, Meta(min_length=1, max_length=300, description="Id, name or other name of an exercise.")
]


class FileItemLog(Value, frozen=True, kw_only=True):
    """One exercise of a session as it went. Scores run from 0 to 10."""

    exercise: ExerciseName
    pain_before: Score | None = None
    pain_peak: Score | None = None
    pain_after: Score | None = None
    quality: tuple[Feeling, ...] = ()
    below_knee: bool | None = None
    exact_radicular: bool | None = None
    form_lost: bool | None = None
    form_shaky: bool | None = None
    breath_held: bool | None = None
    cramp_or_grip: bool | None = None
    joint_pain: bool | None = None
    end_range: bool | None = None
    reps_done: Count | None = None
    sets_done: Count | None = None
    holds_done: Count | None = None
    hold_s_done: Seconds | None = None
    duration_s_done: Seconds | None = None
    distance_m_done: Metres | None = None
    load_kg: Kilograms | None = None
    band: Band | None = None
    step_height_cm: Centimetres | None = None
    block_height: BlockHeight | None = None
    note: LongText = ""


class FileSessionLog(Value, frozen=True, kw_only=True):
    """One session."""

    at: WallTime
    id: OptionalIdentity = ""
    done: Done | None = None
    minutes: Minutes | None = None
    pain_before: Score | None = None
    pain_peak: Score | None = None
    pain_after: Score | None = None
    quality: tuple[Feeling, ...] = ()
    below_knee: bool | None = None
    exact_radicular: bool | None = None
    breath_held: bool | None = None
    urgent_checked: bool | None = None
    items: tuple[FileItemLog, ...] = ()
    note: LongText = ""
    entered_by: ShortText = ""


class FileDayLog(Value, frozen=True, kw_only=True):
    """One day. ``pain_next_day`` belongs to the session of the day before."""

    on: date = field(name="date")
    id: OptionalIdentity = ""
    pain_next_day: Score | None = None
    linger_hours: Hours | None = None
    soreness_kind: Literal["muscle", "joint"] | None = None
    soreness_site: Literal["abdominals", "glutes", "hamstrings", "other"] | None = None
    worst_pain: Score | None = None
    leg_pain_worst: Score | None = None
    leg_spread_new: bool | None = None
    pain_moved_to: ShortText = ""
    night_pain_woke: bool | None = None
    numb_weak: bool | None = None
    bowel_bladder: bool | None = None
    saddle: bool | None = None
    fever: bool | None = None
    night_sweats: bool | None = None
    trauma: bool | None = None
    weight_loss: bool | None = None
    headache: bool | None = None
    migraine_effort: bool | None = None
    walk_min: Minutes | None = None
    stand_min: Minutes | None = None
    sit_min: Minutes | None = None
    sleep_h: Hours | None = None
    protein_g: Grams | None = None
    weight_kg: Kilograms | None = None
    heat_before: bool | None = None
    ice_after: bool | None = None
    medication_taken: bool | None = None
    medication_name: ShortText = ""
    flare_marked: bool | None = None
    note: LongText = ""
    entered_by: ShortText = ""


class FileOutcome(Value, frozen=True, kw_only=True):
    """The score of a questionnaire on one day; how far it may go depends on the measure."""

    measure: Identity
    on: date = field(name="date")
    score: Annotated[float, Meta(ge=0, le=100)]
    id: OptionalIdentity = ""
    distress: Annotated[int, Meta(ge=0, le=5)] | None = None
    note: LongText = ""
    entered_by: ShortText = ""


class FileLogEdit(Value, frozen=True, kw_only=True):
    """What ``session``, ``day`` or ``outcome`` was before somebody changed or removed it."""

    when: WallTime
    id: OptionalIdentity = ""
    who: ShortText = ""
    session: FileSessionLog | None = None
    day: FileDayLog | None = None
    outcome: FileOutcome | None = None


class FileLogs(Value, frozen=True, kw_only=True):
    """The logged sessions and days, in any order, and what they were before they were changed."""

    sessions: tuple[FileSessionLog, ...] = ()
    days: tuple[FileDayLog, ...] = ()
    edits: tuple[FileLogEdit, ...] = ()
