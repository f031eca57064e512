"""Calendar dates and days of the week in the patient's language."""

from collections.abc import Sequence
from datetime import date

from designer.text import Texts
from exports.handout.content.blocks import DayHead

ALL_DAYS = 7


def long_date(day: date, texts: Texts) -> str:
    """Such as "2 March 2026": day and month cannot be mistaken for each other."""
    month = texts(f"date.month.{day.month - 1}")
    return texts("date.long", day=str(day.day), month=month, year=str(day.year))


def full_date(day: date, texts: Texts) -> str:
    """Such as "Monday 2 March 2026"."""
    return texts(
        "date.full",
        weekday=texts(f"date.weekday.{day.weekday()}"),
        day=str(day.day),
        month=texts(f"date.month.{day.month - 1}"),
        year=str(day.year),
    )


def day_heads(dates: Sequence[date | None], texts: Texts) -> tuple[DayHead, ...]:
    """The heads of seven day columns. A known date decides the name of its weekday."""
    return tuple(_day_head(index, day, texts) for index, day in enumerate(dates))


def days_in_words(days: Sequence[int], heads: Sequence[DayHead], texts: Texts) -> str:
    """Such as "Mon, Wed, Fri", or "Every day"."""
    if len(days) == ALL_DAYS:
        return texts("date.every-day")
    return ", ".join(heads[day].weekday for day in days)


def _day_head(index: int, day: date | None, texts: Texts) -> DayHead:
    if day is None:
        return DayHead(weekday=texts(f"date.weekday-short.{index}"))
    return DayHead(
        weekday=texts(f"date.weekday-short.{day.weekday()}"),
        day=str(day.day),
        month=texts(f"date.month-short.{day.month - 1}"),
    )
