"""How a line went, in a sentence: "Pain during exercise fell from 5 to 2 over six weeks."."""

from statistics import median

from designer.progress.series import Series

_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
_EDGE = 3  # entries at either end that are taken together, so that one bad day decides nothing
_LEAST_DAYS = 7  # a shorter course says nothing about a trend


def course(what: str, points: Series, unit: str = "", edge: int = _EDGE) -> str:
    """How a series went from its first entries to its last; empty when there is too little."""
    ends = course_ends(points, edge)
    if ends is None:
        return ""
    first, last = ends
    span = span_words((points[-1].at - points[0].at).days)
    if first == last:
        return f"{what} stayed at {first:g}{unit} over {span}."
    verb = "fell" if last < first else "rose"
    return f"{what} {verb} from {first:g} to {last:g}{unit} over {span}."


def course_ends(points: Series, edge: int = _EDGE) -> tuple[float, float] | None:
    """Where a series began and where it is now; None when there is too little to say so."""
    if len(points) < 2 or (points[-1].at - points[0].at).days < _LEAST_DAYS:
        return None
    size = min(edge, len(points) // 2)
    first = median(point.value for point in points[:size])
    return first, median(point.value for point in points[-size:])


def span_words(days: int) -> str:
    """A span of days in weeks, small numbers as words."""
    weeks = max(1, round(days / 7))
    number = count_word(weeks)
    return f"{number} {'week' if weeks == 1 else 'weeks'}"


def count_word(number: int) -> str:
    """Up to twelve as a word."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)
