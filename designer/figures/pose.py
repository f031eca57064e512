"""A pose as data: joint angles, or for a limb where its end shall be, and what it rests on.

A pose may build on another (``like``); what it names replaces what the other says.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field
from msgspec.structs import asdict, replace

from designer.figures.body import LIMITS
from designer.figures.errors import FigureError
from designer.model.base import Value

Number = Annotated[float, Meta(ge=-400, le=400)]
Triple = tuple[Number, Number, Number]
Near = Literal["world", "floor", "chest", "pelvis"]
"""Where a target is measured from: the world's origin; below the limb's own root, on the floor;
the middle of the shoulders; the middle of the hips. The last two turn with the body."""


class Reach(Value, frozen=True, kw_only=True):
    """Where the wrist or the ankle shall be (metres), and which way elbow or knee points.

    The third number counts outwards from the midline; ``bend`` is seen from the trunk.
    """

    to: Triple
    near: Near = "world"
    bend: Triple | None = None


class Arm(Value, frozen=True, kw_only=True):
    """One arm: angles, or directions in the world, or a place to reach. Degrees."""

    shoulder: Triple = (0, 0, 0)  # flexion, abduction, rotation inwards
    elbow: Number = 0
    aim: tuple[Triple, Triple] | None = None  # directions of upper arm and forearm
    reach: Reach | None = None
    wrist: Number = 0
    hand: Literal["open", "flat", "fist"] = "open"
    point: Triple | None = None  # where the fingers point, in the world


class Leg(Value, frozen=True, kw_only=True):
    """One leg: angles, or directions in the world, or a place to reach. Degrees."""

    hip: Triple = (0, 0, 0)  # flexion, abduction, rotation inwards
    knee: Number = 0
    aim: tuple[Triple, Triple] | None = None  # directions of thigh and shank
    reach: Reach | None = None
    ankle: Number | None = 0  # None: the sole is level with the floor
    toes: Number = 0


class Spine(Value, frozen=True, kw_only=True):
    """The trunk and the head above the pelvis. Degrees; 0 is the neutral curve."""

    lumbar: Number = 0
    thorax: Number = 0
    side_bend: Number = 0
    twist: Number = 0
    neck: Number = 0
    neck_turn: Number = 0


class Pin(Value, frozen=True, kw_only=True):
    """A point of the body that stays at one place along the picture (metres)."""

    point: str
    x: Number = 0


class Pose(Value, frozen=True, kw_only=True):
    """One position of the whole body."""

    facing: Literal["upright", "supine", "prone", "side-right", "side-left"] = "upright"
    tilt: Number = 0  # leaning back is positive
    turn: Number = 0  # about the vertical, towards the viewer is negative
    lean: Number = 0  # sideways, to the figure's right
    roll: Number = 0  # about the body's own length, to its right
    spine: Spine = Spine()
    right_arm: Arm = Arm()
    left_arm: Arm = Arm()
    right_leg: Leg = Leg()
    left_leg: Leg = Leg()
    rest: dict[str, Number] = field(
        default_factory=dict
    )  # what touches a surface → that surface's height
    level: bool = False  # the tilt is found so that the first two of `rest` both touch
    pin: Pin | None = None


class PoseChange(Value, frozen=True, kw_only=True):
    """A pose as written: the fields it names replace those of the pose it is like."""

    like: str = ""
    facing: Literal["upright", "supine", "prone", "side-right", "side-left"] | UnsetType = UNSET
    tilt: Number | UnsetType = UNSET
    turn: Number | UnsetType = UNSET
    lean: Number | UnsetType = UNSET
    roll: Number | UnsetType = UNSET
    spine: Spine | UnsetType = UNSET
    arms: Arm | UnsetType = UNSET  # both
    right_arm: Arm | UnsetType = UNSET
    left_arm: Arm | UnsetType = UNSET
    legs: Leg | UnsetType = UNSET  # both
    right_leg: Leg | UnsetType = UNSET
    left_leg: Leg | UnsetType = UNSET
    rest: dict[str, Number] | UnsetType = UNSET
    level: bool | UnsetType = UNSET
    pin: Pin | UnsetType | None = UNSET

    def on(self, pose: Pose) -> Pose:
        """The other pose with these changes."""
        given = {k: v for k, v in asdict(self).items() if v is not UNSET and k != "like"}
        for both, sides in (("arms", "arm"), ("legs", "leg")):
            if (limb := given.pop(both, None)) is not None:
                given = {f"right_{sides}": limb, f"left_{sides}": limb} | given
        return replace(pose, **given)


def check_limits(pose: Pose) -> None:
    """Raise FigureError for the first joint that is bent further than a body bends."""
    spine = pose.spine
    for name in ("lumbar", "thorax", "side_bend", "twist", "neck", "neck_turn"):
        within(name.replace("_", "-"), getattr(spine, name))
    for side in ("right", "left"):
        _check_arm(side, getattr(pose, f"{side}_arm"))
        _check_leg(side, getattr(pose, f"{side}_leg"))


def _check_arm(side: str, arm: Arm) -> None:
    for movement, angle in zip(("flexion", "abduction", "rotation"), arm.shoulder, strict=True):
        within(f"shoulder {movement}", angle, side)
    within("elbow", arm.elbow, side)
    within("wrist", arm.wrist, side)


def _check_leg(side: str, leg: Leg) -> None:
    for movement, angle in zip(("flexion", "abduction", "rotation"), leg.hip, strict=True):
        within(f"hip {movement}", angle, side)
    within("knee", leg.knee, side)
    within("toes", leg.toes, side)
    if leg.ankle is not None:
        within("ankle", leg.ankle, side)


def within(movement: str, angle: float, side: str = "", slack: float = 0.0) -> None:
    """Raise FigureError unless the angle lies inside the movement's limits (degrees)."""
    low, high = LIMITS[movement]
    if not low - slack <= angle <= high + slack:
        raise FigureError(
            f"{angle:g} degrees is outside {low:g} to {high:g}.",
            "Choose an angle that a body can reach.",
            joint=f"{side} {movement}".strip(),
        )
