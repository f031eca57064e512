"""Whether the daily pain is lower than when the program began (R-010)."""

from datetime import date
from statistics import median
from typing import NamedTuple

from designer.model.log import DayLog
from designer.safety.scene.responses import LogFacts

_WEEK_DAYS = 7


class ThenAndNow(NamedTuple):
    """The level at the start and the median of the last seven days, with the days they rest on."""

    then: float
    now: float
    days: tuple[DayLog, ...]


def then_and_now(log: LogFacts, baseline: float | None, start: date | None) -> ThenAndNow | None:
    """The daily worst pain then and now; None where one of them is not known.

    Then is what the intake recorded, else the median of the first seven days from the first one
    logged in the program. What was logged in an episode before it does not count.
    """
    told = [
        day for day in log.days if day.worst_pain is not None and (not start or day.on >= start)
    ]
    last = [day for day in told if (log.today - day.on).days < _WEEK_DAYS]
    first = [day for day in told if (day.on - told[0].on).days < _WEEK_DAYS]
    if baseline is not None:
        first = []
    then, now = (baseline if baseline is not None else _median(first)), _median(last)
    if then is None or now is None:
        return None
    return ThenAndNow(then, now, tuple(dict.fromkeys((*first, *last))))


def _median(days: list[DayLog]) -> float | None:
    values = [day.worst_pain for day in days if day.worst_pain is not None]
    return median(values) if values else None
