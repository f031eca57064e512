"""From space to the picture: a parallel projection, so nothing is distorted near the edges."""

from math import cos, radians, sin
from typing import NamedTuple

from designer.figures.drawing import Path, Segment, Shape
from designer.figures.flesh import Blob, Part
from designer.figures.hull import Circle, arc_curves, arc_start, hull_arcs
from designer.figures.vector import Vec

SCALE = 100.0
LINE = 1.25  # the outline everywhere, units


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


def open_outline(circles: list[Circle]) -> Path:
    """The outline of a hull without the arc of the first circle, which grows from the body."""
    arcs = hull_arcs(circles)
    roots = [number for number, arc in enumerate(arcs) if arc.circle == 0]
    if len(arcs) == 1:
        return ()
    if not roots:
        return blob_path(circles)
    order = arcs[roots[0] + 1 :] + arcs[: roots[0]]
    root = circles[0]
    path: list[Segment] = [("M", *arc_start(root, arcs[roots[0]].end))]
    for arc in order:
        circle = circles[arc.circle]
        path.append(("L", *arc_start(circle, arc.start)))
        for one, two, end in arc_curves(circle, arc.start, arc.end):
            path.append(("C", *one, *two, *end))
    return (*path, ("L", *arc_start(root, arcs[roots[0]].start)))


def part_shapes(part: Part, view: Camera) -> list[Shape]:
    """A part as shapes: first the outline of all its forms, then their fills over it."""
    outlines: list[Segment] = []
    fills: list[tuple[str, list[Segment]]] = []
    for blob in part.blobs:
        circles = [view.circle(*sphere) for sphere in blob.spheres]
        outlines.extend(open_outline(circles) if blob.root else blob_path(circles))
        if not fills or fills[-1][0] != blob.role:
            fills.append((blob.role, []))
        fills[-1][1].extend(blob_path(circles))
    line = Shape(path=tuple(outlines), stroke="outline", width=2 * LINE)
    shapes = [line] if part.lined else []
    shapes.extend(Shape(path=tuple(path), fill=role) for role, path in fills)
    return shapes


def blob(role: str, *spheres: tuple[Vec, float]) -> Blob:
    return Blob(role, spheres)
