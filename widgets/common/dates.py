"""Dates as people read them: the month in letters, so that no two countries read it differently."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

MONTH_IN_LETTERS = "d MMM yyyy"


def shown_date(day: date | None, unknown: str = "") -> str:
    """A date such as 2 Mar 2026, in the language of the system; ``unknown`` for None."""
    if day is None:
        return unknown
    return QLocale().toString(QDate(day.year, day.month, day.day), MONTH_IN_LETTERS)


def shown_tick(day: date, *, month: bool) -> str:
    """A date on an axis: 2 Mar, or with ``month`` Mar 2026."""
    form = "MMM yyyy" if month else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def shown_time(moment: datetime) -> str:
    """Date and time of day."""
    return f"{shown_date(moment.date())}, {moment:%H:%M}"
