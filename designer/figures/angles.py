"""The angles of a pose by name, to read and to set: what the fields of an editor show.

A name is a movement of ``body.LIMITS`` with its side before it (``right knee``), a movement of the
trunk (``lumbar``), or how the whole body lies (``tilt``, ``lean``, ``roll``, ``turn``). Degrees.
"""

from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from designer.figures.body import LIMITS, Range
from designer.figures.errors import FigureError
from designer.figures.limb_angles import ankle_that_keeps, hanging_arm, hanging_leg
from designer.figures.pose import Arm, Leg, Pose, within
from designer.figures.skeleton import Skeleton

WHOLE: Final = ("tilt", "lean", "roll", "turn")
_TRUNK: Final = ("lumbar", "thorax", "side-bend", "twist", "neck", "neck-turn")
_ANY_WAY: Final = Range(-180, 180)
_PLACES: Final = ("flexion", "abduction", "rotation")
_SHOULDER: Final = tuple(f"shoulder {place}" for place in _PLACES)
_HIP: Final = tuple(f"hip {place}" for place in _PLACES)

_BY_KIND: Final = MappingProxyType(
    {
        "elbow": _SHOULDER,
        "wrist": (*_SHOULDER, "elbow"),
        "fingers": ("wrist",),
        "knee": _HIP,
        "ankle": (*_HIP, "knee"),
        "toe": ("ankle", "toes"),
    }
)
_MIDDLE: Final = MappingProxyType(
    {
        "head": ("neck", "neck-turn"),
        "spine6": ("lumbar", "thorax", "side-bend", "twist"),
        "spine3": WHOLE,
        "pelvis": WHOLE,
    }
)
HANDLES: Final = (
    *_MIDDLE,
    *(f"{kind}-{side}" for side in ("right", "left") for kind in _BY_KIND),
)
"""The joints that can be taken hold of, in the order in which the keyboard goes round."""


def angles_at(joint: str) -> tuple[str, ...]:
    """The names of the angles that move a joint. Raises FigureError for another joint."""
    if joint in _MIDDLE:
        return _MIDDLE[joint]
    kind, _, side = joint.partition("-")
    if joint not in HANDLES:
        raise FigureError("This joint cannot be moved.", "Choose another one.", joint=joint)
    return tuple(f"{side} {movement}" for movement in _BY_KIND[kind])


def limit_of(name: str) -> Range:
    """How far an angle goes, degrees."""
    return _ANY_WAY if name in WHOLE else LIMITS[_parts(name)[1]]


def angle(pose: Pose, skeleton: Skeleton, name: str) -> float:
    """An angle as the settled body has it: solved limbs are read off the skeleton."""
    side, movement = _parts(name)
    if name in WHOLE:
        return float(getattr(pose, name))
    if name in _TRUNK:
        return float(getattr(pose.spine, name.replace("-", "_")))
    if movement == "wrist":
        return float(getattr(pose, f"{side}_arm").wrist)
    if movement.startswith("shoulder") or movement == "elbow":
        arm = hanging_arm(pose, skeleton, side)
        return arm.elbow if movement == "elbow" else arm.shoulder[_place(movement)]
    leg = hanging_leg(pose, skeleton, side)
    match movement:
        case "knee":
            return leg.knee
        case "toes":
            return leg.toes
        case "ankle":
            return ankle_now(leg, skeleton, side)
        case _:
            return leg.hip[_place(movement)]


def ankle_now(leg: Leg, skeleton: Skeleton, side: str) -> float:
    """The ankle's angle; a sole that is kept level has one too."""
    if leg.ankle is not None:
        return leg.ankle
    return ankle_that_keeps(skeleton.frames[f"shank-{side}"], skeleton.frames[f"foot-{side}"])


def with_angle(pose: Pose, skeleton: Skeleton, name: str, degrees: float) -> Pose:
    """The pose with one angle set. A limb that reached or was aimed hangs by its angles then.

    Raises FigureError beyond the joint's limits.
    """
    side, movement = _parts(name)
    if name in WHOLE:
        if not -180 <= degrees <= 180:
            raise FigureError("A turn is -180 to 180 degrees.", "Write less.", joint=name)
        return replace(pose, **{name: degrees})
    within(movement, degrees, side)
    if name in _TRUNK:
        spine = replace(pose.spine, **{name.replace("-", "_"): degrees})
        return replace(pose, spine=spine)
    if movement.startswith("shoulder") or movement in {"elbow", "wrist"}:
        return _with_arm(pose, skeleton, side, movement, degrees)
    return _with_leg(pose, skeleton, side, movement, degrees)


def _with_arm(pose: Pose, skeleton: Skeleton, side: str, movement: str, degrees: float) -> Pose:
    if movement == "wrist":
        arm: Arm = getattr(pose, f"{side}_arm")
        # A hand that lies flat or points somewhere takes no notice of its wrist.
        hand = "open" if arm.hand == "flat" else arm.hand
        return replace(pose, **{f"{side}_arm": replace(arm, wrist=degrees, hand=hand, point=None)})
    arm = hanging_arm(pose, skeleton, side)
    if movement == "elbow":
        arm = replace(arm, elbow=degrees)
    else:
        arm = replace(arm, shoulder=_put(arm.shoulder, _place(movement), degrees))
    return replace(pose, **{f"{side}_arm": arm})


def _with_leg(pose: Pose, skeleton: Skeleton, side: str, movement: str, degrees: float) -> Pose:
    if movement in {"ankle", "toes"}:
        leg: Leg = replace(getattr(pose, f"{side}_leg"), **{movement: degrees})
    elif movement == "knee":
        leg = replace(hanging_leg(pose, skeleton, side), knee=degrees)
    else:
        leg = hanging_leg(pose, skeleton, side)
        leg = replace(leg, hip=_put(leg.hip, _place(movement), degrees))
    return replace(pose, **{f"{side}_leg": leg})


def _put(angles: tuple[float, ...], place: int, degrees: float) -> tuple[float, ...]:
    return (*angles[:place], degrees, *angles[place + 1 :])


def _place(movement: str) -> int:
    return _PLACES.index(movement.partition(" ")[2])


def _parts(name: str) -> tuple[str, str]:
    """Side and movement; the side of a trunk's movement is blank."""
    side, _, movement = name.partition(" ")
    return (side, movement) if side in {"right", "left"} else ("", name)
