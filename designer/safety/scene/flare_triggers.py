"""What makes a flare (clinical-spec 3.3): any one of these, besides a flare that is marked."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from designer.model.log import DayLog, SessionLog
from designer.safety.scene.response_hits import RISE_ABOVE, Hit

_INSIDE_DAYS = 7  # "inside 7 days" of the flare definition
_NORMAL_SORENESS = {"abdominals", "glutes", "hamstrings"}

_Event = tuple[date, str, tuple[str, ...]]  # when, in which session, of which exercises


def repeated_hits(hits: Iterable[Hit]) -> set[date]:
    """Days of a second response inside a week, of another exercise or the same one again."""
    events: list[_Event] = sorted({(h.on, h.session_id, h.exercise_ids) for h in hits})
    return {
        later[0]
        for index, later in enumerate(events)
        for earlier in events[:index]
        if (later[0] - earlier[0]).days < _INSIDE_DAYS and not _may_be_one(earlier, later)
    }


def _may_be_one(earlier: _Event, later: _Event) -> bool:
    """Whether two events of a session may be the same: of one exercise, or of one not named."""
    if later[1] != earlier[1]:
        return False
    unnamed = later[0] == earlier[0] and not (earlier[2] and later[2])
    return unnamed or bool(set(later[2]) & set(earlier[2]))


def is_worse_next_day(day: DayLog, session: SessionLog | None) -> bool:
    """Whether the day after a session hurt by more than 2 points more than before it."""
    if session is None or session.pain_before is None or day.pain_next_day is None:
        return False
    return day.pain_next_day - session.pain_before > RISE_ABOVE and not only_muscle(day)


def two_bad_days(days: Iterable[DayLog]) -> set[date]:
    """The second of two days with the worst pain over the median of the week before by over 2."""
    worst = {day.on: day.worst_pain for day in days if day.worst_pain is not None}
    found = set()
    for on, pain in worst.items():
        first = on - timedelta(days=1)
        if first not in worst:
            continue
        before = [worst[d] for n in range(1, 8) if (d := first - timedelta(days=n)) in worst]
        if before and min(pain, worst[first]) - median(before) > RISE_ABOVE:
            found.add(on)
    return found


def only_muscle(day: DayLog) -> bool:
    """Soreness of abdominals, glutes or hamstrings is never a hit (R-146)."""
    return day.soreness_kind == "muscle" and day.soreness_site in _NORMAL_SORENESS
