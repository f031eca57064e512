"""The course in sentences: "Pain during exercise fell from 5 to 2 over six weeks."."""

from collections.abc import Iterable, Iterator
from datetime import date

from designer.model.log import DayLog
from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.course_words import course, span_words
from designer.safety.scene.responses import LINGER_ABOVE_H


def summary(record: PatientRecord, today: date) -> tuple[str, ...]:
    """What the log shows up to ``today``, one sentence for each thing that was logged."""
    sessions = [session for session in record.sessions if session.at.date() <= today]
    days = [day for day in record.days if day.on <= today]
    if not sessions and not days:
        return ("Nothing is logged yet.",)
    pain = series.pain(sessions, days)
    tolerance = series.tolerance(days)
    sentences = [
        course("Pain during exercise", pain.peak),
        course("Pain the day after", pain.next_day),
        course("The worst leg pain of the day", series.leg_pain(days)),
        course("Walking tolerance", tolerance.walk, " minutes", edge=1),
        course("Standing tolerance", tolerance.stand, " minutes", edge=1),
        course("Sitting tolerance", tolerance.sit, " minutes", edge=1),
        *_lingering(days),
        *_habit(record, today),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _lingering(days: Iterable[DayLog]) -> Iterator[str]:
    """How often pain stayed beyond a day, where that was asked (R-144)."""
    hours = [point.value for point in series.linger_hours(days)]
    over = sum(value > LINGER_ABOVE_H for value in hours)
    if over:
        times = "time" if len(hours) == 1 else "times"
        yield f"Pain lingered beyond 24 hours in {over} of {len(hours)} {times} logged."


def _habit(record: PatientRecord, today: date) -> Iterator[str]:
    """How often sessions were done. The week of today is not over and does not count."""
    weeks = series.sessions_per_week(record.sessions, today)[:-1]
    if not weeks:
        return
    counts = [week.sessions for week in weeks]
    low, high = min(counts), max(counts)
    often = f"{low}" if low == high else f"{low} to {high}"
    yield f"Sessions done: {often} a week over {span_words(7 * len(weeks))}."
