"""The outline of the hull of circles, exactly, as lines and arcs."""

from math import acos, atan2, ceil, cos, hypot, pi, sin, tan
from typing import NamedTuple

Circle = tuple[float, float, float]  # x, y, radius
Point = tuple[float, float]
TURN = 2 * pi


class Arc(NamedTuple):
    """A piece of circle number ``circle`` from angle ``start`` to ``end`` (radians, increasing)."""

    circle: int
    start: float
    end: float


def hull_arcs(circles: list[Circle]) -> list[Arc]:
    """The arcs of the hull in order; straight lines join the end of each to the next."""
    angles = sorted(_switches(circles))
    if not angles:
        return [Arc(_outermost(circles, 0.0), 0.0, TURN)]
    arcs: list[Arc] = []
    for start, end in zip(angles, [*angles[1:], angles[0] + TURN], strict=True):
        if end - start < 1e-7:
            continue
        index = _outermost(circles, (start + end) / 2)
        if arcs and arcs[-1].circle == index:
            arcs[-1] = Arc(index, arcs[-1].start, end)
        else:
            arcs.append(Arc(index, start, end))
    if len(arcs) > 1 and arcs[0].circle == arcs[-1].circle:
        first = arcs.pop(0)
        arcs[-1] = Arc(first.circle, arcs[-1].start, first.end + TURN)
    return arcs if len(arcs) > 1 else [Arc(arcs[0].circle, 0.0, TURN)]


def _switches(circles: list[Circle]) -> list[float]:
    """Directions in which two circles reach equally far and none reaches further."""
    found = []
    for i, (xi, yi, ri) in enumerate(circles):
        for xj, yj, rj in circles[i + 1 :]:
            dx, dy = xj - xi, yj - yi
            distance = hypot(dx, dy)
            if distance <= abs(ri - rj) + 1e-9:
                continue  # one lies inside the other
            middle, spread = atan2(dy, dx), acos((ri - rj) / distance)
            for angle in (middle - spread, middle + spread):
                c, s = cos(angle), sin(angle)
                reach = xi * c + yi * s + ri + 1e-7
                for x, y, r in circles:
                    if x * c + y * s + r > reach:
                        break
                else:
                    found.append(angle % TURN)
    return found


def _outermost(circles: list[Circle], angle: float) -> int:
    c, s = cos(angle), sin(angle)
    return max(
        range(len(circles)), key=lambda i: circles[i][0] * c + circles[i][1] * s + circles[i][2]
    )


def arc_curves(circle: Circle, start: float, end: float) -> list[tuple[Point, Point, Point]]:
    """Bezier curves along an arc: two controls and the end of each."""
    x, y, r = circle
    return [
        ((x + r * a, y + r * b), (x + r * c, y + r * d), (x + r * e, y + r * f))
        for a, b, c, d, e, f in unit_curves(start, end)
    ]


def unit_curves(start: float, end: float) -> list[tuple[float, float, float, float, float, float]]:
    """The same along the circle of radius 1 about the origin, the numbers in a row."""
    pieces = max(1, ceil((end - start) / (pi / 2) - 1e-9))
    step = (end - start) / pieces
    k = 4 / 3 * tan(step / 4)
    curves = []
    c, s = cos(start), sin(start)
    for number in range(1, pieces + 1):
        b = start + number * step
        d, t = cos(b), sin(b)
        curves.append((c - k * s, s + k * c, d + k * t, t - k * d, d, t))
        c, s = d, t
    return curves


def arc_start(circle: Circle, angle: float) -> Point:
    return circle[0] + circle[2] * cos(angle), circle[1] + circle[2] * sin(angle)
