"""What a chart shows, free of any drawing: lines, a band, goal lines and the axis."""

from dataclasses import dataclass, field

from designer.progress.series import Series


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A named line of points; as ``bars`` each point counts for the week that it begins."""

    name: str
    points: Series
    bars: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A shaded range of values and what it means."""

    low: float
    high: float
    name: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A level to reach or to stay under, and what it means."""

    value: float
    name: str


@dataclass(frozen=True, slots=True)
class ChartContent:
    """One chart. ``top`` is the least height of the value axis."""

    title: str
    unit: str
    lines: tuple[ChartLine, ...]
    top: float
    band: Band | None = None
    goals: tuple[Goal, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not any(line.points for line in self.lines)
