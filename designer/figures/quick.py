"""The light form of a body for a moment of dragging: hulls over slightly larger ones, not joined.

To join the outlines and to find a free corner for the badges takes longer than a frame. The light
form does without either, and differs by lines where limbs grow from the body.
"""

from functools import lru_cache
from itertools import groupby

from designer.figures.camera import LINE, Camera, part_shapes
from designer.figures.compose import mark_shapes
from designer.figures.drawing import Path, Segment, Shape
from designer.figures.flesh import Part, flesh
from designer.figures.hull import Arc, Circle, arc_curves, arc_start, hull_arcs
from designer.figures.marks import BADGES
from designer.figures.prop_types import Item
from designer.figures.scene import Stage, depth_of, furniture, ground, paint_order, prop_items


def quick_shapes(stage: Stage, index: int, *, limb: bool = False) -> list[Shape]:
    """One key position as it lies in the camera's picture, with its arrows, without badges.

    ``limb``: only a limb moves. Joining its outline alone is quick enough; the others are kept.
    """
    skeleton, view, spec = stage.skeletons[index], stage.view, stage.figure.spec
    pose = stage.figure.poses[index]
    fists = frozenset(s for s in ("right", "left") if getattr(pose, f"{s}_arm").hand == "fist")
    behind, among = furniture(stage, skeleton)
    body = [
        Item(depth_of(part, skeleton, view), part_shapes(part, view) if limb else _part(part, view))
        for part in flesh(skeleton, view.toward, fists)
    ]
    held = prop_items(spec, skeleton, view, held=True)
    marks = [mark for mark in spec.marks if mark.kind not in BADGES and not mark.at_start]
    return [
        *ground(stage, [skeleton]),
        *paint_order(behind),
        *paint_order([*body, *held, *among]),
        *(shape for mark in marks for shape in mark_shapes(mark, stage, skeleton)),
    ]


@lru_cache(maxsize=128)
def _part(part: Part, view: Camera) -> list[Shape]:
    """Nothing is stroked: to stroke curves that cross each other takes longest of all."""
    shapes = []
    for role, forms in groupby(part.blobs, key=lambda form: form.role):
        hulls = []
        for form in forms:
            circles = [view.circle(*sphere) for sphere in form.spheres]
            hulls.append((circles, hull_arcs(circles)))
        if part.lined:
            shapes.append(Shape(path=_side_by_side(hulls, LINE / 2), fill="outline"))
        shapes.append(Shape(path=_side_by_side(hulls, -LINE / 2 if part.lined else 0), fill=role))
    return shapes


def _side_by_side(hulls: list[tuple[list[Circle], list[Arc]]], grown: float) -> Path:
    """All hulls in one path, with the radii of their circles ``grown``."""
    path: list[Segment] = []
    for circles, arcs in hulls:
        step = "M"
        for arc in arcs:
            x, y, radius = circles[arc.circle]
            circle = (x, y, radius + grown)
            path.append((step, *arc_start(circle, arc.start)))
            for one, two, end in arc_curves(circle, arc.start, arc.end):
                path.append(("C", *one, *two, *end))
            step = "L"
        path.append(("Z",))
    return tuple(path)
