"""Fewer points for the same picture: of each column its first, lowest, highest and last."""

from collections.abc import Iterable

from designer.progress.series import Point, Series


def thinned(points: Series, columns: int) -> Series:
    """At most four points for each of ``columns`` equal stretches of time; every peak is kept."""
    if len(points) <= 4 * columns:
        return points
    first = points[0].at
    width = (points[-1].at - first) / columns
    found: list[Point] = []
    column: list[Point] = []
    number = 0
    for point in points:
        now = min(columns - 1, int((point.at - first) / width))
        if now != number:
            found.extend(_corners(column))
            column, number = [], now
        column.append(point)
    found.extend(_corners(column))
    return tuple(found)


def _corners(column: list[Point]) -> Iterable[Point]:
    if len(column) <= 4:
        return column
    low = min(range(len(column)), key=lambda index: column[index].value)
    high = max(range(len(column)), key=lambda index: column[index].value)
    return [column[index] for index in sorted({0, low, high, len(column) - 1})]
