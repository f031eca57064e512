"""The worst leg pain from week to week: a leap, or a climb that asks for a specialist (R-009)."""

from collections.abc import Iterable
from typing import NamedTuple

from designer.model.patient import Clearance
from designer.safety.scene.response_hits import RISE_ABOVE
from designer.safety.scene.responses import LogFacts

CLIMB_REVIEWED = "leg-escalating"  # the clearance after a specialist has seen it
_WEEK_DAYS = 7
_VISIT_COUNTS_DAYS = 7  # a specialist's visit answers the climb so long


class LegLeap(NamedTuple):
    """The worst leg pain of the seven days before, and of the last seven."""

    then: float
    now: float


class LegClimb(NamedTuple):
    """The worst leg pain of three weeks, the last of which ends today."""

    first: float
    second: float
    last: float


def leg_leap(log: LogFacts) -> LegLeap | None:
    """Whether the worst leg pain rose by more than 2 points from one week to the next (ours).

    R-009 asks for two weeks running; one leap of this size is not waited out by going on.
    """
    now, then = _worst_by_week(log, 2)
    return None if now is None or then is None or now - then <= RISE_ABOVE else LegLeap(then, now)


def leg_climb(log: LogFacts, clearances: Iterable[Clearance]) -> LegClimb | None:
    """Whether the worst leg pain rose in two weeks running, and no specialist has seen it (R-009).

    A visit of the last seven days, recorded as a clearance, answers it.
    """
    last, second, first = _worst_by_week(log, 3)
    if first is None or second is None or last is None or not first < second < last:
        return None
    visits = [c.on for c in clearances if c.flag == CLIMB_REVIEWED and c.on is not None]
    is_seen = any(0 <= (log.today - on).days < _VISIT_COUNTS_DAYS for on in visits)
    return None if is_seen else LegClimb(first, second, last)


def _worst_by_week(log: LogFacts, weeks: int) -> list[float | None]:
    """Of each of the last weeks, this one first; None where none was told."""
    worst: list[float | None] = [None] * weeks
    for day in log.within(weeks * _WEEK_DAYS):
        week = (log.today - day.on).days // _WEEK_DAYS
        if day.leg_pain_worst is not None:
            worst[week] = max(worst[week] or 0, day.leg_pain_worst)
    return worst
