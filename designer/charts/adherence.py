"""What was planned and what was done, day by day: the adherence calendar (clinical-spec 5.5)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.record import PatientRecord
from designer.model.week import Day
from designer.text import Texts

DayState = Literal["done", "partly", "missed", "unlogged", "planned", "extra", "rest"]
"""``missed``: the patient said no. ``unlogged``: planned, over, and nobody said. ``extra``: done
though no session was planned. ``planned``: today or later. ``rest``: none planned, none logged.
A day with nothing but a walk, breathing or mobility holds no session: such is done daily and seldom
logged.
"""

STATES: tuple[DayState, ...] = get_args(DayState)

_NO_SESSION = ("cardio", "breath", "mobility")


class CalendarDay(Value, frozen=True, kw_only=True):
    """One day; ``entry_id`` is a session logged on it."""

    on: date
    state: DayState
    entry_id: str = ""


def calendar(record: PatientRecord, library: Library, today: date) -> tuple[CalendarDay, ...]:
    """Every day from the first planned or logged one to the end of the plan, or today's week."""
    planned = _planned(record, library)
    logged = {session.at.date() for session in record.sessions}
    known = sorted(planned | logged)
    if not known:
        return ()
    return tuple(_days(record, planned, known[0], max(known[-1], today), today))


def counts(days: tuple[CalendarDay, ...]) -> dict[DayState, int]:
    """How many days are in each state."""
    found = dict.fromkeys(STATES, 0)
    for day in days:
        found[day.state] += 1
    return found


def in_words(days: tuple[CalendarDay, ...], words: Texts) -> str:
    """The calendar in one sentence."""
    found = counts(days)
    over = sum(found[state] for state in ("done", "partly", "missed", "unlogged"))
    extra = found["extra"]
    if not over:
        return words("calendar.only-extra", n=extra) if extra else ""
    parts = [
        words(f"calendar.count.{state}", n=found[state])
        for state in ("done", "partly", "missed", "unlogged")
        if found[state] or state == "done"
    ]
    said = words("calendar.planned", n=over, parts=", ".join(parts))
    return words("calendar.also", said=said, n=extra) if extra else said


def _days(
    record: PatientRecord, planned: frozenset[date], first: date, last: date, today: date
) -> Iterator[CalendarDay]:
    sessions: dict[date, list[tuple[str, str]]] = {}
    for session in record.sessions:
        sessions.setdefault(session.at.date(), []).append((session.done or "yes", session.id))
    for count in range((last - first).days + 1):
        day = first + timedelta(days=count)
        logged = sessions.get(day, [])
        entry_id = logged[0][1] if logged else ""
        state = _state({done for done, _ in logged}, day in planned, day >= today)
        yield CalendarDay(on=day, state=state, entry_id=entry_id)


def _state(done: set[str], planned: bool, ahead: bool) -> DayState:
    """The best of the day's sessions counts: a day with one whole session is done."""
    if "yes" in done:
        return "done" if planned else "extra"
    if "partly" in done:
        return "partly"
    if done:
        return "missed"
    if not planned:
        return "rest"
    return "planned" if ahead else "unlogged"


def _planned(record: PatientRecord, library: Library) -> frozenset[date]:
    """The days with a session; a newer program takes over on its first day."""
    found: set[date] = set()
    for number, program in enumerate(record.programs):
        after = record.programs[number + 1 :]
        ends = min((p.start_date for p in after if p.start_date is not None), default=date.max)
        for index, program_week in enumerate(program.weeks):
            for place, day in enumerate(program_week.week.days):
                on = program.date_of(index, place)
                if on is not None and on < ends and _holds_session(day, library):
                    found.add(on)
    return frozenset(found)


def _holds_session(day: Day, library: Library) -> bool:
    for placement in day.placements:
        exercise = library.exercises.get(placement.exercise_id)
        if placement.session == "main" and (exercise is None or exercise.kind not in _NO_SESSION):
            return True
    return False
