"""Response by exercise: what came before each flare and each improvement.

It lists what came before and counts how few the data are; it never says that one thing caused
another. What is a bad response or a flare is decided in ``designer.safety.scene.responses`` alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Literal

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.log import ItemLog
from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.markers import marker_words, markers
from designer.progress.series import Point, Series
from designer.safety.scene.response_hits import worst_of
from designer.safety.scene.responses import LogFacts

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

    @property
    def words(self) -> str:
        """Such as: bad response in 2 of 3 sessions; done before 1 of 1 flare."""
        said = f"bad response in {len(self.bad_ids)} of {self.sessions} "
        said += "session" if self.sessions == 1 else "sessions"
        if self.flares:
            flares = "flare" if self.flares == 1 else "flares"
            said += f"; done up to two days before {self.before_flares} of {self.flares} {flares}"
        return said


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
    return tuple(sorted(found, key=lambda one: (-len(one.bad_ids), -one.sessions, one.name)))


def turns(record: PatientRecord, library: Library, facts: LogFacts) -> tuple[Turn, ...]:
    """Flares and improvements, oldest first, each with what changed in the week up to it.

    ``facts`` are those of the record's log (``designer.safety.facts.log_facts``).
    """
    changes = _changes(record, library, facts)
    found = [
        Turn(
            on=on,
            kind="flare",
            text="flare",
            before=_within(changes, on),
            entry_id=_entry_on(facts, on),
        )
        for on in facts.flares
    ]
    found += [
        Turn(on=on, kind="improvement", text=text, before=_within(changes, on), entry_id=entry_id)
        for on, text, entry_id in _improvements(facts)
    ]
    return tuple(sorted(found, key=lambda turn: (turn.on, turn.kind)))


def caveat(found: tuple[Turn, ...]) -> str:
    """How little this says, in words."""
    flares = sum(turn.kind == "flare" for turn in found)
    better = len(found) - flares
    what = f"{_count(flares, 'flare')} and {_count(better, 'improvement')}"
    if max(flares, better) < _FEW:
        return f"{what}: too few to show a pattern. What came before need not be the cause."
    return f"{what}. What came before need not be the cause."


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _changes(
    record: PatientRecord, library: Library, facts: LogFacts
) -> tuple[tuple[date, str], ...]:
    """What changed, by the day on which it changed: drills, figures done, and the plan."""
    found = [*_firsts(facts, library)]
    for marker in markers(record, library, facts):
        day = marker.at.date()
        if marker.kind == "procedure":
            found.append((day, "procedure"))
        elif marker.kind in {"week", "program"} and not marker.repeats:
            found.append((day, f"began progression week {marker.prog_week}"))
        elif marker.kind == "dose":
            found.append((day, marker_words(marker)))
        elif marker.kind == "step-back":
            found.append((day, f"stepped back to progression week {marker.prog_week}"))
    return tuple(sorted(found))


def _firsts(facts: LogFacts, library: Library) -> Iterator[tuple[date, str]]:
    """Drills done for the first time, and figures done that are higher than ever before."""
    best: dict[tuple[str, str], float] = {}
    for session in facts.sessions:
        for item in session.items:
            day, name = session.at.date(), _name(item.exercise_id, library)
            if (item.exercise_id, "") not in best:
                best[item.exercise_id, ""] = 0
                if session is not facts.sessions[0]:
                    yield day, f"first time: {name}"
            for field, words in _FIGURES.items():
                value = _figure(item, field)
                key = (item.exercise_id, field)
                if value is not None and value > best.get(key, value):
                    yield day, f"{name}: {best[key]:g} to {value:g} {words}"
                if value is not None:
                    best[key] = max(value, best.get(key, value))


_FIGURES: Mapping[str, str] = {
    "hold_s_done": "s hold",
    "reps_done": "reps",
    "sets_done": "sets",
    "load_kg": "kg",
    "duration_s_done": "s",
    "distance_m_done": "m",
}


def _figure(item: ItemLog, field: str) -> float | None:
    value: float | None = getattr(item, field)
    return value


def _within(changes: tuple[tuple[date, str], ...], on: date) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for day, text in changes if 0 <= (on - day).days < WINDOW_DAYS))


def _improvements(facts: LogFacts) -> Iterator[tuple[date, str, str]]:
    """Where the median of two weeks fell by 2 points or more against the two weeks before."""
    rows = (
        ("pain during exercise", series.pain(facts.sessions, facts.days).peak),
        ("the day's worst pain", series.worst_pain(facts.days)),
        ("the day's worst leg pain", series.leg_pain(facts.days)),
    )
    for name, points in rows:
        falls = sorted(_falls(points), key=lambda fall: (fall[1] - fall[2], fall[0].at))
        taken: list[date] = []
        for point, before, after in reversed(falls):
            on = point.at.date()
            if all(abs((on - other).days) > _EITHER_SIDE_DAYS for other in taken):
                taken.append(on)
                yield on, f"{name} fell from {before:g} to {after:g}", point.entry_id


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
