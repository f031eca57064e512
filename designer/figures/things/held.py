"""Things that are held: they move with the hands and lie as deep as these."""

from designer.figures.camera import LINE, SCALE, Camera, blob_path
from designer.figures.drawing import Shape, polyline, smooth
from designer.figures.errors import FigureError
from designer.figures.flesh import arm_depth
from designer.figures.skeleton import Skeleton
from designer.figures.things import machines
from designer.figures.things.prop_types import AHEAD, Item, Prop
from designer.figures.things.solids import DARK, WOOD, ball, box, disc, drum, prism, tube
from designer.figures.vector import Vec


def grip(prop: Prop, skeleton: Skeleton) -> Vec:
    """Where a thing is held: the hand's middle, or the middle of both hands."""
    if prop.hold == "hands":
        return skeleton.joints["hand-right"].mixed(skeleton.joints["hand-left"], 0.5)
    joint = skeleton.joints.get(f"hand-{prop.hold}")
    if joint is None:
        raise FigureError(
            f"A {prop.kind} is held by {prop.hold!r}.",
            'Write "right", "left" or "hands".',
            joint=prop.kind,
        )
    return joint


def _under(prop: Prop, at: Vec, view: Camera, skeleton: Skeleton) -> float:
    """Just behind the hand that holds it."""
    if prop.hold in {"right", "left"}:
        return arm_depth(skeleton, prop.hold, view.toward) - 0.005
    return _order(at, view, skeleton) - 0.01


def _order(at: Vec, view: Camera, skeleton: Skeleton) -> float:
    return at.minus(skeleton.joints["spine3"]).dot(view.toward)


