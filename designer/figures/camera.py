"""From space to the picture: a parallel projection, so nothing is distorted near the edges."""

from functools import lru_cache
from math import cos, hypot, pi, radians, sin
from typing import NamedTuple

from designer.figures.drawing import Path, Segment, Shape
from designer.figures.fit import direction, fitted
from designer.figures.flesh import Blob, Part
from designer.figures.hull import Circle, Point, arc_curves, arc_start, hull_arcs
from designer.figures.outline import Piece, halves, samples, union
from designer.figures.vector import Vec

SCALE = 100.0
LINE = 1.25  # the outline everywhere, units
STRAY = 0.5  # how far a drawn outline may run beside the exact one, units
CORNER = 1.5  # radius of the roundest corner, units
CREASE = 0.75  # a bend sharper than this stays a corner, radians; others are smoothed


class Camera(NamedTuple):
    """Unit directions of the picture: across, up, and towards the viewer."""

    across: Vec
    up: Vec
    toward: Vec

    def point(self, at: Vec) -> tuple[float, float]:
        return at.dot(self.across) * SCALE, -at.dot(self.up) * SCALE

    def circle(self, at: Vec, radius: float) -> Circle:
        return (*self.point(at), radius * SCALE)


def camera(yaw: float, rise: float) -> Camera:
    """Look from the side, walked round by ``yaw`` and raised by ``rise`` degrees.

    At yaw 90 the camera faces a figure that looks to the right.
    """
    y, r = radians(yaw), radians(rise)
    toward = Vec(sin(y) * cos(r), sin(r), cos(y) * cos(r))
    across = Vec(cos(y), 0, -sin(y))
    return Camera(across, toward.cross(across), toward)


def blob_path(circles: list[Circle]) -> Path:
    """The closed outline of a hull."""
    arcs = hull_arcs(circles)
    path: list[Segment] = []
    for arc in arcs:
        circle = circles[arc.circle]
        path.append(("L" if path else "M", *arc_start(circle, arc.start)))
        for one, two, end in arc_curves(circle, arc.start, arc.end):
            path.append(("C", *one, *two, *end))
    return (*path, ("Z",))


def part_shapes(part: Part, view: Camera) -> list[Shape]:
    """A part as shapes: one for each tone, the first the farthest."""
    return list(_part_shapes(part, view))


@lru_cache(maxsize=512)  # while one limb is posed the others stay as they are
def _part_shapes(part: Part, view: Camera) -> tuple[Shape, ...]:
    tones: list[tuple[str, list[Blob]]] = []
    for form in part.blobs:
        if not tones or tones[-1][0] != form.role:
            tones.append((form.role, []))
        tones[-1][1].append(form)
    stroke, width = ("outline", LINE) if part.lined else ("", 0.0)
    return tuple(
        Shape(path=path, fill=role, stroke=stroke, width=width)
        for role, forms in tones
        if (path := joint_path(forms, view))
    )


def joint_path(forms: list[Blob], view: Camera) -> Path:
    """The outline of forms in one tone. Where they grow from the body it stays open."""
    hulls = [[view.circle(*sphere) for sphere in form.spheres] for form in forms]
    roots = {hull[0] for form, hull in zip(forms, hulls, strict=True) if form.root}
    path: list[Segment] = []
    for loop in union(hulls):
        path += _loop_path(loop, roots)
    return tuple(path)


def _loop_path(loop: list[Piece], roots: set[Circle]) -> list[Segment]:
    hidden = [index for index, piece in enumerate(loop) if piece.circle in roots]
    if len(hidden) == len(loop):
        return []
    if hidden:
        after = max(hidden) + 1 if len(hidden) == 1 else _after_gap(hidden, len(loop))
        loop = [piece for piece in [*loop[after:], *loop[:after]] if piece.circle not in roots]
    else:
        corners = [n for n, piece in enumerate(loop) if _turn(loop[n - 1], piece) > CREASE]
        after = corners[0] if corners else 0
        loop = [*loop[after:], *loop[:after]]
    path: list[Segment] = [("M", *loop[0].start)]
    run: list[Piece] = []
    for piece in loop:
        if run and _turn(run[-1], piece) > CREASE:
            path += _run_path(run)
            run = []
        run.append(piece)
    path += _run_path(run)
    return path if hidden else [*path, ("Z",)]


def _after_gap(hidden: list[int], count: int) -> int:
    """The piece after the last hidden one of a row that may run over the loop's end."""
    return next((n + 1) % count for n in hidden if (n + 1) % count not in hidden)


def _turn(one: Piece, other: Piece) -> float:
    """How sharply the outline bends between two pieces, radians."""
    return abs((other.first_way - one.last_way + pi) % (2 * pi) - pi)


def _run_path(run: list[Piece]) -> list[Segment]:
    if len(run) == 1 and run[0].circle is None:
        return [("L", *run[0].end)]
    path: list[Segment] = []
    way = direction(run[0].first_way)
    points: list[Point] = []
    for piece in run:
        if _is_corner(piece):
            # The line's own round join does the rounding.
            tip = _tip(piece)
            if points:
                path += _to(points, tip, way, direction(piece.first_way))
            else:
                path.append(("L", *tip))
            points, way = [tip], direction(piece.last_way)
            continue
        for half in halves(piece):
            points += samples(half)
            if half is not piece and half.end != piece.end:
                path += fitted([*points, half.end], way, direction(half.last_way), STRAY)
                points, way = [], direction(half.last_way)
    return path + _to(points, run[-1].end, way, direction(run[-1].last_way))


def _is_corner(piece: Piece) -> bool:
    """A rounded corner, such as those of a hem."""
    return (
        piece.circle is not None and piece.circle[2] < CORNER and 0.6 < piece.high - piece.low < 2.2
    )


def _tip(piece: Piece) -> Point:
    """The outermost point of a rounded corner."""
    x, y, r = piece.circle or (0.0, 0.0, 0.0)
    across, down = direction((piece.low + piece.high) / 2)
    return x + r * across, y + r * down


def _to(points: list[Point], end: Point, first: Point, last: Point) -> list[Segment]:
    if not points:
        return []
    if len(points) < 6 and _straight(points, end):
        return [("L", *end)]
    return fitted([*points, end], first, last, STRAY)


def _straight(points: list[Point], end: Point) -> bool:
    (x, y), (u, v) = points[0], end
    length = hypot(u - x, v - y) or 1.0
    return all(abs((px - x) * (v - y) - (py - y) * (u - x)) < 0.1 * length for px, py in points)


def blob(role: str, *spheres: tuple[Vec, float]) -> Blob:
    return Blob(role, spheres)
