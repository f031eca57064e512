"""Between wall times and the numbers of the time axis; zones and daylight saving play no part."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from designer.progress.series import Point

DAY_S = 86_400
WEEK_S = 7 * DAY_S


def seconds(moment: datetime) -> float:
    """A wall time as the number that the time axis uses."""
    return moment.replace(tzinfo=UTC).timestamp()


def moment_of(at_s: float) -> datetime:
    """The wall time at a place of the time axis."""
    return datetime.fromtimestamp(at_s, tz=UTC).replace(tzinfo=None)


def arrays(points: Sequence[Point]) -> tuple[Any, Any]:
    """Times in seconds and values, as numpy arrays."""
    if not points:
        return np.empty(0), np.empty(0)
    moments = np.array([point.at for point in points], dtype="datetime64[us]")
    return moments.astype(np.int64) / 1e6, np.array([point.value for point in points], dtype=float)


def broken(at_s: Any, value: Any, gap_days: float) -> tuple[Any, Any]:
    """The same with a NaN wherever two points lie further apart, which breaks the line there."""
    cuts = np.flatnonzero(np.diff(at_s) > gap_days * DAY_S) + 1
    if not len(cuts):
        return at_s, value
    return np.insert(at_s, cuts, at_s[cuts - 1]), np.insert(value, cuts, np.nan)
