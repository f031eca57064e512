"""A settled body with its props, as shapes in the order in which they are painted."""

from typing import NamedTuple

from msgspec.structs import replace

from designer.figures.camera import LINE, SCALE, Camera, camera, part_shapes
from designer.figures.checking import check_settled
from designer.figures.contacts import settle
from designer.figures.drawing import Bounds, Shape
from designer.figures.errors import FigureError
from designer.figures.flesh import Part, arm_depth, flesh, tucked
from designer.figures.motion import between
from designer.figures.pose import Pose
from designer.figures.skeleton import SIDES, Skeleton
from designer.figures.spec import YAW, Figure, FigureSpec
from designer.figures.things.prop_types import BEHIND, HELD, Item
from designer.figures.things.props import draw_prop
from designer.figures.things.solids import ellipse
from designer.figures.vector import Vec


class Stage(NamedTuple):
    """The camera and the settled key positions of one figure."""

    figure: Figure
    view: Camera
    skeletons: tuple[Skeleton, ...]

    def at(self, phase: float) -> tuple[Skeleton, Pose]:
        """The body at ``phase`` from 0 (first position) to 1 (last), and the pose it is nearest."""
        last = len(self.skeletons) - 1
        place = min(max(phase, 0.0), 1.0) * last
        index = min(int(place), max(0, last - 1))
        share = place - index
        nearest = self.figure.poses[round(place)]
        if share < 1e-6 or last == 0:
            return self.skeletons[index], nearest
        if share > 1 - 1e-6:
            return self.skeletons[index + 1], nearest
        return between(self.skeletons[index], self.skeletons[index + 1], share), nearest


def stage(figure: Figure) -> Stage:
    """Settle every position; a pinned point keeps its place from the first position on."""
    try:
        poses = tuple(settle(pose) for pose in figure.poses)
        for pose, skeleton in zip(figure.poses, poses, strict=True):
            check_settled(pose, skeleton)
    except FigureError as error:
        raise error.located(exercise=figure.id) from error
    return staged(figure, poses)


def staged(figure: Figure, skeletons: tuple[Skeleton, ...]) -> Stage:
    """The stage of a figure whose positions are settled already."""
    spec = _with_mats_fitted(figure.spec, skeletons)
    return Stage(replace(figure, spec=spec), camera_of(spec), skeletons)


def camera_of(spec: FigureSpec) -> Camera:
    """The camera that looks at a figure."""
    return camera(YAW[spec.view] if spec.yaw is None else spec.yaw, spec.rise)


def _with_mats_fitted(spec: FigureSpec, skeletons: tuple[Skeleton, ...]) -> FigureSpec:
    """A mat without a size is as long as the body on it, so that the figure stays large."""
    low = [at for skeleton in skeletons for at in skeleton.joints.values() if at.y < 0.4]
    left = min((at.x for at in low), default=0.0) - 0.17
    right = max((at.x for at in low), default=1.0) + 0.12
    size = (right - left, 0.018, 0.62)
    fitted = tuple(
        replace(prop, at=((left + right) / 2, 0, prop.at[2]), size=size)
        if prop.kind == "mat" and prop.size is None
        else prop
        for prop in spec.props
    )
    return replace(spec, props=fitted)


def body_room(skeleton: Skeleton, view: Camera) -> Bounds:
    """The box around a body: quicker than drawing it."""
    spheres = [
        sphere
        for part in flesh(skeleton, view.toward, frozenset())
        for form in part.blobs
        for sphere in form.spheres
    ]
    circles = [view.circle(*sphere) for sphere in spheres]
    return Bounds(
        min(x - r for x, _, r in circles),
        min(y - r for _, y, r in circles),
        max(x + r for x, _, r in circles),
        max(y + r for _, y, r in circles),
    ).grown(LINE / 2)


def body_items(skeleton: Skeleton, pose: Pose, view: Camera, *, pale: bool = False) -> list[Item]:
    """The parts of the body with their depth relative to the trunk; a pale one has no face."""
    fists = frozenset(
        side for side in ("right", "left") if getattr(pose, f"{side}_arm").hand == "fist"
    )
    return [
        Item(depth_of(part, skeleton, view), part_shapes(part, view))
        for part in flesh(skeleton, view.toward, fists)
        if not (pale and part.name in {"ear", "eye"})
    ]


