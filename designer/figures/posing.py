"""Taking hold of a joint: the angles that bring it to the pointer, inside limits, contacts kept.

Everything gives a new figure. A place that no body reaches is approached as far as it goes; what
cannot be drawn at all raises FigureError and leaves the old figure as it was.
"""

from msgspec.structs import replace

from designer.figures.angles import HANDLES, WHOLE, angle, angles_at, limit_of, with_angle
from designer.figures.camera import SCALE, Camera
from designer.figures.checking import check_pose, check_settled
from designer.figures.contacts import Settled, lowest, settle, settled
from designer.figures.errors import FigureError
from designer.figures.limb_angles import clamped
from designer.figures.planting import keep, limb_root, on_floor, planted, reach_numbers
from designer.figures.pose import Arm, Leg, Pose
from designer.figures.skeleton import Skeleton, build, rehung, trunk_of
from designer.figures.solving import solve
from designer.figures.vector import Vec

_LEVERS = {  # the angles that a drag turns, where it turns fewer than the fields show
    "head": ("neck",),
    "spine6": ("lumbar", "thorax", "side-bend"),
    "spine3": ("tilt", "lean"),
    "elbow": ("shoulder flexion", "shoulder abduction"),
    "knee": ("hip flexion", "hip abduction"),
    "toe": ("ankle",),
}
SHARES = (1.0, 0.5, 0.2)  # of a pull, which are tried in turn
_EASE = 3e-4  # metres that a degree of needless bending counts
_DEPTH = 0.12  # how much the depth counts, which the pointer does not tell
_ROUNDS = 6
_SINK = 0.03  # metres that a soft part may give way
_LIFT = 0.04  # metres that a standing foot may rise with the trunk
_TRUNK = {"pelvis", "spine3", "spine6"}
_PARTS = (
    "back",
    "head",
    *(f"{part}-{side}" for part in ("foot", "knee", "hand", "elbow") for side in ("right", "left")),
)
_LIMBS = dict.fromkeys(("elbow", "wrist", "fingers"), "arm") | dict.fromkeys(
    ("knee", "ankle", "toe"), "leg"
)
_NEVER_BELOW = {"ankle": 0.03, "knee": 0.05, "wrist": 0.02, "elbow": 0.035}  # metres
_LONGEST = {"arm": 0.548, "leg": 0.838}  # metres, nearly straight


def dragged(
    held: Settled,
    joint: str,
    to: tuple[float, float],
    view: Camera,
    shares: tuple[float, ...] = SHARES,
) -> Settled:
    """The body with a joint at a point of the picture (units), as near as it gets.

    ``shares`` of the way are tried in turn; the first that can be drawn counts. Raises FigureError
    for what cannot be moved, and where no step towards the point can be drawn.
    """
    if joint not in HANDLES:
        raise FigureError("This joint cannot be moved.", "Choose another one.", joint=joint)
    at = view.point(held.skeleton.joints[joint])
    way = view.across.times((to[0] - at[0]) / SCALE).plus(view.up, (at[1] - to[1]) / SCALE)
    trouble: FigureError | None = None
    for share in shares:
        try:
            moved = checked(_moved(held, joint, way.times(share), view))
            _hold_ground(held.skeleton, moved.skeleton, joint)
        except FigureError as error:
            trouble = trouble or error
        else:
            return moved
    raise trouble or FigureError("This joint cannot go there.", "Try nearer.", joint=joint)


def _hold_ground(before: Skeleton, after: Skeleton, joint: str) -> None:
    """Refuse a pull that would push a part through the floor or tear a foot off it."""
    for name in _PARTS:
        low = lowest(after, name)
        if low < -_SINK and low < lowest(before, name) - 0.002:
            raise FigureError(
                "A part of the body would go through the floor.",
                "Pull the other way, or lift that part first.",
                joint=name,
            )
    if joint in _TRUNK:
        for side in ("right", "left"):
            foot = f"foot-{side}"
            if on_floor(before, "leg", side) and lowest(after, foot) > _LIFT:
                raise FigureError(
                    "The foot would leave the floor.", "Lift the foot itself first.", joint=foot
                )


def turned(held: Settled, name: str, degrees: float) -> Settled:
    """The body with one angle set; what stands on something stays. Raises FigureError."""
    pose = replace(held.pose, tilt=round(held.tilt, 3))
    changed = with_angle(pose, held.skeleton, name, degrees)
    if name in WHOLE or not name.startswith(("right ", "left ", "neck")):
        changed = _kept(changed, held.skeleton)
    return checked(changed)


def checked(pose: Pose) -> Settled:
    """The pose at rest, inside all limits. Raises FigureError."""
    check_pose(pose)
    found = settled(pose)
    check_settled(pose, found.skeleton)
    return found


def _moved(held: Settled, joint: str, way: Vec, view: Camera) -> Pose:
    kind, _, side = joint.partition("-")
    pose = replace(held.pose, tilt=round(held.tilt, 3))
    if kind == "pelvis":
        return shifted(pose, held.skeleton, way)
    target = _above_ground(kind, held.skeleton.joints[joint], way)
    limb = {"wrist": "arm", "elbow": "arm", "ankle": "leg", "knee": "leg"}.get(kind, "")
    if limb and getattr(pose, f"{side}_{limb}").reach is not None:
        return reached(pose, held.skeleton, joint, target)
    moved = _levered(pose, held.skeleton, joint, target, view)
    return _kept(moved, held.skeleton) if kind in {"spine3", "spine6"} else moved


