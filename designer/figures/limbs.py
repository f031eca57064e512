"""One limb of two bones: bent by angles, aimed by directions, or reaching for a place."""

from math import sqrt
from typing import NamedTuple

from designer.figures import body
from designer.figures.vector import Frame, Vec, frame_of


class Limb(NamedTuple):
    """Root, middle and end joint; the frames of both bones (``up`` runs towards the root)."""

    root: Vec
    middle: Vec
    end: Vec
    upper: Frame
    lower: Frame

    def moved(self, by: Vec) -> "Limb":
        return Limb(
            self.root.plus(by), self.middle.plus(by), self.end.plus(by), self.upper, self.lower
        )


def _segment(angles: tuple[float, float, float], trunk: Frame, sign: int) -> Frame:
    flexion, abduction, rotation = angles
    frame = trunk.turned(trunk.up, rotation * sign)
    frame = frame.turned(trunk.forward, -abduction * sign)
    return frame.turned(trunk.right, flexion)


def bent_arm(
    shoulder: Vec, angles: tuple[float, float, float], elbow: float, trunk: Frame, sign: int
) -> Limb:
    """An arm hanging from ``shoulder`` by its angles (degrees)."""
    upper = _segment(angles, trunk, sign)
    return _hung(shoulder, upper, upper.bent(elbow), (body.UPPER_ARM, body.FOREARM))


def bent_leg(
    hip: Vec, angles: tuple[float, float, float], knee: float, trunk: Frame, sign: int
) -> Limb:
    """A leg hanging from ``hip`` by its angles (degrees)."""
    upper = _segment(angles, trunk, sign)
    return _hung(hip, upper, upper.bent(-knee), (body.THIGH, body.SHANK))


def _hung(root: Vec, upper: Frame, lower: Frame, lengths: tuple[float, float]) -> Limb:
    middle = root.plus(upper.up, -lengths[0])
    return Limb(root, middle, middle.plus(lower.up, -lengths[1]), upper, lower)


def aimed(
    root: Vec,
    directions: tuple[Vec, ...],
    lengths: tuple[float, float],
    ahead: Vec,
    *,
    knee: bool,
) -> Limb:
    """A limb whose bones run in two given directions of the world."""
    first, second = (direction.unit() for direction in directions)
    middle = root.plus(first, lengths[0])
    return _framed(root, middle, middle.plus(second, lengths[1]), ahead, knee=knee)


def reaching(
    root: Vec, target: Vec, lengths: tuple[float, float], hint: Vec, *, knee: bool
) -> Limb:
    """A limb whose end is at ``target``, or as near as it gets; the middle bends to ``hint``."""
    first, second = lengths
    way = target.minus(root)
    span = max(abs(first - second) + 0.01, min(way.length, (first + second) * 0.999))
    along = way.unit()
    share = (first**2 - second**2 + span**2) / (2 * span)
    height = sqrt(max(0.0, first**2 - share**2))
    aside = hint.square_to(along).unit()
    middle = root.plus(along, share).plus(aside, height)
    ahead = aside if knee else aside.times(-1)
    return _framed(root, middle, root.plus(along, span), ahead, knee=knee)


def _framed(root: Vec, middle: Vec, end: Vec, ahead: Vec, *, knee: bool) -> Limb:
    """Frames from the joints: a knee points forwards, an elbow backwards."""
    first, second = middle.minus(root).unit(), end.minus(middle).unit()
    bend = second.minus(first)
    if bend.length > 0.12:
        inner = bend.square_to(first)
        ahead = inner.times(-1) if knee else inner
    upper = frame_of(first.times(-1), ahead)
    lower_ahead = upper.right.cross(second)  # square to the hinge: the lower bone's own forward
    return Limb(root, middle, end, upper, frame_of(second.times(-1), lower_ahead))
