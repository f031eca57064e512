"""A chart as a list of marks in points, y downwards: written as SVG or onto a page."""

from collections.abc import Sequence
from typing import Literal, NamedTuple


class Stroke(NamedTuple):
    """A line through points. ``dash`` is empty for a whole line; a colour is #RRGGBB."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float
    dash: tuple[float, ...] = ()


class Area(NamedTuple):
    """A filled outline with straight edges; ``line`` empty: no edge."""

    points: tuple[tuple[float, float], ...]
    fill: str
    line: str = ""
    width: float = 0


class Dot(NamedTuple):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str
    line: str
    width: float


class Words(NamedTuple):
    """One line of text; ``y`` is its base line."""

    x: float
    y: float
    text: str
    size: float
    color: str
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False


Mark = Stroke | Area | Dot | Words


class ChartDrawing(NamedTuple):
    """One chart. ``words`` say what it shows, for those who cannot see it."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    words: str


def box(x: float, y: float, width: float, height: float) -> tuple[tuple[float, float], ...]:
    """The corners of a rectangle."""
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def stacked(drawings: Sequence[ChartDrawing], gap: float = 12) -> ChartDrawing:
    """Drawings below each other, as one."""
    marks: list[Mark] = []
    top = 0.0
    for drawing in drawings:
        marks.extend(moved(mark, 0, top) for mark in drawing.marks)
        top += drawing.height + gap
    return ChartDrawing(
        width=max((drawing.width for drawing in drawings), default=0),
        height=max(0, top - gap),
        marks=tuple(marks),
        title="; ".join(drawing.title for drawing in drawings),
        words=" ".join(drawing.words for drawing in drawings if drawing.words),
    )


def moved(mark: Mark, x: float, y: float) -> Mark:
    """The same mark elsewhere."""
    if isinstance(mark, Stroke | Area):
        return mark._replace(points=tuple((px + x, py + y) for px, py in mark.points))
    return mark._replace(x=mark.x + x, y=mark.y + y)
