"""Dates as people read them: the month in letters, so that no two countries read it differently."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

MONTH_IN_LETTERS = "d MMM yyyy"
_MONTHS = range(1, 13)
_LEAST = 3  # letters of a month that tell it from all others


def english_of(here: QLocale) -> QLocale:
    """The locale of ``here`` in the language of our words; decimals and Mondays stay its own."""
    return QLocale(QLocale.Language.English, here.territory())


def month_named(text: str) -> int | None:
    """The month with this name, or so many letters of it that no other begins so; else None."""
    wanted = text.casefold().rstrip(".")
    locale = QLocale()
    found = {
        month
        for month in _MONTHS
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        if locale.monthName(month, form).casefold().startswith(wanted)
    }
    return found.pop() if len(wanted) >= _LEAST and len(found) == 1 else None


def shown_date(day: date | None, unknown: str = "") -> str:
    """A date such as 2 Mar 2026; ``unknown`` for None."""
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
