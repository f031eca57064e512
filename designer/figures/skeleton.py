"""From a pose to joints in space: forward along the angles, backwards where a limb must reach.

The pelvis stands at ``root``; nothing here knows the floor (see ``contacts``).
"""

from typing import NamedTuple

from designer.figures import body
from designer.figures.limbs import Limb, aimed, bent_arm, bent_leg, reaching
from designer.figures.pose import Arm, Leg, Pose, Reach, Spine
from designer.figures.vector import ORIGIN, WORLD, Frame, Vec, frame_of

SIDES = (("right", 1), ("left", -1))


class Skeleton(NamedTuple):
    """Joints by name and segment frames by name, in the world."""

    joints: dict[str, Vec]
    frames: dict[str, Frame]

    def moved(self, by: Vec) -> "Skeleton":
        return Skeleton({name: at.plus(by) for name, at in self.joints.items()}, self.frames)


def build(pose: Pose, tilt: float, root: Vec = ORIGIN, *, reach: bool = True) -> Skeleton:
    """The skeleton of a pose with the pelvis at ``root``, tipped back by ``tilt`` degrees.

    Without ``reach`` the limbs that have a place to reach hang by their angles.
    """
    pelvis = _pelvis_frame(pose, tilt)
    joints: dict[str, Vec] = {"pelvis": root}
    frames: dict[str, Frame] = {"pelvis": pelvis}
    _raise_spine(pose.spine, joints, frames)
    for name, sign in SIDES:
        _hang_arm(name, sign, getattr(pose, f"{name}_arm"), joints, frames, reach=reach)
        _hang_leg(name, sign, getattr(pose, f"{name}_leg"), joints, frames, reach=reach)
    return Skeleton(joints, frames)


def trunk_of(pose: Pose, tilt: float, root: Vec) -> Skeleton:
    """Pelvis, spine and head alone: what a trunk that is pulled is tried out on."""
    joints: dict[str, Vec] = {"pelvis": root}
    frames: dict[str, Frame] = {"pelvis": _pelvis_frame(pose, tilt)}
    _raise_spine(pose.spine, joints, frames)
    return Skeleton(joints, frames)


def rehung(skeleton: Skeleton, pose: Pose, limb: str, side: str) -> Skeleton:
    """The skeleton with one ``arm`` or ``leg`` hung anew as ``pose`` has it, the rest as it was."""
    joints, frames = dict(skeleton.joints), dict(skeleton.frames)
    sign = dict(SIDES)[side]
    if limb == "arm":
        _hang_arm(side, sign, getattr(pose, f"{side}_arm"), joints, frames, reach=True)
    else:
        _hang_leg(side, sign, getattr(pose, f"{side}_leg"), joints, frames, reach=True)
    return Skeleton(joints, frames)


def _pelvis_frame(pose: Pose, tilt: float) -> Frame:
    frame = WORLD
    match pose.facing:
        case "supine":
            frame = frame.bent(90)
        case "prone":
            frame = frame.bent(-90)
        case "side-right":  # lies on the right side, head at the left, faces the viewer
            frame = Frame(Vec(0, 0, 1), Vec(-1, 0, 0), Vec(0, -1, 0))
        case "side-left":  # lies on the left side, head at the right, faces the viewer
            frame = Frame(Vec(0, 0, 1), Vec(1, 0, 0), Vec(0, 1, 0))
        case _:
            pass
    axis = WORLD.right
    frame = frame.turned(frame.up, -pose.roll).turned(frame.forward, pose.lean)
    frame = frame.turned(axis, tilt)
    return frame.turned(WORLD.up, pose.turn)


def _raise_spine(spine: Spine, joints: dict[str, Vec], frames: dict[str, Frame]) -> None:
    """Vertebrae as ``spine0`` (foot of the lumbar spine) to ``spine6`` (foot of the neck)."""
    frame = frames["pelvis"]
    at = joints["pelvis"].plus(frame.at(-0.012, body.SACRUM, 0))
    joints["spine0"], frames["spine0"] = at, frame
    steps = body.LUMBAR_STEPS + body.THORAX_STEPS
    for step in range(steps):
        low = step < body.LUMBAR_STEPS
        bend = spine.lumbar / body.LUMBAR_STEPS if low else spine.thorax / body.THORAX_STEPS
        frame = frame.bent(-bend)
        frame = frame.turned(frame.forward, spine.side_bend / steps)
        share = 0.1 if low else 0.9  # the lumbar spine hardly turns
        frame = frame.turned(frame.up, -spine.twist * share / 3)
        at = at.plus(frame.up, body.LUMBAR_STEP if low else body.THORAX_STEP)
        joints[f"spine{step + 1}"], frames[f"spine{step + 1}"] = at, frame
    frames["chest"] = frame
    joints["chest"] = at.plus(frame.up, -body.SHOULDER_DROP)
    head = frame.bent(-8 - spine.neck * 0.5)
    joints["skull"] = at.plus(head.up, body.NECK)
    head = head.bent(8 - spine.neck * 0.5).turned(head.up, -spine.neck_turn)
    joints["head"] = joints["skull"].plus(head.at(0.012, body.HEAD * 0.72, 0))
    frames["head"] = head


def reach_target(reach: Reach, root: Vec, sign: int, skeleton: Skeleton) -> Vec:
    """The place in the world that a hand or foot shall reach; ``root`` is its limb's root."""
    x, y, z = reach.to
    match reach.near:
        case "floor":
            return Vec(root.x + x, y, root.z + z * sign)
        case "chest" | "pelvis":
            frame = skeleton.frames[reach.near]
            return skeleton.joints[reach.near].plus(frame.at(x, y, z * sign))
        case _:
            return Vec(x, y, z * sign)


