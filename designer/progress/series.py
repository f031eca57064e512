"""Dated points for the charts (clinical-spec 5.5), worked out of the logs and nothing else.

Nothing is interpolated: a day without an entry has no point, and ``runs`` breaks a line where the
entries lie far apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from designer.model.base import Value
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.week import monday_of
from designer.safety.scene.response_hits import worst_of

GAP_DAYS = 10  # a line over more days than this would claim what nobody logged (ours)


class Point(Value, frozen=True, kw_only=True):
    """One value at one time; ``entry_id`` is the log entry it came from."""

    at: datetime  # the clinic's wall time
    value: float
    entry_id: str


Series = tuple[Point, ...]  # in order of time


class PainSeries(Value, frozen=True, kw_only=True):
    """Pain from 0 to 10 around the sessions."""

    before: Series = ()
    peak: Series = ()
    after: Series = ()
    next_day: Series = ()


class ToleranceSeries(Value, frozen=True, kw_only=True):
    """Minutes without needing to stop."""

    walk: Series = ()
    stand: Series = ()
    sit: Series = ()


class WeekCount(Value, frozen=True, kw_only=True):
    """How many sessions were done in the week that begins on ``monday``."""

    monday: date
    sessions: int


def pain(sessions: Iterable[SessionLog], days: Iterable[DayLog]) -> PainSeries:
    """Pain before, at its peak, after and the day after; items stand in for a blank session."""
    ordered = sorted(sessions, key=lambda session: session.at)
    return PainSeries(
        before=_of_sessions(ordered, pain_before),
        peak=_of_sessions(ordered, pain_peak),
        after=_of_sessions(ordered, pain_after),
        next_day=_of_days(days, lambda day: day.pain_next_day),
    )


def tolerance(days: Iterable[DayLog]) -> ToleranceSeries:
    """Walking, standing and sitting, in minutes."""
    ordered = tuple(days)
    return ToleranceSeries(
        walk=_of_days(ordered, lambda day: day.walk_min),
        stand=_of_days(ordered, lambda day: day.stand_min),
        sit=_of_days(ordered, lambda day: day.sit_min),
    )


def logged_span(
    sessions: Iterable[SessionLog], days: Iterable[DayLog], today: date
) -> tuple[datetime, datetime] | None:
    """From the first entry to the end of ``today``; None where nothing is logged."""
    moments = [session.at for session in sessions]
    moments += [datetime.combine(day.on, time()) for day in days]
    return (min(moments), datetime.combine(today, time(23, 59))) if moments else None


def linger_hours(days: Iterable[DayLog]) -> Series:
    """Hours until pain was back where it started."""
    return _of_days(days, lambda day: day.linger_hours)


def leg_pain(days: Iterable[DayLog]) -> Series:
    """The day's worst leg pain, 0 to 10."""
    return _of_days(days, lambda day: day.leg_pain_worst)


def worst_pain(days: Iterable[DayLog]) -> Series:
    """The day's worst pain, 0 to 10."""
    return _of_days(days, lambda day: day.worst_pain)


def hold_seconds(sessions: Iterable[SessionLog], exercise_id: str) -> Series:
    """The seconds held in one exercise."""
    return tuple(
        Point(at=session.at, value=item.hold_s_done, entry_id=session.id)
        for session in sorted(sessions, key=lambda session: session.at)
        for item in session.items
        if item.exercise_id == exercise_id and item.hold_s_done is not None
    )


def sessions_per_week(sessions: Iterable[SessionLog], today: date) -> tuple[WeekCount, ...]:
    """Sessions done, wholly or partly, in each calendar week from the first logged to today's."""
    counts = Counter(
        monday_of(session.at.date())
        for session in sessions
        if session.done != "no" and session.at.date() <= today
    )
    if not counts:
        return ()
    first = min(counts)
    weeks = (monday_of(today) - first).days // 7 + 1
    mondays = (first + timedelta(weeks=week) for week in range(weeks))
    return tuple(WeekCount(monday=monday, sessions=counts[monday]) for monday in mondays)


def runs(series: Series, gap_days: float = GAP_DAYS) -> tuple[Series, ...]:
    """The series broken wherever two entries lie more than ``gap_days`` apart."""
    if not series:
        return ()
    cuts = [
        index
        for index, (earlier, later) in enumerate(pairwise(series), start=1)
        if later.at - earlier.at > timedelta(days=gap_days)
    ]
    edges = [0, *cuts, len(series)]
    return tuple(series[start:end] for start, end in pairwise(edges))


def pain_before(session: SessionLog) -> float | None:
    """Pain before the session, else before its first item with an answer."""
    if session.pain_before is not None:
        return session.pain_before
    return next(iter(_answers(session.items, lambda item: item.pain_before)), None)


def pain_peak(session: SessionLog) -> float | None:
    """The highest pain logged for the session or any of its items, during it or right after."""
    told = (worst_of(session), *map(worst_of, session.items))
    return max((pain for pain in told if pain is not None), default=None)


def pain_after(session: SessionLog) -> float | None:
    """Pain after the session, else after its last item with an answer."""
    if session.pain_after is not None:
        return session.pain_after
    return next(reversed(_answers(session.items, lambda item: item.pain_after)), None)


def _answers(items: Sequence[ItemLog], answer: Callable[[ItemLog], float | None]) -> list[float]:
    return [value for item in items if (value := answer(item)) is not None]


def _of_sessions(
    sessions: Iterable[SessionLog], answer: Callable[[SessionLog], float | None]
) -> Series:
    return tuple(
        Point(at=session.at, value=value, entry_id=session.id)
        for session in sessions
        if (value := answer(session)) is not None
    )


def _of_days(days: Iterable[DayLog], answer: Callable[[DayLog], float | None]) -> Series:
    return tuple(
        Point(at=datetime.combine(day.on, time()), value=value, entry_id=day.id)
        for day in sorted(days, key=lambda day: day.on)
        if (value := answer(day)) is not None
    )
