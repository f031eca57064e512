"""How much of one exercise the patient does on one day."""

from designer.model.base import (
    Centimetres,
    Count,
    Degrees,
    Kilograms,
    Metres,
    Minutes,
    Percent,
    Score,
    Seconds,
    Value,
)
from designer.model.vocabulary import (
    Band,
    BlockHeight,
    CardioIntensity,
    LoadLevel,
    PlannedBreath,
    Side,
    TrunkRange,
)


class Dose(Value, frozen=True, kw_only=True):
    """The dose of one placement; every field may be blank, and blank means unknown.

    ``reps`` and ``holds`` are per side when ``side`` is ``each``. A hold beside reps means that
    each rep is held. ``duration_s`` is the time of one bout (per hand for carries).
    """

    sets: Count | None = None
    reps: Count | None = None  # repetitions in each set
    holds: Count | None = None  # number of timed holds in each set
    hold_s: Seconds | None = None  # seconds of each hold
    duration_s: Seconds | None = None  # seconds of one bout
    distance_m: Metres | None = None
    times_per_day: Count | None = None
    side: Side | None = None
    rest_s: Seconds | None = None  # between sets
    load_kg: Kilograms | None = None
    load_level: LoadLevel | None = None  # as the clinician rates it
    band: Band | None = None
    effort_0_10: Score | None = None
    brace_pct: Percent | None = None  # of the hardest brace
    angle_deg: Degrees | None = None  # from the floor
    braced: bool | None = None
    step_height_cm: Centimetres | None = None
    block_height: BlockHeight | None = None
    bouts: Count | None = None
    break_min: Minutes | None = None  # minutes of rest between bouts
    breath: PlannedBreath | None = None
    intensity: CardioIntensity | None = None
    trunk_range: TrunkRange | None = None  # how far the low back goes, as the therapist plans it
    support: bool | None = None  # a counter or chair within reach


class Range(Value, frozen=True, kw_only=True):
    """A lower and an upper figure, both included; one may be missing."""

    low: float | None = None
    high: float | None = None


class DoseRange(Value, frozen=True, kw_only=True):
    """The guide's figures for an exercise (clinical-spec 1.4); blank where it gives none."""

    sets: Range | None = None
    reps: Range | None = None
    hold_s: Range | None = None
    holds: Range | None = None
    duration_s: Range | None = None
    per_side: bool | None = None
    per_side_unclear: bool = False  # the guide can be read both ways
    notes: tuple[str, ...] = ()  # figures outside these columns, such as "effort_pct=30"
