"""Simple solids as shapes: prisms, discs, tubes and balls, from which the props are put together.

Faces lit from above: the top is the lightest.
"""

from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import NamedTuple

from designer.figures.camera import LINE, SCALE, Camera, blob_path
from designer.figures.drawing import Path, Segment, Shape, polyline, smooth
from designer.figures.fit import fitted
from designer.figures.vector import UP, Vec

Flat = tuple[float, float]


class Tones(NamedTuple):
    """The roles of a solid's top, front and remaining faces."""

    top: str
    front: str
    side: str


PLAIN = Tones("prop", "prop-side", "prop-dark")
MAT = Tones("mat", "mat-side", "mat-side")
WOOD = Tones("wood", "wood", "prop-dark")
METAL = Tones("metal", "metal", "weight")
DARK = Tones("metal", "weight", "weight")


def prism(
    view: Camera, outline: list[Flat], near: float, far: float, tones: Tones = PLAIN
) -> list[Shape]:
    """An outline in the x-y plane (counter-clockwise), drawn out from z ``far`` to z ``near``."""
    faces: list[tuple[list[Vec], Vec]] = []
    for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
        quad = [Vec(x1, y1, near), Vec(x2, y2, near), Vec(x2, y2, far), Vec(x1, y1, far)]
        faces.append((quad, Vec(y2 - y1, x1 - x2, 0).unit()))
    faces.append(([Vec(x, y, near) for x, y in outline], Vec(0, 0, 1)))
    shapes = []
    for corners, normal in faces:
        if normal.dot(view.toward) > 1e-6:
            tone = _tone(normal, tones)
            path = polyline([view.point(corner) for corner in corners], closed=True)
            shapes.append(Shape(path=path, fill=tone, stroke="outline", width=LINE))
    return shapes


def _tone(normal: Vec, tones: Tones) -> str:
    if normal.dot(UP) > 0.6:
        return tones.top
    return tones.front if abs(normal.z) > 0.6 else tones.side


def box(view: Camera, low: Vec, high: Vec, tones: Tones = PLAIN) -> list[Shape]:
    """A box between two corners."""
    outline = [(low.x, low.y), (high.x, low.y), (high.x, high.y), (low.x, high.y)]
    return prism(view, outline, high.z, low.z, tones)


def tube(
    view: Camera, points: list[Vec], width: float, role: str = "metal", *, curved: bool = False
) -> list[Shape]:
    """A bent pipe of ``width`` metres through points."""
    flat = [view.point(point) for point in points]
    path = smooth(flat) if curved else polyline(flat)
    return [
        Shape(path=path, stroke="outline", width=width * SCALE + 2 * LINE),
        Shape(path=path, stroke=role, width=width * SCALE),
    ]


def ball(view: Camera, at: Vec, radius: float, role: str = "ball") -> list[Shape]:
    path = blob_path([view.circle(at, radius)])
    return [Shape(path=path, fill=role, stroke="outline", width=LINE)]


def disc(view: Camera, at: Vec, axis: Vec, radius: float, role: str = "weight") -> Shape:
    """A flat round plate across ``axis``."""
    one, two = _across(axis)
    ring = [at.plus(one, radius * cos(a)).plus(two, radius * sin(a)) for a in _QUARTERS]
    points = [view.point(point) for point in ring]
    middle = view.point(at)
    path: list[Segment] = [("M", *points[0])]
    for (x1, y1), (x2, y2) in pairwise(points):
        # The tangent at one end of a quarter runs along the radius to the other.
        k = 0.5523
        start = (x1 + k * (x2 - middle[0]), y1 + k * (y2 - middle[1]))
        end = (x2 + k * (x1 - middle[0]), y2 + k * (y1 - middle[1]))
        path.append(("C", *start, *end, x2, y2))
    return Shape(path=(*path, ("Z",)), fill=role, stroke="outline", width=LINE)


_QUARTERS = tuple(pi / 2 * k for k in range(5))


def _across(axis: Vec) -> tuple[Vec, Vec]:
    """Two unit directions across an axis and each other."""
    one = axis.cross(UP if abs(axis.y) < 0.9 else Vec(1, 0, 0)).unit()
    return one, axis.cross(one)


def drum(
    view: Camera, at: Vec, axis: Vec, radius: float, length: float, role: str = "weight"
) -> list[Shape]:
    """A cylinder: its far plate, the hull between, its near plate."""
    if axis.dot(view.toward) < 0:
        axis = axis.times(-1)
    ends = (at.plus(axis, -length / 2), at.plus(axis, length / 2))
    one, two = _across(axis)
    outline = _hull(
        [
            view.point(end.plus(one, radius * cos(a)).plus(two, radius * sin(a)))
            for end in ends
            for a in (pi / 18 * k for k in range(36))
        ]
    )
    body = Shape(path=_round(outline), fill=role, stroke="outline", width=LINE)
    return [body, disc(view, ends[1], axis, radius, role)]


def _hull(points: list[Flat]) -> list[Flat]:
    """The convex hull (monotone chain)."""
    points = sorted(set(points))

    def half(ordered: list[Flat]) -> list[Flat]:
        chain: list[Flat] = []
        for point in ordered:
            while len(chain) > 1 and _left(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(points) + half(points[::-1])


def _round(outline: list[Flat]) -> Path:
    """A closed curve through the corners of a convex outline."""
    points = [*outline, outline[0]]
    x, y = points[1][0] - points[-2][0], points[1][1] - points[-2][1]
    length = hypot(x, y) or 1.0
    way = (x / length, y / length)
    quarters = [k * len(outline) // 4 for k in range(5)]
    path: list[Segment] = [("M", *points[0])]
    for one, two in pairwise(quarters):
        ahead = points[(two + 1) % len(outline)]
        behind = points[two - 1]
        length = hypot(ahead[0] - behind[0], ahead[1] - behind[1]) or 1.0
        end = ((ahead[0] - behind[0]) / length, (ahead[1] - behind[1]) / length)
        path += fitted(points[one : two + 1], way, end, 0.25)
        way = end
    return (*path, ("Z",))


def _left(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def ellipse(x: float, y: float, across: float, down: float) -> Path:
    """An ellipse in the picture, units."""
    k = 0.5523
    curves: list[Segment] = [
        ("M", x + across, y),
        ("C", x + across, y + down * k, x + across * k, y + down, x, y + down),
        ("C", x - across * k, y + down, x - across, y + down * k, x - across, y),
        ("C", x - across, y - down * k, x - across * k, y - down, x, y - down),
        ("C", x + across * k, y - down, x + across, y - down * k, x + across, y),
        ("Z",),
    ]
    return tuple(curves)
