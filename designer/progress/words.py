"""The course in sentences: "Pain during exercise fell from 5 to 2 over six weeks."."""

from collections.abc import Iterable, Iterator
from datetime import date

from designer.model.log import DayLog
from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.course_words import course, span_words
from designer.safety.scene.responses import LINGER_ABOVE_H
from designer.text import Texts


def summary(record: PatientRecord, today: date, words: Texts) -> tuple[str, ...]:
    """What the log shows up to ``today``, one sentence for each thing that was logged."""
    sessions = [session for session in record.sessions if session.at.date() <= today]
    days = [day for day in record.days if day.on <= today]
    if not sessions and not days:
        return (words("course.nothing"),)
    pain = series.pain(sessions, days)
    tolerance = series.tolerance(days)
    minutes = words("course.minutes")
    sentences = [
        course(words, words("course.during"), pain.peak),
        course(words, words("course.day-after"), pain.next_day),
        course(words, words("course.leg"), series.leg_pain(days)),
        course(words, words("course.walk"), tolerance.walk, minutes, edge=1),
        course(words, words("course.stand"), tolerance.stand, minutes, edge=1),
        course(words, words("course.sit"), tolerance.sit, minutes, edge=1),
        *_lingering(days, words),
        *_habit(record, today, words),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _lingering(days: Iterable[DayLog], words: Texts) -> Iterator[str]:
    """How often pain stayed beyond a day, where that was asked (R-144)."""
    hours = [point.value for point in series.linger_hours(days)]
    over = sum(value > LINGER_ABOVE_H for value in hours)
    if over:
        yield words("course.lingering", n=len(hours), over=over)


def _habit(record: PatientRecord, today: date, words: Texts) -> Iterator[str]:
    """How often sessions were done. The week of today is not over and does not count."""
    weeks = series.sessions_per_week(record.sessions, today)[:-1]
    if not weeks:
        return
    counts = [week.sessions for week in weeks]
    low, high = min(counts), max(counts)
    span = span_words(7 * len(weeks), words)
    key = "course.habit-even" if low == high else "course.habit"
    yield words(key, low=low, high=high, span=span)
