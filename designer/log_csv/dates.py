"""Which way of writing dates a column has, decided from all of its values."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Literal, get_args

DateForm = Literal["iso", "dmy", "mdy"]
DATE_FORMS: tuple[DateForm, ...] = get_args(DateForm)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm)?", re.IGNORECASE)
_CLOCK = re.compile(r"[T\s]+(?=\d{1,2}:\d{2})")


def date_forms(values: Iterable[str]) -> tuple[DateForm, ...]:
    """The forms in which most of the values are dates: one, or two that nothing tells apart."""
    counts = dict.fromkeys(DATE_FORMS, 0)
    for value in values:
        for form in DATE_FORMS:
            counts[form] += read_date(value, form) is not None
    most = max(counts.values(), default=0)
    return tuple(form for form in DATE_FORMS if counts[form] == most and most)


def read_date(value: str, form: DateForm) -> date | None:
    """The date in a cell, of which a time may follow; None when there is none in this form."""
    text = _CLOCK.split(value.strip(), maxsplit=1)[0].strip()
    match = (_ISO if form == "iso" else _SHORT).fullmatch(text)
    if match is None:
        return None
    one, two, three = (int(part) for part in match.groups())
    year, month, day = {
        "iso": (one, two, three),
        "dmy": (three, two, one),
        "mdy": (three, one, two),
    }[form]
    try:
        return date(year + 2000 if form != "iso" and year < 100 else year, month, day)
    except ValueError:
        return None


def read_time(value: str) -> time | None:
    """A time of day, "14:30" or "2:30 pm"; None when it is none."""
    match = _TIME.fullmatch(value.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def time_in(value: str) -> time | None:
    """The time that stands behind a date in one cell, if one does."""
    parts = _CLOCK.split(value.strip(), maxsplit=1)
    return read_time(parts[1]) if len(parts) == 2 else None
