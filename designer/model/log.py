"""What the patient reports: by item, by session and by day (clinical-spec section 5)."""

from datetime import date, datetime
from typing import Literal

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


class ItemLog(Value, frozen=True, kw_only=True):
    """One exercise of a session as it went (5.1). Scores are 0-10, half points allowed."""

    exercise_id: Identity
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
    end_range: bool | None = None  # stretched hard to the end of the range
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


class SessionLog(Value, frozen=True, kw_only=True):
    """One session (5.2). ``at`` is the clinic's local wall time; a bare date is midnight.

    ``quality`` to ``breath_held`` are of the session as a whole, as the patient's sheet asks for
    them: which exercise it was is then unknown.
    """

    id: Identity
    at: datetime
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
    items: tuple[ItemLog, ...] = ()
    note: LongText = ""
    entered_by: ShortText = ""


class DayLog(Value, frozen=True, kw_only=True):
    """One day (5.3). ``pain_next_day`` belongs to the session of the day before ``on``."""

    id: Identity
    on: date
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
    walk_min: Minutes | None = None  # tolerance: minutes without needing to stop
    stand_min: Minutes | None = None
    sit_min: Minutes | None = None
    sleep_h: Hours | None = None
    protein_g: Grams | None = None
    weight_kg: Kilograms | None = None
    heat_before: bool | None = None
    ice_after: bool | None = None
    medication_taken: bool | None = None  # that something was taken; never which dose
    medication_name: ShortText = ""
    flare_marked: bool | None = None
    note: LongText = ""
    entered_by: ShortText = ""
