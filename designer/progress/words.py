"""The course in sentences: "Pain during exercise fell from 5 to 2 over six weeks."."""

from collections.abc import Iterator
from datetime import date
from statistics import median

from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.series import Series

_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
_EDGE = 3  # entries at either end that are taken together, so that one bad day decides nothing
_LEAST_DAYS = 7  # a shorter course says nothing about a trend


def summary(record: PatientRecord, today: date) -> tuple[str, ...]:
    """What the log shows up to ``today``, one sentence for each thing that was logged."""
    sessions = [session for session in record.sessions if session.at.date() <= today]
    days = [day for day in record.days if day.on <= today]
    if not sessions and not days:
        return ("Nothing is logged yet.",)
    pain = series.pain(sessions, days)
    tolerance = series.tolerance(days)
    sentences = [
        _course("Pain during exercise", pain.peak),
        _course("Pain the day after", pain.next_day),
        _course("The worst leg pain of the day", series.leg_pain(days)),
        _course("Walking tolerance", tolerance.walk, " minutes", edge=1),
        _course("Standing tolerance", tolerance.stand, " minutes", edge=1),
        _course("Sitting tolerance", tolerance.sit, " minutes", edge=1),
        *_habit(record, today),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _course(what: str, points: Series, unit: str = "", edge: int = _EDGE) -> str:
    """How a series went from its first entries to its last; empty when there is too little."""
    if not points or (points[-1].at - points[0].at).days < _LEAST_DAYS:
        return ""
    size = min(edge, len(points) // 2)
    first = median(point.value for point in points[:size])
    last = median(point.value for point in points[-size:])
    span = _span((points[-1].at - points[0].at).days)
    if first == last:
        return f"{what} stayed at {first:g}{unit} over {span}."
    verb = "fell" if last < first else "rose"
    return f"{what} {verb} from {first:g} to {last:g}{unit} over {span}."


def _span(days: int) -> str:
    weeks = max(1, round(days / 7))
    number = _COUNTS[weeks] if weeks < len(_COUNTS) else str(weeks)
    return f"{number} {'week' if weeks == 1 else 'weeks'}"


def _habit(record: PatientRecord, today: date) -> Iterator[str]:
    """How often sessions were done. The week of today is not over and does not count."""
    weeks = series.sessions_per_week(record.sessions, today)[:-1]
    if not weeks:
        return
    counts = [week.sessions for week in weeks]
    low, high = min(counts), max(counts)
    often = f"{low}" if low == high else f"{low} to {high}"
    yield f"Sessions done: {often} a week over {_span(7 * len(weeks))}."
