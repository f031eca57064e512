"""Between two settled positions: every segment turns on the shortest way, no length changes."""

from itertools import pairwise

from designer.figures.skeleton import Skeleton
from designer.figures.vector import Vec, angle_between

_CHAINS = (
    (
        "pelvis",
        "spine0",
        "spine1",
        "spine2",
        "spine3",
        "spine4",
        "spine5",
        "spine6",
        "skull",
        "head",
    ),
    ("spine6", "chest"),
    *(
        chain
        for side in ("right", "left")
        for chain in (
            (
                "chest",
                f"shoulder-{side}",
                f"elbow-{side}",
                f"wrist-{side}",
                f"hand-{side}",
                f"fingers-{side}",
            ),
            ("pelvis", f"hip-{side}", f"knee-{side}", f"ankle-{side}", f"heel-{side}"),
            (f"ankle-{side}", f"ball-{side}", f"toe-{side}"),
        )
    ),
)


def between(start: Skeleton, end: Skeleton, share: float) -> Skeleton:
    """The skeleton at ``share`` (0 to 1) of the way."""
    joints = {"pelvis": start.joints["pelvis"].mixed(end.joints["pelvis"], share)}
    for chain in _CHAINS:
        for parent, child in pairwise(chain):
            one = start.joints[child].minus(start.joints[parent])
            other = end.joints[child].minus(end.joints[parent])
            joints[child] = joints[parent].plus(_swung(one, other, share))
    frames = {name: frame.mixed(end.frames[name], share) for name, frame in start.frames.items()}
    return Skeleton(joints, frames)


def _swung(one: Vec, other: Vec, share: float) -> Vec:
    axis = one.cross(other)
    if axis.length < 1e-9:
        return one.mixed(other, share)
    length = one.length + (other.length - one.length) * share
    return one.turned(axis.unit(), angle_between(one, other) * share).unit().times(length)