def _kettlebell(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    at = grip(prop, skeleton) if prop.hold else Vec(*prop.at)
    size = prop.size[0] if prop.size else 1.0
    x, y = view.point(at)
    k = size * SCALE
    handle = [
        (x - 0.062 * k, y + 0.11 * k),
        (x - 0.07 * k, y + 0.03 * k),
        (x - 0.04 * k, y),
        (x + 0.04 * k, y),
        (x + 0.07 * k, y + 0.03 * k),
        (x + 0.062 * k, y + 0.11 * k),
    ]
    path = smooth(handle)
    bell = blob_path(
        [
            (x, y + 0.155 * k, 0.098 * k),
            (x - 0.03 * k, y + 0.215 * k, 0.045 * k),
            (x + 0.03 * k, y + 0.215 * k, 0.045 * k),
        ]
    )
    shapes = [
        Shape(path=path, stroke="outline", width=0.032 * k + 2 * LINE),
        Shape(path=path, stroke="weight", width=0.032 * k),
        Shape(path=bell, fill="weight", stroke="outline", width=LINE),
    ]
    order = _under(prop, at, view, skeleton)
    return [Item(max(order, 0.06) if prop.hold == "hands" else order, shapes)]


def _dumbbell(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    at = grip(prop, skeleton)
    size = prop.size[0] if prop.size else 1.0
    side = "right" if prop.hold == "hands" else prop.hold
    axis = skeleton.frames[f"hand-{side}"].forward
    shapes = tube(view, [at.plus(axis, -0.09 * size), at.plus(axis, 0.09 * size)], 0.03)
    for end in sorted((-0.1, 0.1), key=lambda e: axis.dot(view.toward) * e):
        shapes += drum(view, at.plus(axis, end * size), axis, 0.06 * size, 0.07 * size)
    return [Item(_under(prop, at, view, skeleton), shapes)]


def _barbell(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    at = grip(prop, skeleton) if prop.hold else Vec(*prop.at)
    axis = Vec(0, 0, 1)
    bar = tube(view, [at.plus(axis, -0.52), at.plus(axis, 0.6)], 0.03)
    near = drum(view, at.plus(axis, 0.52), axis, 0.17, 0.06)
    near += tube(view, [at.plus(axis, 0.55), at.plus(axis, 0.62)], 0.03)
    far = drum(view, at.plus(axis, -0.52), axis, 0.17, 0.06)
    return [Item(-1.0, far), Item(0.1, bar), Item(1.0, near)]


def _plate(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A weight plate held to the chest, or lying on the back (``hold`` "back")."""
    radius = prop.size[0] if prop.size else 0.15
    if prop.hold == "back":
        frame = skeleton.frames["spine3"]
        axis = frame.forward.times(-1)
        skin = skeleton.joints["spine3"].plus(axis, 0.075)
        lower = drum(view, skin.plus(axis, 0.025), axis, radius, 0.06)
        upper = drum(view, skin.plus(axis, 0.085), axis, radius * 0.8, 0.05)
        return [Item(0.3, [*lower, *upper])]
    at, axis = grip(prop, skeleton), skeleton.frames["chest"].forward
    order = max(0.09, _under(prop, at, view, skeleton))
    if axis.dot(view.toward) < 0:
        axis = axis.times(-1)
    shapes = drum(view, at, axis, radius, 0.06)
    shapes.append(disc(view, at.plus(axis, 0.026), axis, radius * 0.3, "prop"))
    return [Item(order, shapes)]


def _slide_seat(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """The rower's seat: it rolls with the hips."""
    x, _, z = skeleton.joints["pelvis"]
    y = prop.at[1]
    return [
        Item(-0.5, box(view, Vec(x - 0.14, y - 0.05, z - 0.13), Vec(x + 0.1, y, z + 0.13), DARK))
    ]


def _dowel(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A stick along the back, with its three contacts marked: head, upper back, tailbone."""
    del prop
    contacts = dowel_contacts(skeleton)
    low, _, high = contacts
    way = high.minus(low).unit()
    shapes = tube(view, [low.plus(way, -0.16), high.plus(way, 0.17)], 0.026, "wood")
    rings = [
        Shape(path=blob_path([view.circle(at, 0.034)]), fill="white", stroke="arrow", width=2.4)
        for at in contacts
    ]
    return [Item(0.02, shapes), Item(AHEAD, rings)]


def dowel_contacts(skeleton: Skeleton) -> tuple[Vec, Vec, Vec]:
    """Tailbone, upper back and back of the head, on the stick."""
    joints, frames = skeleton.joints, skeleton.frames
    tail = joints["pelvis"].plus(frames["pelvis"].at(-0.135, 0.03, 0))
    head = joints["head"].plus(frames["head"].at(-0.118, 0.02, 0))
    way = head.minus(tail)
    back = joints["spine5"]
    share = back.minus(tail).dot(way) / way.dot(way)
    return tail, tail.plus(way, share), head


def _ball(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    at = grip(prop, skeleton) if prop.hold else Vec(*prop.at)
    radius = prop.size[0] if prop.size else 0.13
    return [Item(_order(at, view, skeleton) - 0.015, ball(view, at, radius))]


def _box(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A carton between the hands."""
    at = grip(prop, skeleton) if prop.hold else Vec(*prop.at)
    length, height, depth = prop.size or (0.34, 0.26, 0.36)
    low = Vec(at.x - length / 2, at.y - height * 0.5, at.z - depth / 2)
    shapes = box(view, low, Vec(low.x + length, low.y + height, low.z + depth), WOOD)
    return [Item(0.09, shapes)]


def _bag(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A tool bag: a gabled body under one hand."""
    at = grip(prop, skeleton)
    x, y, z = at
    outline = [
        (x - 0.21, y - 0.34),
        (x + 0.21, y - 0.34),
        (x + 0.21, y - 0.18),
        (x + 0.12, y - 0.09),
        (x - 0.12, y - 0.09),
        (x - 0.21, y - 0.18),
    ]
    shapes = tube(
        view,
        [
            Vec(x - 0.1, y - 0.1, z),
            Vec(x - 0.06, y, z),
            Vec(x + 0.06, y, z),
            Vec(x + 0.1, y - 0.1, z),
        ],
        0.022,
        "weight",
        curved=True,
    )
    shapes += prism(view, outline, z + 0.09, z - 0.09, WOOD)
    flap = [view.point(Vec(x + dx, y - 0.2, z + 0.09)) for dx in (-0.21, 0.21)]
    shapes.append(Shape(path=polyline(flap), stroke="outline", width=LINE))
    return [Item(_under(prop, at, view, skeleton), shapes)]


def _band(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A stretched band from its anchor (``at``) to the hand or hands."""
    anchor = Vec(*prop.at)
    width = prop.size[0] if prop.size else 0.014
    hands = [f"hand-{side}" for side in ("right", "left") if prop.hold in {side, "each"}]
    ends = [skeleton.joints[name] for name in hands] or [grip(prop, skeleton)]
    shapes: list[Shape] = []
    for end in ends:
        shapes += tube(view, [anchor, end], width, "band")
    order = max(_order(end, view, skeleton) for end in ends) - 0.02
    return [Item(prop.order if prop.order is not None else order, shapes)]


def _strap(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A strap round one foot, held in the hands."""
    end = grip(prop, skeleton)
    foot = skeleton.joints[f"ball-{'right' if prop.facing > 0 else 'left'}"]
    return [Item(0.2, tube(view, [end, foot], 0.014, "band"))]


def _poles(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A walking pole in each hand, its tip behind the hand on the floor."""
    items = []
    for side in ("right", "left"):
        at = skeleton.joints[f"hand-{side}"]
        tip = Vec(at.x - 0.28 * prop.facing, 0.01, at.z)
        shapes = tube(view, [tip, at.plus(at.minus(tip).unit(), 0.07)], 0.02)
        items.append(Item(_under(prop, at, view, skeleton), shapes))
    return items


def _trolley(prop: Prop, view: Camera, skeleton: Skeleton) -> list[Item]:
    """A shopping trolley: a frame on wheels pushed with both hands."""
    return [
        Item(order, shapes)
        for order, shapes in machines.trolley(view, grip(prop, skeleton), prop.facing)
    ]


HELD_THINGS = {
    "kettlebell": _kettlebell,
    "dumbbell": _dumbbell,
    "barbell": _barbell,
    "plate": _plate,
    "dowel": _dowel,
    "ball": _ball,
    "box": _box,
    "bag": _bag,
    "band": _band,
    "strap": _strap,
    "poles": _poles,
    "slide-seat": _slide_seat,
    "trolley": _trolley,
}
