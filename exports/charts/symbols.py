"""The symbols of points and of what happened: shapes tell them apart where colour cannot."""

from math import cos, pi, sin

from exports.charts.drawing import Area, Dot, Mark, Stroke

DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.2, 2), (6, 2, 1.2, 2), (9, 3), (3, 3))
"""By the number of the line; the same order as on the screen."""

_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),  # a circle
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((-1, -0.9), (1, -0.9), (0, 1)),
    ((0, -1.2), (1, 0), (0, 1.2), (-1, 0)),
    tuple((1.2 * sin(k * pi / 2.5), -1.2 * cos(k * pi / 2.5)) for k in range(5)),
    ((0, -1), (1, 0.9), (-1, 0.9)),
)


def symbol(number: int, x: float, y: float, radius: float, color: str, paper: str) -> Mark:
    """The symbol of a line: filled for even numbers, open for odd ones."""
    fill = color if number % 2 == 0 else paper
    shape = _SHAPES[number % len(_SHAPES)]
    if not shape:
        return Dot(x, y, radius, fill, color, 0.8)
    points = tuple((x + px * radius, y + py * radius) for px, py in shape)
    return Area(points, fill, color, 0.8)


def sign(kind: str, x: float, y: float, radius: float, color: str, paper: str) -> list[Mark]:
    """The sign of a marker, its middle at (x, y)."""
    r = radius
    if kind == "flare":
        return [Area(((x, y - r), (x + r, y + r), (x - r, y + r)), color)]
    if kind == "step-back":
        return [Area(((x + r, y - r), (x + r, y + r), (x - r, y)), color)]
    if kind == "procedure":
        return [
            Stroke(((x - r, y), (x + r, y)), color, r * 0.7),
            Stroke(((x, y - r), (x, y + r)), color, r * 0.7),
        ]
    if kind == "clearance":
        return [Stroke(((x - r, y), (x - r / 3, y + r), (x + r, y - r)), color, 1.2)]
    if kind == "dose":
        return [Area(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), paper, color, 0.8)]
    return []
