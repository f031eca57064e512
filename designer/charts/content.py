"""One chart as values: lines, a band, goal lines and the axis."""

from datetime import datetime
from typing import Literal

from designer.model.base import Value
from designer.progress.series import Series

ChartId = Literal["pain", "leg", "tolerance", "sessions", "linger", "holds", "measure"]


class ChartLine(Value, frozen=True, kw_only=True):
    """A named line of points; as ``bars`` each point counts for the week that it begins."""

    name: str
    points: Series
    bars: bool = False
    main: bool = False  # drawn stronger than the others: what the eye should find first


class Band(Value, frozen=True, kw_only=True):
    """A shaded range of values and what it means.

    Of a ``limit`` the range is what is still allowed, so what lies above it is hatched instead.
    """

    low: float
    high: float
    name: str
    limit: bool = False


class Goal(Value, frozen=True, kw_only=True):
    """A level to reach or to stay under, and what it means.

    ``line`` names the line that it is about, where there are several.
    """

    value: float
    name: str
    line: str = ""


class ChartContent(Value, frozen=True, kw_only=True):
    """One chart. ``top`` is the least height of the value axis, which begins at 0.

    ``words`` say the same for people who cannot see it; ``source`` is where a threshold is from.
    ``gap_days`` is the longest time between two entries that a line may bridge. ``so_far`` begins
    the week that is not over, of a chart with bars.
    """

    id: ChartId
    title: str
    unit: str
    lines: tuple[ChartLine, ...]
    top: float
    highest: float | None = None  # of the scale, which the axis need not show whole
    key: str = ""  # tells several charts of one kind apart: the measure
    band: Band | None = None
    goals: tuple[Goal, ...] = ()
    source: str = ""
    words: str = ""
    gap_days: float = 10
    so_far: datetime | None = None

    @property
    def is_empty(self) -> bool:
        return not any(line.points for line in self.lines)

    @property
    def height(self) -> float:
        """The top of the value axis: room for every point, goal and band, but not for the scale."""
        values = [point.value for line in self.lines for point in line.points]
        values += [goal.value for goal in self.goals]
        if self.band is not None:
            values.append(self.band.high)
        return max([self.top, *values])
