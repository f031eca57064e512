"""Where an axis is labelled: round values, and dates at the beginning of weeks and months."""

from datetime import date, timedelta
from math import floor, log10
from typing import NamedTuple


class DateTick(NamedTuple):
    """A date on the axis: a day, or the first of a month that is labelled with its year."""

    on: date
    is_month: bool


def value_ticks(top: float, most: int = 6) -> list[float]:
    """Round values from 0 up to ``top``: steps of 1, 2 or 5 times a power of ten."""
    if top <= 0:
        return [0.0]
    rough = top / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * part for part in (1, 2, 5, 10) if power * part >= rough)
    return [step * number for number in range(int(top / step + 1e-9) + 1)]


def date_ticks(first: date, last: date, most: int = 8) -> list[DateTick]:
    """Mondays where they are few enough, else the first days of months, quarters or years."""
    days = (last - first).days
    for weeks in (1, 2, 4):
        if days / (7 * weeks) <= most:
            start = first + timedelta(days=-first.weekday() % 7)
            count = max(0, (last - start).days) // (7 * weeks) + 1
            mondays = (start + timedelta(weeks=weeks * number) for number in range(count))
            return [DateTick(day, is_month=False) for day in mondays if day <= last]
    steps = (1, 3, 6, 12, 60, 1200)
    months = next((step for step in steps if days / (30.4 * step) <= most), 12_000)
    found = []
    year, month = first.year, 1
    while year <= last.year and (day := date(year, month, 1)) <= last:
        if day >= first:
            found.append(DateTick(day, is_month=True))
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return found