def _hang_arm(
    name: str, sign: int, arm: Arm, joints: dict[str, Vec], frames: dict[str, Frame], *, reach: bool
) -> None:
    chest = frames["chest"]
    shoulder = joints["chest"].plus(chest.at(0, 0, body.SHOULDER_HALF * sign))
    lengths = (body.UPPER_ARM, body.FOREARM)
    if arm.reach and reach:
        target = reach_target(arm.reach, shoulder, sign, Skeleton(joints, frames))
        shoulder = _shrugged(shoulder, target.minus(shoulder), chest, sign)
        hint = chest.at(*_out(arm.reach.bend or (-0.7, -0.6, 0.35), sign))
        limb = reaching(shoulder, target, lengths, hint, knee=False)
    elif arm.aim:
        directions = tuple(Vec(*_out(one, sign)) for one in arm.aim)
        shoulder = _shrugged(shoulder, directions[0], chest, sign)
        limb = aimed(shoulder, directions, lengths, chest.forward, knee=False)
    else:
        limb = bent_arm(shoulder, arm.shoulder, arm.elbow, chest, sign)
        shoulder = _shrugged(shoulder, limb.middle.minus(shoulder), chest, sign)
        limb = limb.moved(shoulder.minus(limb.root))
    joints[f"shoulder-{name}"] = shoulder
    joints[f"elbow-{name}"] = limb.middle
    joints[f"wrist-{name}"] = limb.end
    frames[f"upper-arm-{name}"], frames[f"forearm-{name}"] = limb.upper, limb.lower
    _hand(name, arm, limb, joints, frames)


def _shrugged(shoulder: Vec, towards: Vec, chest: Frame, sign: int) -> Vec:
    """The shoulder blade follows a raised or reaching arm."""
    towards = towards.unit()
    lift = max(0.0, towards.dot(chest.up) + 0.3) * 0.045
    ahead = max(0.0, towards.dot(chest.forward)) * 0.025
    return shoulder.plus(chest.at(ahead, lift, -lift * 0.5 * sign))


def _hand(
    name: str, arm: Arm, limb: Limb, joints: dict[str, Vec], frames: dict[str, Frame]
) -> None:
    frame = limb.lower.bent(arm.wrist)
    if arm.point or arm.hand == "flat":
        chest = frames["chest"]
        ahead = Vec(*arm.point) if arm.point else _level(chest.up, chest.forward)
        frame = frame_of(ahead.unit().times(-1), limb.lower.forward)
    frames[f"hand-{name}"] = frame
    palm = body.PALM if arm.hand != "fist" else 0.07
    joints[f"hand-{name}"] = limb.end.plus(frame.up, -palm)
    tip = body.FINGERS if arm.hand != "fist" else 0.025
    joints[f"fingers-{name}"] = joints[f"hand-{name}"].plus(frame.up, -tip)


def _level(first: Vec, second: Vec) -> Vec:
    """The horizontal direction of the first vector that has one."""
    flat = Vec(first.x, 0, first.z)
    return flat if flat.length > 0.5 else Vec(second.x, 0, second.z)


def _hang_leg(
    name: str, sign: int, leg: Leg, joints: dict[str, Vec], frames: dict[str, Frame], *, reach: bool
) -> None:
    pelvis = frames["pelvis"]
    hip = joints["pelvis"].plus(pelvis.right, body.HIP_HALF * sign)
    lengths = (body.THIGH, body.SHANK)
    if leg.reach and reach:
        target = reach_target(leg.reach, hip, sign, Skeleton(joints, frames))
        hint = pelvis.at(*_out(leg.reach.bend or (1, 0.1, 0.08), sign))
        limb = reaching(hip, target, lengths, hint, knee=True)
    elif leg.aim:
        directions = tuple(Vec(*_out(one, sign)) for one in leg.aim)
        limb = aimed(hip, directions, lengths, pelvis.forward, knee=True)
    else:
        limb = bent_leg(hip, leg.hip, leg.knee, pelvis, sign)
    joints[f"hip-{name}"], joints[f"knee-{name}"], joints[f"ankle-{name}"] = limb[:3]
    frames[f"thigh-{name}"], frames[f"shank-{name}"] = limb.upper, limb.lower
    _foot(name, leg, limb, joints, frames)


def _foot(
    name: str, leg: Leg, limb: Limb, joints: dict[str, Vec], frames: dict[str, Frame]
) -> None:
    if leg.ankle is None:
        ahead = limb.lower.forward
        ahead = ahead if Vec(ahead.x, 0, ahead.z).length > 0.2 else limb.lower.up
        frame = frame_of(Vec(0, 1, 0), ahead)
    else:
        frame = limb.lower.bent(leg.ankle)
    frames[f"foot-{name}"] = frame
    joints[f"heel-{name}"] = limb.end.plus(frame.at(-body.HEEL_BACK, -body.ANKLE_HEIGHT, 0))
    ball = limb.end.plus(frame.at(body.BALL_AHEAD, -body.ANKLE_HEIGHT, 0))
    joints[f"ball-{name}"] = ball
    toes = frame.bent(leg.toes)
    frames[f"toes-{name}"] = toes
    joints[f"toe-{name}"] = ball.plus(toes.forward, body.TOES)


def _out(triple: tuple[float, float, float], sign: int) -> tuple[float, float, float]:
    """The third number of a triple counts outwards from the midline on both sides."""
    return triple[0], triple[1], triple[2] * sign