def depth_of(part: Part, skeleton: Skeleton, view: Camera) -> float:
    """Limbs are judged mostly by where they grow from, or a limb across the picture would jump.

    The shirt hangs over the nearer leg, unless the thigh is drawn up before it.
    """
    joints, toward = skeleton.joints, view.toward
    kind, _, side = part.name.partition("-")
    shirt = shirt_depth(skeleton, toward)
    if kind == "arm":
        return arm_depth(skeleton, side, toward)
    if kind in {"leg", "shoe"}:
        depth = _depth_of_leg(skeleton, side, toward)
        if depth > 0 and tucked(skeleton, side):
            depth = shirt + 0.004
        return depth - (0.001 if kind == "shoe" else 0.0)
    if kind == "shirt":
        return shirt
    if kind == "hips":
        return shirt - 0.002
    ahead = joints["head"].minus(joints["chest"]).dot(toward)
    return shirt + (0.01 if ahead > 0 else -0.02) + part.bias


def shirt_depth(skeleton: Skeleton, toward: Vec) -> float:
    """How near the shirt lies: before the nearer leg."""
    return 0.005 + max(_depth_of_leg(skeleton, one, toward) for one, _ in SIDES)


def _depth_of_leg(skeleton: Skeleton, side: str, toward: Vec) -> float:
    joints = skeleton.joints
    root = joints[f"hip-{side}"].minus(joints["pelvis"]).dot(toward)
    end = joints[f"knee-{side}"].mixed(joints[f"ankle-{side}"], 0.4)
    return 0.85 * root + 0.15 * end.minus(joints["pelvis"]).dot(toward)


def paint_order(items: list[Item], *, pale: bool = False) -> list[Shape]:
    """Shapes from the farthest to the nearest."""
    ordered = [shape for item in sorted(items, key=lambda i: i.order) for shape in item.shapes]
    if not pale:
        return ordered
    return [
        Shape(path=s.path, fill=s.fill, stroke=s.stroke, width=s.width, pale=True) for s in ordered
    ]


def prop_items(spec: FigureSpec, skeleton: Skeleton, view: Camera, *, held: bool) -> list[Item]:
    """The props that move with the hands, or those that stand in the room."""
    return [
        item
        for prop in spec.props
        if (prop.kind in HELD and bool(prop.hold or prop.kind in {"dowel", "poles", "slide-seat"}))
        == held
        for item in draw_prop(prop, view, skeleton)
    ]


def ground(stage_: Stage, skeletons: list[Skeleton]) -> list[Shape]:
    """A soft patch of floor under what stands on it, where no mat lies."""
    spec = stage_.figure.spec
    if not spec.ground or any(prop.kind in {"mat", "treadmill"} for prop in spec.props):
        return []
    xs, zs = [], []
    for skeleton in skeletons:
        for at in skeleton.joints.values():
            if at.y < 0.25:
                xs.append(at.x)
                zs.append(at.z)
    if not xs:
        return []
    view = stage_.view
    middle = view.point(Vec((min(xs) + max(xs)) / 2, 0, (min(zs) + max(zs)) / 2))
    corners = [view.point(Vec(x, 0, z)) for x in (min(xs), max(xs)) for z in (min(zs), max(zs))]
    across, down = (max(side) - min(side) for side in zip(*corners, strict=True))
    path = ellipse(middle[0], middle[1], across / 2 + 0.20 * SCALE, max(7.0, down * 0.62))
    return [Shape(path=path, fill="floor")]


def furniture(stage_: Stage, skeleton: Skeleton) -> tuple[list[Item], list[Item]]:
    """The standing props: those behind everything, and those between or before the limbs."""
    items = prop_items(stage_.figure.spec, skeleton, stage_.view, held=False)
    return (
        [item for item in items if item.order <= BEHIND],
        [item for item in items if item.order > BEHIND],
    )
