"""Between wall times and the numbers of the time axis; zones and daylight saving play no part."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from designer.progress.series import Point

DAY_S = 86_400
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # wall times have no zone
WEEK_S = 7 * DAY_S


def seconds(moment: datetime) -> float:
    """A wall time as the number that the time axis uses."""
    return (moment - _EPOCH).total_seconds()


def moment_of(at_s: float) -> datetime:
    """The wall time at a place of the time axis."""
    return _EPOCH + timedelta(seconds=at_s)


def arrays(points: Sequence[Point]) -> tuple[Any, Any]:
    """Times in seconds and values, as numpy arrays."""
    count = len(points)
    at_s = np.fromiter(((point.at - _EPOCH).total_seconds() for point in points), float, count)
    return at_s, np.fromiter((point.value for point in points), float, count)


def broken(at_s: Any, value: Any, gap_days: float) -> tuple[Any, Any]:
    """The same with a NaN wherever two points lie further apart, which breaks the line there."""
    cuts = np.flatnonzero(np.diff(at_s) > gap_days * DAY_S) + 1
    if not len(cuts):
        return at_s, value
    return np.insert(at_s, cuts, at_s[cuts - 1]), np.insert(value, cuts, np.nan)
