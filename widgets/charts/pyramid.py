"""Lowest and highest of ever larger stretches of a long line, so that any zoom is drawn quickly.

A million points on a thousand columns of pixels look the same as the lowest and highest of each
column; no peak is lost. Each level halves the one before.
"""

from typing import Any

import numpy as np

_FIRST = 4  # points in a stretch of the first level


class Pyramid:
    """A line of points. ``at_s`` never falls; ``value`` may hold NaN, which breaks the line."""

    def __init__(self, at_s: Any, value: Any) -> None:  # numpy arrays
        self.at_s, self.value = at_s, value
        self._levels: list[tuple[int, Any, Any]] = []

    def between(self, first_s: float, last_s: float, columns: int) -> tuple[Any, Any]:
        """Places and values to draw between two times, and one point beyond either.

        All of them where they are few, else the lowest and highest of about ``columns`` stretches.
        """
        start = max(0, int(np.searchsorted(self.at_s, first_s)) - 1)
        end = min(len(self.at_s), int(np.searchsorted(self.at_s, last_s, side="right")) + 1)
        count = end - start
        if count <= 2 * columns:
            return self.at_s[start:end], self.value[start:end]
        size, low, high = self._level(count / columns)
        left, right = start // size, -(-end // size)
        values = np.empty(2 * (right - left))
        values[0::2], values[1::2] = low[left:right], high[left:right]
        return np.repeat(self.at_s[left * size : right * size : size], 2)[: len(values)], values

    def nearest(self, at_s: float) -> int | None:
        """The number of the point nearest to a time; None without points."""
        if not len(self.at_s):
            return None
        after = int(np.searchsorted(self.at_s, at_s))
        if after == 0:
            return 0
        if after == len(self.at_s):
            return after - 1
        before_is_nearer = at_s - self.at_s[after - 1] <= self.at_s[after] - at_s
        return after - 1 if before_is_nearer else after

    def _level(self, points: float) -> tuple[int, Any, Any]:
        """The finest level with at least so many points in a stretch; made when first needed."""
        if not self._levels:
            self._levels = list(_levels(self.value))
        return next((level for level in self._levels if level[0] >= points), self._levels[-1])


def _levels(value: Any) -> list[tuple[int, Any, Any]]:
    """Size, lowest and highest of each level. A NaN counts only where a stretch has no value."""
    levels = []
    low, high, size = _halved(value, value, _FIRST)
    step = _FIRST
    while True:
        levels.append((step, low, high))
        if len(low) <= 2:
            return levels
        low, high, size = _halved(low, high, 2)
        step *= size


def _halved(low: Any, high: Any, size: int) -> tuple[Any, Any, int]:
    short = -len(low) % size
    if short:
        low = np.concatenate((low, np.full(short, np.nan)))
        high = np.concatenate((high, np.full(short, np.nan)))
    return (
        np.fmin.reduce(low.reshape(-1, size), axis=1),
        np.fmax.reduce(high.reshape(-1, size), axis=1),
        size,
    )
