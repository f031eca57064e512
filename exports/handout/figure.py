"""A picture as lines, without a drawing library: what a figure of an exercise is on paper."""

from designer.model.base import Value


class Stroke(Value, frozen=True, kw_only=True):
    """A line through points (x, y) in the figure's own units, y downwards."""

    points: tuple[tuple[float, float], ...]
    width: float = 1
    closed: bool = False
    filled: bool = False


class Figure(Value, frozen=True, kw_only=True):
    """Strokes inside a box of ``width`` x ``height`` units."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
