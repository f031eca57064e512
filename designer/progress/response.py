"""Response by exercise: what came before each flare and each improvement.

It lists what came before and counts how few the data are; it never says that one thing caused
another. What is a bad response or a flare is decided in ``designer.safety.scene.responses`` alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Literal

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.log import ItemLog
from designer.model.record import PatientRecord
from designer.model.units import METRIC, Quantity, Units
from designer.progress import series
from designer.progress.markers import markers
from designer.progress.series import Point, Series
from designer.safety.scene.response_hits import worst_of
from designer.safety.scene.responses import LogFacts
from designer.text import Texts

WINDOW_DAYS = 7  # "before" a flare or an improvement (ours)
_EITHER_SIDE_DAYS = 14  # what an improvement is the difference between (ours)
_LEAST_ENTRIES = 3  # on either side
IMPROVED_POINTS = 2  # change that matters on a scale of 10 (Ostelo 2008)
_FEW = 3  # events below this say nothing about a pattern


class DrillResponse(Value, frozen=True, kw_only=True):
    """One drill: the worst pain in each session with it, and how many of them went badly."""

    exercise_id: str
    name: str
    points: Series
    bad_ids: tuple[str, ...]  # the sessions with a bad response to this drill
    sessions: int
    before_flares: int  # flares with a session of this drill in the two days up to them
    flares: int
    words: str = ""  # such as: bad response in 2 of 3 sessions


class Turn(Value, frozen=True, kw_only=True):
    """A flare or an improvement, and what changed in the seven days up to it."""

    on: date
    kind: Literal["flare", "improvement"]
    text: str
    before: tuple[str, ...]
    entry_id: str = ""


def drill_responses(facts: LogFacts, library: Library) -> tuple[DrillResponse, ...]:
    """Every drill with a logged pain, those with most bad responses first."""
    points: dict[str, list[Point]] = {}
    done_on: dict[str, list[date]] = {}
    for session in facts.sessions:
        for item in session.items:
            done_on.setdefault(item.exercise_id, []).append(session.at.date())
            worst = worst_of(item)
            if worst is not None:
                point = Point(at=session.at, value=worst, entry_id=session.id)
                points.setdefault(item.exercise_id, []).append(point)
    found = [
        DrillResponse(
            exercise_id=id_,
            name=_name(id_, library),
            points=tuple(shown),
            bad_ids=tuple(
                dict.fromkeys(h.session_id for h in facts.hits if h.exercise_ids == (id_,))
            ),
            sessions=len(done_on[id_]),
            before_flares=sum(
                any(0 <= (flare - on).days <= 2 for on in done_on[id_]) for flare in facts.flares
            ),
            flares=len(facts.flares),
        )
        for id_, shown in points.items()
    ]
    found.sort(key=lambda one: (-len(one.bad_ids), -one.sessions, one.name))
    return tuple(replace(one, words=_drill_words(one, library.words)) for one in found)


def _drill_words(drill: DrillResponse, words: Texts) -> str:
    said = words("response.bad", n=drill.sessions, bad=len(drill.bad_ids))
    if not drill.flares:
        return said
    return words("response.before", said=said, before=drill.before_flares, n=drill.flares)


def turns(
    record: PatientRecord, library: Library, facts: LogFacts, units: Units = METRIC
) -> tuple[Turn, ...]:
    """Flares and improvements, oldest first, each with what changed in the week up to it.

    ``facts`` are those of the record's log (``designer.safety.facts.log_facts``); weights and
    distances are told in ``units``.
    """
    changes = _changes(record, library, facts, units)
    found = [
        Turn(
            on=on,
            kind="flare",
            text=library.words("event.flare"),
            before=_within(changes, on),
            entry_id=_entry_on(facts, on),
        )
        for on in facts.flares
    ]
    found += [
        Turn(on=on, kind="improvement", text=text, before=_within(changes, on), entry_id=entry_id)
        for on, text, entry_id in _improvements(facts, library.words)
    ]
    return tuple(sorted(found, key=lambda turn: (turn.on, turn.kind)))


def caveat(found: tuple[Turn, ...], words: Texts) -> str:
    """How little this says, in words."""
    flares = sum(turn.kind == "flare" for turn in found)
    better = len(found) - flares
    return words(
        "response.few" if max(flares, better) < _FEW else "response.caveat",
        flares=words("response.flares", n=flares),
        improvements=words("response.improvements", n=better),
    )


def _changes(
    record: PatientRecord, library: Library, facts: LogFacts, units: Units
) -> tuple[tuple[date, str], ...]:
    """What changed, by the day on which it changed: drills, figures done, and the plan."""
    words = library.words
    found = [*_firsts(facts, library, units)]
    for marker in markers(record, library, facts):
        day = marker.at.date()
        if marker.kind == "procedure":
            found.append((day, words("response.procedure")))
        elif marker.kind in {"week", "program"} and not marker.repeats:
            found.append((day, words("response.began", week=marker.prog_week)))
        elif marker.kind == "dose":
            found.append((day, marker.text))
        elif marker.kind == "step-back":
            found.append((day, words("response.step-back", week=marker.prog_week)))
    return tuple(sorted(found))


def _firsts(facts: LogFacts, library: Library, units: Units) -> Iterator[tuple[date, str]]:
    """Drills done for the first time, and figures done that are higher than ever before."""
    words = library.words
    best: dict[tuple[str, str], float] = {}
    for session in facts.sessions:
        for item in session.items:
            day, name = session.at.date(), _name(item.exercise_id, library)
            if (item.exercise_id, "") not in best:
                best[item.exercise_id, ""] = 0
                if session is not facts.sessions[0]:
                    yield day, words("response.first", name=name)
            for field, quantity in _FIGURES.items():
                value = _figure(item, field)
                key = (item.exercise_id, field)
                if value is not None and value > best.get(key, value):
                    was, now = (
                        _in_units(best[key], quantity, units),
                        _in_units(value, quantity, units),
                    )
                    unit = units.name(quantity) if quantity is not None else ""
                    told = words(f"response.more.{field}", name=name, was=was, now=now, unit=unit)
                    yield day, told
                if value is not None:
                    best[key] = max(value, best.get(key, value))


_FIGURES: Mapping[str, Quantity | None] = {
    "hold_s_done": None,
    "reps_done": None,
    "sets_done": None,
    "load_kg": "weight",
    "duration_s_done": None,
    "distance_m_done": "distance",
}


def _in_units(stored: float, quantity: Quantity | None, units: Units) -> float:
    return stored if quantity is None else units.shown(quantity, stored)


def _figure(item: ItemLog, field: str) -> float | None:
    value: float | None = getattr(item, field)
    return value


def _within(changes: tuple[tuple[date, str], ...], on: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for day, text in changes if 0 <= (on - day).days < WINDOW_DAYS))


def _improvements(facts: LogFacts, words: Texts) -> Iterator[tuple[date, str, str]]:
    """Where the median of two weeks fell by 2 points or more against the two weeks before."""
    rows = (
        ("response.during", series.pain(facts.sessions, facts.days).peak),
        ("response.worst", series.worst_pain(facts.days)),
        ("response.leg", series.leg_pain(facts.days)),
    )
    for key, points in rows:
        falls = sorted(_falls(points), key=lambda fall: (fall[1] - fall[2], fall[0].at))
        taken: list[date] = []
        for point, before, after in reversed(falls):
            on = point.at.date()
            if all(abs((on - other).days) > _EITHER_SIDE_DAYS for other in taken):
                taken.append(on)
                yield on, words(key, first=before, last=after), point.entry_id


def _falls(points: Series) -> Iterator[tuple[Point, float, float]]:
    """Each point from which the next two weeks are so much better, with both medians."""
    span = timedelta(days=_EITHER_SIDE_DAYS)
    moments = [point.at for point in points]
    for number, point in enumerate(points):
        start, end = bisect_left(moments, point.at - span), bisect_left(moments, point.at + span)
        before = [p.value for p in points[start:number] if p.at < point.at]
        after = [p.value for p in points[number:end]]
        if min(len(before), len(after)) >= _LEAST_ENTRIES:
            then, now = median(before), median(after)
            if then - now >= IMPROVED_POINTS:
                yield point, then, now


def _entry_on(facts: LogFacts, on: date) -> str:
    logged = [s.id for s in facts.sessions if s.at.date() == on]
    return next(iter([*logged, *(day.id for day in facts.days if day.on == on)]), "")


def _name(exercise_id: str, library: Library) -> str:
    exercise = library.exercises.get(exercise_id)
    return exercise_id if exercise is None else exercise.name
