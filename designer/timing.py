"""How long a placement takes, estimated (clinical-spec 1.5: our figures, not the guide's).

A repetition takes 4 s; a hold its own time plus 5 s; a press with a hold its hold plus 3 s; between
sets lie 60 s unless the dose says otherwise; changing over to an item takes 30 s.
"""

from collections.abc import Callable

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.vocabulary import Lane
from designer.model.week import Day

REP_S = 4.0
HOLD_EXTRA_S = 5.0
PRESS_EXTRA_S = 3.0
REST_BETWEEN_SETS_S = 60.0
CHANGE_OVER_S = 30.0


class DayTime(Value, frozen=True, kw_only=True):
    """The estimate for one day. Items without any figure count their change-over only."""

    session_s: float = 0.0  # without cardio
    cardio_s: float = 0.0
    items: int = 0

    @property
    def session_min(self) -> int:
        return round(self.session_s / 60)

    @property
    def cardio_min(self) -> int:
        return round(self.cardio_s / 60)


def placement_seconds(exercise: Exercise, dose: Dose) -> float:
    """Seconds for one placement, change-over included."""
    sides = 2 if dose.side == "each" else 1
    sets = dose.sets or 1
    rest_s = REST_BETWEEN_SETS_S if dose.rest_s is None else dose.rest_s
    work_s = sets * sides * _set_seconds(exercise, dose) + (sets - 1) * rest_s
    bouts = dose.bouts or 1
    break_s = 60 * (dose.break_min or 0)
    once_s = bouts * work_s + (bouts - 1) * break_s + CHANGE_OVER_S
    return once_s * (dose.times_per_day or 1)


def _set_seconds(exercise: Exercise, dose: Dose) -> float:
    """Seconds of one set on one side."""
    if dose.duration_s is not None:
        return dose.duration_s
    if dose.hold_s is None:
        return REP_S * (dose.reps or 0)
    if exercise.attributes.pattern == "press-hold":
        return (dose.reps or dose.holds or 1) * (dose.hold_s + PRESS_EXTRA_S)
    return (dose.holds or dose.reps or 1) * (dose.hold_s + HOLD_EXTRA_S)


def day_time(day: Day, exercise: Callable[[str], Exercise | None]) -> DayTime:
    """The estimate for a day; an exercise that the look-up does not know counts as an item only."""
    session_s = cardio_s = 0.0
    for placement in day.placements:
        known = exercise(placement.exercise_id)
        if known is None:
            continue
        seconds = placement_seconds(known, placement.dose)
        if known.lane is Lane.CARDIO:
            # Walking somewhere needs no mat: the change-over belongs to the exercises.
            cardio_s += seconds - CHANGE_OVER_S
        else:
            session_s += seconds
    return DayTime(session_s=session_s, cardio_s=cardio_s, items=len(day.placements))