def _above_ground(kind: str, at: Vec, way: Vec) -> Vec:
    target = at.plus(way)
    floor = min(_NEVER_BELOW.get(kind, -9.0), at.y)
    return target if target.y >= floor else Vec(target.x, floor, target.z)


def _levered(pose: Pose, skeleton: Skeleton, joint: str, target: Vec, view: Camera) -> Pose:
    """Turn the joint's levers until it is at the target as the camera sees it."""
    kind, _, side = joint.partition("-")
    names = tuple(f"{side} {lever}" if side else lever for lever in _LEVERS.get(kind, ()))
    names = names or angles_at(joint)
    root = skeleton.joints["pelvis"]
    start = [angle(pose, skeleton, name) for name in names]
    hung = set_angles(pose, skeleton, names, start)  # by angles from here on
    limits = [limit_of(name) for name in names]

    limb = _LIMBS.get(kind, "")

    def missed(angles: list[float]) -> list[float]:
        tried = set_angles(hung, skeleton, names, angles)
        hangs = rehung(skeleton, tried, limb, side) if limb else trunk_of(tried, tried.tilt, root)
        off = hangs.joints[joint].minus(target)
        ease = [(now - then) * _EASE for now, then in zip(angles, start, strict=True)]
        return [off.dot(view.across), off.dot(view.up), off.dot(view.toward) * _DEPTH, *ease]

    found = solve(start, limits, missed, _ROUNDS)
    return set_angles(hung, skeleton, names, [round(one, 2) for one in found])


def set_angles(pose: Pose, skeleton: Skeleton, names: tuple[str, ...], angles: list[float]) -> Pose:
    for name, degrees in zip(names, angles, strict=True):
        low, high = limit_of(name)
        pose = with_angle(pose, skeleton, name, min(high, max(low, degrees)))
    return pose


def reached(pose: Pose, skeleton: Skeleton, joint: str, target: Vec) -> Pose:
    """A limb that keeps a place gets another place, or bends another way."""
    kind, _, side = joint.partition("-")
    limb = "arm" if kind in {"wrist", "elbow"} else "leg"
    part: Arm | Leg = getattr(pose, f"{side}_{limb}")
    reach = part.reach
    if reach is None:
        return pose
    root = limb_root(skeleton, limb, side)
    if kind in {"wrist", "ankle"}:
        span = target.minus(root)
        if span.length > _LONGEST[limb]:
            target = root.plus(span.unit(), _LONGEST[limb])
        reach = replace(reach, to=reach_numbers(reach, target, skeleton, limb, side))
    else:
        trunk = skeleton.frames["chest" if limb == "arm" else "pelvis"]
        out = target.minus(root).unit()
        sign = 1 if side == "right" else -1
        ahead, up, across = out.dot(trunk.forward), out.dot(trunk.up), out.dot(trunk.right)
        bend = (round(ahead, 3), round(up, 3), round(across * sign, 3))
        reach = replace(reach, bend=bend)
    return replace(pose, **{f"{side}_{limb}": replace(part, reach=reach)})


def _kept(pose: Pose, before: Skeleton) -> Pose:
    """The trunk as ``pose`` has it at the old pelvis, the limbs where they stood."""
    if not planted(pose, before) and not _reaches(pose):
        return pose
    after = build(pose, pose.tilt, before.joints["pelvis"])
    return keep(pose, before, after)


def _reaches(pose: Pose) -> bool:
    limbs: tuple[Arm | Leg, ...] = (pose.right_arm, pose.left_arm, pose.right_leg, pose.left_leg)
    return any(limb.reach is not None for limb in limbs)


def shifted(pose: Pose, skeleton: Skeleton, way: Vec) -> Pose:
    """The trunk moved as a whole, bending what stands; without a standing limb it slides."""
    way = Vec(way.x, way.y, 0.0)  # the picture's plane: depth is for the fields
    rest = dict(pose.rest)
    if "pelvis" in rest:
        rest["pelvis"] = round(rest["pelvis"] + way.y, 4)
    pin, standing = pose.pin, planted(pose, skeleton)
    if pin is not None and (not standing or pin.point in {"pelvis", "chest", "head"}):
        pin = replace(pin, x=round(pin.x + way.x, 4))
    moved = replace(pose, rest=rest, pin=pin)
    if rest.keys() & {"back", "chest", "head"}:
        return _lifted(moved, skeleton, way.y)
    if not standing and not _reaches(pose):
        return moved
    return keep(moved, skeleton, build(moved, pose.tilt, skeleton.joints["pelvis"].plus(way)))


def _lifted(pose: Pose, skeleton: Skeleton, by: float) -> Pose:
    """Who lies on the back lifts the pelvis by tipping the trunk, as in a bridge."""
    goal = skeleton.joints["pelvis"].y + by

    def tipped(tilt: float) -> Pose:
        neck = clamped("neck", pose.spine.neck + tilt - pose.tilt)  # the head stays where it lies
        return replace(pose, tilt=tilt, spine=replace(pose.spine, neck=round(neck, 2)))

    def missed(angles: list[float]) -> list[float]:
        height = settle(tipped(angles[0])).joints["pelvis"].y
        return [height - goal, (angles[0] - pose.tilt) * _EASE]

    lifted = tipped(round(solve([pose.tilt], [limit_of("tilt")], missed, 3)[0], 2))
    return keep(lifted, skeleton, settle(lifted))
