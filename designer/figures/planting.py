"""Limbs that stand on something keep their place while the trunk moves: feet, knees, hands."""

from typing import NamedTuple

from msgspec.structs import replace

from designer.figures import body
from designer.figures.contacts import lowest
from designer.figures.limb_angles import (
    ARM_MOVEMENTS,
    LEG_MOVEMENTS,
    SIGNS,
    ankle_that_keeps,
    arm_at,
    hanging_arm,
    hanging_leg,
    hip_of,
    leg_at,
    limits_of,
)
from designer.figures.limbs import Limb
from designer.figures.pose import Leg, Pose, Reach, Triple
from designer.figures.skeleton import Skeleton
from designer.figures.solving import solve
from designer.figures.vector import Vec

_FEET = {"foot", "feet", "toe", "toes", "heel", "heels", "ball", "ankle"}
_KNEES = {"knee", "knees"}
_HANDS = {"hand", "hands", "wrist", "fingers"}
_ELBOWS = {"elbow", "forearms"}
_ON_FLOOR = 0.02  # metres
_EASE = 2e-4  # metres that a degree of needless bending counts


class Planted(NamedTuple):
    """A limb that stands: by its end alone, or by its middle joint too."""

    limb: str  # "arm" or "leg"
    side: str
    middle: bool


def planted(pose: Pose, skeleton: Skeleton) -> list[Planted]:
    """The limbs that stand: their contact is said, or their sole or palm lies on the floor."""
    found = []
    for side in SIGNS:
        for limb, ends, middles in (("leg", _FEET, _KNEES), ("arm", _HANDS, _ELBOWS)):
            names = {
                kind
                for kind, _, of in (name.partition("-") for name in pose.rest)
                if of in {"", side}
            }
            if names & (ends | middles) or on_floor(skeleton, limb, side):
                found.append(Planted(limb, side, bool(names & middles)))
    return found


def on_floor(skeleton: Skeleton, limb: str, side: str) -> bool:
    """Whether a foot or a hand lies on the floor."""
    return abs(lowest(skeleton, f"{'hand' if limb == 'arm' else 'foot'}-{side}")) < _ON_FLOOR


def keep(pose: Pose, before: Skeleton, after: Skeleton) -> Pose:
    """The pose with the planted limbs bent so that they stay where they were.

    ``after`` is the body with its trunk moved and everything else hanging along.
    """
    standing = {(one.limb, one.side): one for one in planted(pose, before)}
    for side in SIGNS:
        leg, arm = getattr(pose, f"{side}_leg"), getattr(pose, f"{side}_arm")
        if leg.reach is not None:
            kept = _reach_kept(leg.reach, before, after, "leg", side)
            pose = replace(pose, **{f"{side}_leg": replace(leg, reach=kept)})
        elif (one := standing.get(("leg", side))) is not None:
            pose = replace(pose, **{f"{side}_leg": _leg_kept(pose, before, after, one)})
        if arm.reach is not None:
            kept = _reach_kept(arm.reach, before, after, "arm", side)
            pose = replace(pose, **{f"{side}_arm": replace(arm, reach=kept)})
        elif (one := standing.get(("arm", side))) is not None:
            pose = _with_arm_kept(pose, before, after, one)
    return pose


def _reach_kept(reach: Reach, before: Skeleton, after: Skeleton, limb: str, side: str) -> Reach:
    """What is measured from the floor below the limb's root stays on its spot."""
    if reach.near != "floor":
        return reach  # the world stays where it is; hands on the body move with the body
    end = before.joints[f"{'wrist' if limb == 'arm' else 'ankle'}-{side}"]
    return replace(reach, to=reach_numbers(reach, end, after, limb, side))


def reach_numbers(reach: Reach, place: Vec, skeleton: Skeleton, limb: str, side: str) -> Triple:
    """``to`` of a reach whose place in the world shall be ``place``."""
    sign = SIGNS[side]
    match reach.near:
        case "floor":
            root = limb_root(skeleton, limb, side)
            found = (place.x - root.x, place.y, (place.z - root.z) * sign)
        case "chest" | "pelvis":
            way = place.minus(skeleton.joints[reach.near])
            frame = skeleton.frames[reach.near]
            found = (way.dot(frame.forward), way.dot(frame.up), way.dot(frame.right) * sign)
        case _:
            found = (place.x, place.y, place.z * sign)
    x, y, z = (round(number, 4) for number in found)
    return x, y, z


def limb_root(skeleton: Skeleton, limb: str, side: str) -> Vec:
    """Where a limb hangs before the shoulder blade follows it."""
    if limb == "leg":
        return hip_of(skeleton, side)
    across = skeleton.frames["chest"].right.times(body.SHOULDER_HALF * SIGNS[side])
    return skeleton.joints["chest"].plus(across)


def _leg_kept(pose: Pose, before: Skeleton, after: Skeleton, one: Planted) -> Leg:
    side = one.side
    leg = hanging_leg(pose, before, side)
    root, trunk = hip_of(after, side), after.frames["pelvis"]
    places = _places(before, one, "knee", "ankle")

    def limb(angles: list[float]) -> Limb:
        return leg_at(root, angles, trunk, side)

    start = [*leg.hip, leg.knee]
    found = solve(start, limits_of(LEG_MOVEMENTS), lambda a: _missed(limb(a), places, a, start))
    ankle = leg.ankle
    if ankle is not None:
        ankle = ankle_that_keeps(limb(found).lower, before.frames[f"foot-{side}"])
    flexion, abduction, rotation, knee = (round(angle, 2) for angle in found)
    return replace(leg, hip=(flexion, abduction, rotation), knee=knee, ankle=ankle)


def _with_arm_kept(pose: Pose, before: Skeleton, after: Skeleton, one: Planted) -> Pose:
    side = one.side
    arm = hanging_arm(pose, before, side)
    root, trunk = after.joints[f"shoulder-{side}"], after.frames["chest"]
    places = _places(before, one, "elbow", "wrist")

    def limb(angles: list[float]) -> Limb:
        return arm_at(root, angles, trunk, side)

    start = [*arm.shoulder, arm.elbow]
    found = solve(start, limits_of(ARM_MOVEMENTS), lambda a: _missed(limb(a), places, a, start))
    flexion, abduction, rotation, elbow = (round(angle, 2) for angle in found)
    arm = replace(arm, shoulder=(flexion, abduction, rotation), elbow=elbow)
    return replace(pose, **{f"{side}_arm": arm})


def _places(before: Skeleton, one: Planted, middle: str, end: str) -> tuple[Vec | None, Vec]:
    joints = before.joints
    return joints[f"{middle}-{one.side}"] if one.middle else None, joints[f"{end}-{one.side}"]


def _missed(
    limb: Limb, places: tuple[Vec | None, Vec], angles: list[float], start: list[float]
) -> list[float]:
    middle, end = places
    if middle is None:
        missed = [*limb.end.minus(end)]
    else:  # the forearm or shank lies as it lay, also where the joint cannot quite stay
        lies = limb.end.minus(limb.middle).minus(end.minus(middle))
        missed = [*limb.middle.minus(middle), *lies.times(2)]
    return missed + [(now - then) * _EASE for now, then in zip(angles, start, strict=True)]
