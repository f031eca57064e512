"""The light form of a body for a moment of dragging: hulls over slightly larger ones, not joined.

To join the outlines and to find a free corner for the badges takes longer than a frame. The light
form does without either, and differs by lines where limbs grow from the body.
"""

from functools import lru_cache
from itertools import groupby
from math import cos, sin

from designer.figures.camera import LINE, Camera, part_shapes
from designer.figures.compose import mark_shapes
from designer.figures.drawing import Path, Segment, Shape
from designer.figures.flesh import Part, flesh
from designer.figures.hull import Circle, hull_arcs, unit_curves
from designer.figures.marks import BADGES
from designer.figures.scene import Stage, depth_of, furniture, ground, paint_order, prop_items
from designer.figures.things.prop_types import Item

_Curve = tuple[float, float, float, float, float, float]
_Hull = list[tuple[Circle, tuple[float, float], list[_Curve]]]  # circle, start of its arc, curves


def quick_shapes(stage: Stage, index: int) -> list[Shape]:
    """One key position as it lies in the camera's picture, with its arrows, without badges."""
    return [*shapes_behind(stage, index), *moving_shapes(stage, index)]


def shapes_behind(stage: Stage, index: int) -> list[Shape]:
    """The floor and what lies on it: it stays while a joint is dragged."""
    skeleton = stage.skeletons[index]
    behind, _ = furniture(stage, skeleton)
    return [*ground(stage, [skeleton]), *paint_order(behind)]


def parts_of(stage: Stage, index: int) -> list[Part]:
    """The parts of the body in a position, as the camera sees them."""
    pose = stage.figure.poses[index]
    fists = frozenset(s for s in ("right", "left") if getattr(pose, f"{s}_arm").hand == "fist")
    return flesh(stage.skeletons[index], stage.view.toward, fists)


def moving_shapes(stage: Stage, index: int, still: frozenset[Part] = frozenset()) -> list[Shape]:
    """The body with what it holds and what stands among its limbs, and its arrows.

    ``still`` are parts that a drag does not move: their outlines are joined, once and for all.
    """
    skeleton, view, spec = stage.skeletons[index], stage.view, stage.figure.spec
    _, among = furniture(stage, skeleton)
    body = [
        Item(
            depth_of(part, skeleton, view),
            part_shapes(part, view) if part in still else _part(part, view),
        )
        for part in parts_of(stage, index)
    ]
    held = prop_items(spec, skeleton, view, held=True)
    marks = [mark for mark in spec.marks if mark.kind not in BADGES and not mark.at_start]
    return [
        *paint_order([*body, *held, *among]),
        *(shape for mark in marks for shape in mark_shapes(mark, stage, skeleton)),
    ]


@lru_cache(maxsize=128)
def _part(part: Part, view: Camera) -> list[Shape]:
    """Nothing is stroked: to stroke curves that cross each other takes longest of all."""
    shapes = []
    for role, forms in groupby(part.blobs, key=lambda form: form.role):
        hulls = [_hull([view.circle(*sphere) for sphere in form.spheres]) for form in forms]
        if part.lined:
            shapes.append(Shape(path=_side_by_side(hulls, LINE / 2), fill="outline"))
        shapes.append(Shape(path=_side_by_side(hulls, -LINE / 2 if part.lined else 0), fill=role))
    return shapes


def _hull(circles: list[Circle]) -> _Hull:
    """The arcs of a hull by their circles, as curves about the origin with radius 1."""
    arcs = hull_arcs(circles)
    return [
        (circles[arc.circle], (cos(arc.start), sin(arc.start)), unit_curves(arc.start, arc.end))
        for arc in arcs
    ]


def _side_by_side(hulls: list[_Hull], grown: float) -> Path:
    """All hulls in one path, with the radii of their circles ``grown``."""
    path: list[Segment] = []
    for hull in hulls:
        step = "M"
        for (x, y, radius), (start_x, start_y), curves in hull:
            r = radius + grown
            path.append((step, x + r * start_x, y + r * start_y))
            path += [
                ("C", x + r * a, y + r * b, x + r * c, y + r * d, x + r * e, y + r * f)
                for a, b, c, d, e, f in curves
            ]
            step = "L"
        path.append(("Z",))
    return tuple(path)
