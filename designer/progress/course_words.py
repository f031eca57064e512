"""How a line went, in a sentence: "Pain during exercise fell from 5 to 2 over six weeks."."""

from statistics import median

from designer.progress.series import Series
from designer.text import Texts

_EDGE = 3  # entries at either end that are taken together, so that one bad day decides nothing
_LEAST_DAYS = 7  # a shorter course says nothing about a trend


def course(words: Texts, what: str, points: Series, unit: str = "", edge: int = _EDGE) -> str:
    """How a series went from its first entries to its last; empty when there is too little.

    ``unit`` stands behind the last figure, with its blank.
    """
    ends = course_ends(points, edge)
    if ends is None:
        return ""
    first, last = ends
    way = "stayed" if first == last else "fell" if last < first else "rose"
    span = span_words((points[-1].at - points[0].at).days, words)
    return words(f"course.{way}", what=what, first=first, last=last, unit=unit, span=span)


def course_ends(points: Series, edge: int = _EDGE) -> tuple[float, float] | None:
    """Where a series began and where it is now; None when there is too little to say so."""
    if len(points) < 2 or (points[-1].at - points[0].at).days < _LEAST_DAYS:
        return None
    size = min(edge, len(points) // 2)
    first = median(point.value for point in points[:size])
    return first, median(point.value for point in points[-size:])


def span_words(days: int, words: Texts) -> str:
    """A span of days in weeks, small numbers as words."""
    weeks = max(1, round(days / 7))
    return words("course.span", n=weeks, count=count_word(weeks, words))


def count_word(number: int, words: Texts) -> str:
    """Up to twelve as a word."""
    key = f"count.{number}"
    return words(key) if key in words else str(number)
