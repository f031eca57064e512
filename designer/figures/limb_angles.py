"""The angles of a limb read off a settled body: the way back from joints to a pose.

A limb that was aimed or that reaches becomes one that hangs by its angles, and looks the same as
far as a body's joints allow.
"""

from math import asin, atan2, degrees

from msgspec.structs import replace

from designer.figures import body
from designer.figures.body import LIMITS, Range
from designer.figures.limbs import Limb, bent_arm, bent_leg
from designer.figures.pose import Arm, Leg, Pose, Triple
from designer.figures.skeleton import Skeleton
from designer.figures.vector import Frame, Vec, angle_between

SIGNS = {"right": 1, "left": -1}
ARM_MOVEMENTS = ("shoulder flexion", "shoulder abduction", "shoulder rotation", "elbow")
LEG_MOVEMENTS = ("hip flexion", "hip abduction", "hip rotation", "knee")


def limits_of(movements: tuple[str, ...]) -> list[Range]:
    return [LIMITS[name] for name in movements]


def clamped(movement: str, angle: float) -> float:
    """The angle, or the limit that it passes."""
    low, high = LIMITS[movement]
    return min(high, max(low, angle))


def angles_of(upper: Frame, trunk: Frame, sign: int, joint: str) -> Triple:
    """Flexion, abduction and rotation of a bone's frame seen from the trunk, degrees.

    ``joint`` is shoulder or hip: of the two ways to say a direction the one inside its limits is
    taken.
    """
    down = upper.up.times(-1)
    ahead, below = down.dot(trunk.forward), -down.dot(trunk.up)
    out = max(-1.0, min(1.0, down.dot(trunk.right) * sign))
    abduction = degrees(asin(out))
    flexion = degrees(atan2(ahead, below)) if abs(out) < 0.99999 else 0.0
    ways = [(flexion, abduction)]
    ways += [(flexion + turn, 180 - abduction) for turn in (180, -180)]
    ways += [(flexion + 360, abduction)]
    found = [(f, a, _rotation(upper, trunk, f, a, sign)) for f, a in ways]
    return min(found, key=lambda way: _beyond(way, joint))


def _rotation(upper: Frame, trunk: Frame, flexion: float, abduction: float, sign: int) -> float:
    straight = trunk.turned(trunk.forward, -abduction * sign).turned(trunk.right, flexion)
    sine = straight.right.cross(upper.right).dot(upper.up)
    return degrees(atan2(sine, straight.right.dot(upper.right))) * sign


def _beyond(way: Triple, joint: str) -> float:
    """How far angles pass their limits, and a little for being large."""
    over = 0.0
    for name, angle in zip(("flexion", "abduction", "rotation"), way, strict=True):
        low, high = LIMITS[f"{joint} {name}"]
        over += max(0.0, low - angle, angle - high)
    return over + sum(abs(angle) for angle in way) * 1e-3


def hanging_arm(pose: Pose, skeleton: Skeleton, side: str) -> Arm:
    """The arm as it lies now, by its angles, inside the limits."""
    arm: Arm = getattr(pose, f"{side}_arm")
    if arm.aim is None and arm.reach is None:
        return arm
    found = angles_of(
        skeleton.frames[f"upper-arm-{side}"], skeleton.frames["chest"], SIGNS[side], "shoulder"
    )
    shoulder = _inside(found, ARM_MOVEMENTS)
    elbow = clamped("elbow", _bend(skeleton, ("shoulder", "elbow", "wrist"), side))
    return replace(arm, shoulder=shoulder, elbow=elbow, aim=None, reach=None)


def hanging_leg(pose: Pose, skeleton: Skeleton, side: str) -> Leg:
    """The leg as it lies now, by its angles, inside the limits."""
    leg: Leg = getattr(pose, f"{side}_leg")
    if leg.aim is None and leg.reach is None:
        return leg
    found = angles_of(
        skeleton.frames[f"thigh-{side}"], skeleton.frames["pelvis"], SIGNS[side], "hip"
    )
    knee = clamped("knee", _bend(skeleton, ("hip", "knee", "ankle"), side))
    return replace(leg, hip=_inside(found, LEG_MOVEMENTS), knee=knee, aim=None, reach=None)


def _inside(angles: Triple, movements: tuple[str, ...]) -> Triple:
    one, two, three = (
        round(clamped(name, angle), 2) for name, angle in zip(movements, angles, strict=False)
    )
    return one, two, three


def _bend(skeleton: Skeleton, names: tuple[str, str, str], side: str) -> float:
    root, middle, end = (skeleton.joints[f"{name}-{side}"] for name in names)
    return round(angle_between(middle.minus(root), end.minus(middle)), 2)


def arm_at(root: Vec, angles: list[float], trunk: Frame, side: str) -> Limb:
    """The arm of four angles, hung from ``root``."""
    flexion, abduction, rotation, elbow = angles
    return bent_arm(root, (flexion, abduction, rotation), elbow, trunk, SIGNS[side])


def leg_at(root: Vec, angles: list[float], trunk: Frame, side: str) -> Limb:
    """The leg of four angles, hung from ``root``."""
    flexion, abduction, rotation, knee = angles
    return bent_leg(root, (flexion, abduction, rotation), knee, trunk, SIGNS[side])


def ankle_that_keeps(lower: Frame, foot: Frame) -> float:
    """The ankle's angle with which the foot keeps its direction, inside the limits."""
    across = foot.forward.square_to(lower.right).unit()
    sine = lower.forward.cross(across).dot(lower.right)
    return round(clamped("ankle", degrees(atan2(sine, lower.forward.dot(across)))), 2)


def hip_of(skeleton: Skeleton, side: str, shift: Vec | None = None) -> Vec:
    """The place of a hip joint; with ``shift``, where the pelvis moved by that would have it."""
    pelvis = skeleton.joints["pelvis"]
    at = pelvis.plus(skeleton.frames["pelvis"].right, body.HIP_HALF * SIGNS[side])
    return at if shift is None else at.plus(shift)
