"""Checks a figure before it is drawn: names when it is read, solved joints when it is settled."""

from math import atan2, degrees

from designer.figures import body
from designer.figures.errors import FigureError
from designer.figures.flesh import CONTACT_NAMES
from designer.figures.marks import BADGES, Mark
from designer.figures.pose import Pose, check_limits, within
from designer.figures.skeleton import SIDES, Skeleton, build, reach_target
from designer.figures.spec import FigureSpec
from designer.figures.things.prop_types import Prop
from designer.figures.vector import angle_between

JOINTS = frozenset(build(Pose(), 0).joints)
_SLACK = 2.0  # degrees that a solved joint may pass a limit
_SHORT = 0.012  # metres that a hand or foot may stay short of its place
_HOLDS = {"", "right", "left", "hands", "each", "back"}


def check_pose(pose: Pose) -> None:
    """Joint limits, and the names of what rests and what is pinned. Raises FigureError."""
    check_limits(pose)
    for name in pose.rest:
        _known(name, CONTACT_NAMES, "contact")
    if pose.pin is not None:
        _known(pose.pin.point, JOINTS, "joint to pin")
    if pose.level and len(pose.rest) < 2:
        raise FigureError(
            "`level` needs two contacts.", "Name both in `rest`.", joint=next(iter(pose.rest), "")
        )


def check_spec(spec: FigureSpec) -> None:
    """The names in marks and props. Raises FigureError."""
    for mark in spec.marks:
        _check_mark(mark)
    for prop in spec.props:
        _check_prop(prop)


def _check_mark(mark: Mark) -> None:
    if mark.kind in {"move", "arrow"}:
        _known(mark.point, JOINTS, f"joint for the {mark.kind} mark")
    if mark.kind == "arrow" and len(mark.through) < 2:
        raise FigureError("An arrow runs through two points.", "Give two.", joint=mark.point)
    if mark.kind in BADGES and mark.point:
        raise FigureError("A badge belongs to no joint.", "Take `point` out.", joint=mark.point)


def _check_prop(prop: Prop) -> None:
    if prop.hold not in _HOLDS:
        raise FigureError(
            f"A {prop.kind} cannot be held by {prop.hold!r}.",
            "Write right, left, hands, each or back.",
            joint=prop.kind,
        )


def _known(name: str, names: frozenset[str], what: str) -> None:
    if name not in names:
        raise FigureError(
            f"There is no {what} of this name.",
            f"Use one of: {', '.join(sorted(names))}.",
            joint=name or "(empty)",
        )


def check_settled(pose: Pose, skeleton: Skeleton) -> None:
    """Joints that were solved, not given, keep to the limits too. Raises FigureError."""
    joints = skeleton.joints
    for name, sign in SIDES:
        elbow = angle_between(
            joints[f"elbow-{name}"].minus(joints[f"shoulder-{name}"]),
            joints[f"wrist-{name}"].minus(joints[f"elbow-{name}"]),
        )
        knee = angle_between(
            joints[f"knee-{name}"].minus(joints[f"hip-{name}"]),
            joints[f"ankle-{name}"].minus(joints[f"knee-{name}"]),
        )
        within("elbow", elbow, name, _SLACK)
        within("knee", knee, name, _SLACK)
        within("hip flexion", hip_flexion(skeleton, name), name, _SLACK)
        for limb, root, end in (("arm", "shoulder", "wrist"), ("leg", "hip", "ankle")):
            reach = getattr(pose, f"{name}_{limb}").reach
            if reach is None:
                continue
            place = reach_target(reach, joints[f"{root}-{name}"], sign, skeleton)
            gap = place.minus(joints[f"{end}-{name}"]).length
            if gap > _SHORT + (0.05 if limb == "arm" and reach.near == "floor" else 0):
                raise FigureError(
                    f"The {limb} is {gap * 100:.0f} cm too short to reach its place.",
                    "Bring the place or the body nearer.",
                    joint=f"{end}-{name}",
                )


def hip_flexion(skeleton: Skeleton, side: str) -> float:
    """How far a thigh is lifted before the pelvis, degrees."""
    pelvis = skeleton.frames["pelvis"]
    down = skeleton.joints[f"knee-{side}"].minus(skeleton.joints[f"hip-{side}"])
    ahead, below = down.dot(pelvis.forward), -down.dot(pelvis.up)
    if abs(down.dot(pelvis.right)) > 0.8 * body.THIGH:
        return 0.0  # out to the side: no angle to speak of
    return degrees(atan2(ahead, below))
