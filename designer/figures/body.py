"""How an adult is built (metres, for a height of 1.75 m) and how far each joint goes (degrees).

Segment lengths follow common anthropometric shares of body height; the limits are the usual
clinical ranges of an active adult, a little widened, because a drawing reads from a distance.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

HIP_HALF: Final = 0.088  # from the midline to a hip joint
THIGH: Final = 0.425
SHANK: Final = 0.415
ANKLE_HEIGHT: Final = 0.078  # joint above the sole
HEEL_BACK: Final = 0.048  # behind the ankle
BALL_AHEAD: Final = 0.115
TOES: Final = 0.06

SACRUM: Final = 0.10  # hip centre to the foot of the lumbar spine
LUMBAR_STEPS: Final = 3
LUMBAR_STEP: Final = 0.055
THORAX_STEPS: Final = 3
THORAX_STEP: Final = 0.083
SHOULDER_HALF: Final = 0.168
SHOULDER_DROP: Final = 0.06  # joint below the top of the thorax
NECK: Final = 0.1
HEAD: Final = 0.115  # top of the neck to the middle of the head

UPPER_ARM: Final = 0.295
FOREARM: Final = 0.255
PALM: Final = 0.085
FINGERS: Final = 0.085


class Range(NamedTuple):
    """The least and greatest angle of one movement, degrees."""

    low: float
    high: float


LIMITS: Final = MappingProxyType(
    {
        "lumbar": Range(-30, 60),
        "thorax": Range(-25, 45),
        "side-bend": Range(-35, 35),
        "twist": Range(-55, 55),
        "neck": Range(-60, 60),
        "neck-turn": Range(-80, 80),
        "hip flexion": Range(-35, 140),
        "hip abduction": Range(-35, 60),
        "hip rotation": Range(-60, 70),
        "knee": Range(-3, 155),
        "ankle": Range(-60, 40),
        "toes": Range(-20, 80),
        "shoulder flexion": Range(-65, 190),
        "shoulder abduction": Range(-60, 185),
        "shoulder rotation": Range(-95, 95),
        "elbow": Range(-3, 152),
        "wrist": Range(-85, 85),
    }
)
"""Positive: flexion (ankle: toes up; toes: bent up; wrist: towards the palm), away from the
midline, turned inwards, to the figure's right (side-bend, twist, neck-turn)."""
