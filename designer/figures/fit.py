"""Few curves through many points: what makes outlines smooth and files small.

The method is Schneider's: one cubic with given end directions, its handles by least squares; where
it strays too far, the points are cut there and each half gets its own.
"""

from itertools import pairwise
from math import cos, hypot, sin

from designer.figures.drawing import Segment
from designer.figures.hull import Point


def fitted(
    points: list[Point], first: Point, last: Point, tolerance: float, depth: int = 6
) -> list[Segment]:
    """Curves from the first point to the last; ``first`` and ``last`` are unit directions.

    No point lies further than ``tolerance`` from the curves, unless ``depth`` cuts were not enough.
    """
    if len(points) < 3:
        return [_straightish(points[0], points[-1], first, last)]
    shares = _shares(points)
    one, two = _handles(points, shares, first, last)
    worst, at = _worst(points, shares, one, two)
    for _ in range(2):
        if not tolerance < worst < tolerance * 5:
            break
        shares = _closer(points, shares, one, two)
        one, two = _handles(points, shares, first, last)
        worst, at = _worst(points, shares, one, two)
    if worst <= tolerance or depth == 0:
        return [("C", *one, *two, *points[-1])]
    way = _unit(points[at + 1][0] - points[at - 1][0], points[at + 1][1] - points[at - 1][1])
    return [
        *fitted(points[: at + 1], first, way, tolerance, depth - 1),
        *fitted(points[at:], way, last, tolerance, depth - 1),
    ]


def direction(angle: float) -> Point:
    return cos(angle), sin(angle)


def fitted_line(points: list[Point], tolerance: float = 0.3) -> list[Segment]:
    """An open line through points, smooth all along, from its first point."""
    (x1, y1), (x2, y2) = points[0], points[1]
    (x3, y3), (x4, y4) = points[-2], points[-1]
    start: Segment = ("M", x1, y1)
    return [
        start,
        *fitted(points, _unit(x2 - x1, y2 - y1), _unit(x4 - x3, y4 - y3), tolerance),
    ]


def _unit(x: float, y: float) -> Point:
    length = hypot(x, y)
    return (x / length, y / length) if length > 1e-9 else (1.0, 0.0)


def _straightish(start: Point, end: Point, first: Point, last: Point) -> Segment:
    third = hypot(end[0] - start[0], end[1] - start[1]) / 3
    return (
        "C",
        start[0] + first[0] * third,
        start[1] + first[1] * third,
        end[0] - last[0] * third,
        end[1] - last[1] * third,
        *end,
    )


def _shares(points: list[Point]) -> list[float]:
    """Where each point lies along the way, 0 to 1."""
    way = [0.0]
    for (x1, y1), (x2, y2) in pairwise(points):
        way.append(way[-1] + hypot(x2 - x1, y2 - y1))
    return [one / way[-1] for one in way]


def _handles(
    points: list[Point], shares: list[float], first: Point, last: Point
) -> tuple[Point, Point]:
    (x0, y0), (x3, y3) = points[0], points[-1]
    aa = ab = bb = pa = pb = 0.0
    dot = -(first[0] * last[0] + first[1] * last[1])
    for (x, y), t in zip(points, shares, strict=True):
        s = 1 - t
        b1, b2 = 3 * s * s * t, 3 * s * t * t
        b0, b3 = s * s * s, t * t * t
        dx = x - (b0 + b1) * x0 - (b2 + b3) * x3
        dy = y - (b0 + b1) * y0 - (b2 + b3) * y3
        aa += b1 * b1
        ab += b1 * b2 * dot
        bb += b2 * b2
        pa += b1 * (dx * first[0] + dy * first[1])
        pb -= b2 * (dx * last[0] + dy * last[1])
    span = hypot(x3 - x0, y3 - y0)
    det = aa * bb - ab * ab
    one = two = span / 3
    if abs(det) > 1e-12:
        one, two = (pa * bb - pb * ab) / det, (aa * pb - ab * pa) / det
    if not (0.01 * span < one < 3 * span and 0.01 * span < two < 3 * span):
        one = two = span / 3
    return (
        (x0 + first[0] * one, y0 + first[1] * one),
        (x3 - last[0] * two, y3 - last[1] * two),
    )


def _worst(points: list[Point], shares: list[float], one: Point, two: Point) -> tuple[float, int]:
    """The greatest distance from the curve, and at which inner point."""
    (x0, y0), (x3, y3) = points[0], points[-1]
    (x1, y1), (x2, y2) = one, two
    worst, at = 0.0, len(points) // 2
    for index in range(1, len(points) - 1):
        t = shares[index]
        s = 1 - t
        b0, b1, b2, b3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        dx = b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3 - points[index][0]
        dy = b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3 - points[index][1]
        square = dx * dx + dy * dy
        if square > worst:
            worst, at = square, index
    return worst**0.5, at


def _closer(points: list[Point], shares: list[float], one: Point, two: Point) -> list[float]:
    """The shares moved to where the curve is nearest, by one step of Newton."""
    (x0, y0), (x3, y3) = points[0], points[-1]
    (x1, y1), (x2, y2) = one, two
    moved = []
    for (x, y), t in zip(points, shares, strict=True):
        s = 1 - t
        b0, b1, b2, b3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        ex = b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3 - x
        ey = b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3 - y
        c0, c1, c2 = 3 * s * s, 6 * s * t, 3 * t * t
        vx = c0 * (x1 - x0) + c1 * (x2 - x1) + c2 * (x3 - x2)
        vy = c0 * (y1 - y0) + c1 * (y2 - y1) + c2 * (y3 - y2)
        ax = 6 * s * (x2 - 2 * x1 + x0) + 6 * t * (x3 - 2 * x2 + x1)
        ay = 6 * s * (y2 - 2 * y1 + y0) + 6 * t * (y3 - 2 * y2 + y1)
        below = vx * vx + vy * vy + ex * ax + ey * ay
        step = (ex * vx + ey * vy) / below if abs(below) > 1e-9 else 0.0
        moved.append(min(1.0, max(0.0, t - step)))
    moved[0], moved[-1] = 0.0, 1.0
    return moved
