"""How long a placement takes, estimated (clinical-spec 1.5: our figures, not the guide's).

A repetition takes 4 s; a hold its own time plus 5 s; a repetition that is held, as in a press, its
hold plus 3 s; between sets lie 60 s unless the dose says otherwise; changing over to an item takes
30 s. The board, the rules and the templates count the same seconds.
"""

from collections.abc import Callable

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.vocabulary import Lane
from designer.model.week import Day

# As in resources/knowledge/house-values.json, which is what the library shows; a test compares.
REP_S = 4
HOLD_EXTRA_S = 5
HELD_REP_EXTRA_S = 3
BETWEEN_SETS_S = 60
CHANGE_OVER_S = 30


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


def work_seconds(dose: Dose) -> float:
    """Seconds of work, and of rest between sets, once; without the change-over."""
    sides = 2 if dose.side == "each" else 1
    sets = dose.sets or 1
    if dose.reps:
        per_rep = REP_S if not dose.hold_s else dose.hold_s + HELD_REP_EXTRA_S
        one = dose.reps * per_rep * sides
    elif dose.hold_s:
        one = (dose.holds or 1) * (dose.hold_s + HOLD_EXTRA_S) * sides
    elif dose.duration_s:
        one = dose.duration_s * sides * (dose.bouts or 1)
    else:
        return 0.0
    rest_s = BETWEEN_SETS_S if dose.rest_s is None else dose.rest_s
    return sets * one + (sets - 1) * rest_s


def placement_seconds(dose: Dose) -> float:
    """Seconds for one placement in its day: breaks between bouts and change-over included."""
    break_s = 60 * (dose.break_min or 0)
    once_s = work_seconds(dose) + ((dose.bouts or 1) - 1) * break_s + CHANGE_OVER_S
    return once_s * (dose.times_per_day or 1)


def day_time(day: Day, exercise: Callable[[str], Exercise | None]) -> DayTime:
    """The estimate for a day; an exercise that the look-up does not know counts as an item only."""
    session_s = cardio_s = 0.0
    for placement in day.placements:
        known = exercise(placement.exercise_id)
        if known is None:
            continue
        seconds = placement_seconds(placement.dose)
        if known.lane is Lane.CARDIO:
            # Walking somewhere needs no mat: the change-over belongs to the exercises.
            cardio_s += seconds - CHANGE_OVER_S
        else:
            session_s += seconds
    return DayTime(session_s=session_s, cardio_s=cardio_s, items=len(day.placements))
