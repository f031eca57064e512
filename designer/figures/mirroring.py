"""The same exercise with the other side: right becomes left, for the body, its things and marks.

A body that lies on its side turns over, and then the picture looks the other way too.
"""

from msgspec.structs import replace

from designer.figures.editing import with_poses
from designer.figures.marks import Mark
from designer.figures.pose import Arm, Leg, Pose, Reach, Triple
from designer.figures.spec import Figure
from designer.figures.things.prop_types import Prop

_OTHER = {"right": "left", "left": "right"}


def mirrored_figure(figure: Figure) -> Figure:
    """The figure with its sides exchanged; twice gives the same figure again."""
    flipped = figure.poses[0].facing.startswith("side")
    spec = replace(
        figure.spec,
        props=tuple(_prop(prop, flipped=flipped) for prop in figure.spec.props),
        marks=tuple(_mark(mark, flipped=flipped) for mark in figure.spec.marks),
    )
    poses = tuple(mirrored_pose(pose) for pose in figure.poses)
    return with_poses(replace(figure, spec=spec), poses)


def mirrored_pose(pose: Pose) -> Pose:
    """The pose with its sides exchanged."""
    flipped = pose.facing.startswith("side")
    facing = pose.facing
    if facing == "side-right":
        facing = "side-left"
    elif facing == "side-left":
        facing = "side-right"
    spine = pose.spine
    pin = pose.pin
    if pin is not None:
        pin = replace(pin, point=_side(pin.point), x=-pin.x if flipped else pin.x)
    return replace(
        pose,
        facing=facing,
        tilt=-pose.tilt if flipped else pose.tilt,
        turn=-pose.turn,
        lean=-pose.lean,
        roll=-pose.roll,
        spine=replace(
            spine, side_bend=-spine.side_bend, twist=-spine.twist, neck_turn=-spine.neck_turn
        ),
        right_arm=_arm(pose.left_arm, flipped=flipped),
        left_arm=_arm(pose.right_arm, flipped=flipped),
        right_leg=_leg(pose.left_leg, flipped=flipped),
        left_leg=_leg(pose.right_leg, flipped=flipped),
        rest={_side(name): height for name, height in pose.rest.items()},
        pin=pin,
    )


def _arm(arm: Arm, *, flipped: bool) -> Arm:
    point = arm.point
    if point is not None:
        x, y, z = point
        point = (-x, y, z) if flipped else (x, y, -z)
    if not flipped:
        # Third numbers count outwards, so they suit the other side as they are; only where the
        # fingers point is said in the world.
        return replace(arm, point=point)
    return replace(arm, point=point, aim=_aim(arm.aim), reach=_reach(arm.reach))


def _leg(leg: Leg, *, flipped: bool) -> Leg:
    return replace(leg, aim=_aim(leg.aim), reach=_reach(leg.reach)) if flipped else leg


def _aim(aim: tuple[Triple, Triple] | None) -> tuple[Triple, Triple] | None:
    return None if aim is None else (_turned(aim[0]), _turned(aim[1]))


def _turned(triple: Triple) -> Triple:
    """A direction of the world seen in a mirror that stands across the picture.

    The third number counts outwards, and the limb is another side's now.
    """
    x, y, z = triple
    return -x, y, -z


def _reach(reach: Reach | None) -> Reach | None:
    if reach is None or reach.near in {"chest", "pelvis"}:
        return reach
    return replace(reach, to=_turned(reach.to))


def _prop(prop: Prop, *, flipped: bool) -> Prop:
    x, y, z = prop.at
    at = (-x, y, z) if flipped else (x, y, -z)
    prop = replace(prop, at=at, hold=_OTHER.get(prop.hold, prop.hold))
    if not flipped:
        return prop
    facing = -1 if prop.facing == 1 else 1
    return replace(prop, facing=facing)


def _mark(mark: Mark, *, flipped: bool) -> Mark:
    mark = replace(mark, point=_side(mark.point))
    if not flipped:
        return mark
    x, y = mark.shift
    return replace(mark, through=tuple((-u, v) for u, v in mark.through), shift=(-x, y))


def _side(name: str) -> str:
    kind, dash, side = name.partition("-")
    return f"{kind}{dash}{_OTHER[side]}" if side in _OTHER else name
