"""Points and directions in space, and the frames that body segments carry.

Metres. x goes to the right of the picture, y up, z towards the viewer. A frame's ``right`` is
``forward`` × ``up``, so a figure that faces right shows its right side.
"""

from math import acos, cos, degrees, radians, sin, sqrt
from typing import NamedTuple


class Vec(NamedTuple):
    """A point or a direction."""

    x: float
    y: float
    z: float

    # Taken apart at once, which is quicker than by fields: a drag makes some thousand of these.

    def plus(self, other: "Vec", scale: float = 1.0) -> "Vec":
        """The sum with ``scale`` times another."""
        x, y, z = self
        a, b, c = other
        return Vec(x + a * scale, y + b * scale, z + c * scale)

    def minus(self, other: "Vec") -> "Vec":
        x, y, z = self
        a, b, c = other
        return Vec(x - a, y - b, z - c)

    def times(self, scale: float) -> "Vec":
        x, y, z = self
        return Vec(x * scale, y * scale, z * scale)

    def dot(self, other: "Vec") -> float:
        x, y, z = self
        a, b, c = other
        return x * a + y * b + z * c

    def cross(self, other: "Vec") -> "Vec":
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        return sqrt(self.dot(self))

    def unit(self) -> "Vec":
        """The same direction with length 1; a zero vector becomes "up"."""
        length = self.length
        return self.times(1 / length) if length > 1e-9 else Vec(0, 1, 0)

    def turned(self, axis: "Vec", angle: float) -> "Vec":
        """Turned about a unit ``axis`` by ``angle`` degrees (right-hand rule)."""
        a = radians(angle)
        return self.rotated(axis, cos(a), sin(a))

    def rotated(self, axis: "Vec", c: float, s: float) -> "Vec":
        """Turned about a unit ``axis`` by the angle whose cosine and sine are given."""
        # Rodrigues' formula, written out: bodies are built from some thousand of these.
        x, y, z = self
        u, v, w = axis
        along = (u * x + v * y + w * z) * (1 - c)
        return Vec(
            x * c + (v * z - w * y) * s + u * along,
            y * c + (w * x - u * z) * s + v * along,
            z * c + (u * y - v * x) * s + w * along,
        )

    def square_to(self, axis: "Vec") -> "Vec":
        """What is left of this vector across a unit ``axis``; not normalised."""
        return self.plus(axis, -self.dot(axis))

    def mixed(self, other: "Vec", t: float) -> "Vec":
        """The point at share ``t`` of the way to another."""
        return self.times(1 - t).plus(other, t)


ORIGIN = Vec(0, 0, 0)
UP = Vec(0, 1, 0)


def angle_between(one: Vec, other: Vec) -> float:
    """The angle of two directions in degrees, 0 to 180."""
    return degrees(acos(max(-1.0, min(1.0, one.unit().dot(other.unit())))))


class Frame(NamedTuple):
    """Three unit directions at right angles, as a segment of the body sees them."""

    forward: Vec
    up: Vec
    right: Vec

    def at(self, forward: float, up: float, right: float) -> Vec:
        """The offset of so much in each direction, in the world."""
        (a, b, c), (d, e, f), (g, h, i) = self
        return Vec(
            a * forward + d * up + g * right,
            b * forward + e * up + h * right,
            c * forward + f * up + i * right,
        )

    def turned(self, axis: Vec, angle: float) -> "Frame":
        if angle == 0:
            return self
        a = radians(angle)
        c, s = cos(a), sin(a)
        forward, up, right = self
        # About one of its own axes the other two change places in part; joints turn like that.
        if axis is right:
            return Frame(_both(forward, c, up, s), _both(up, c, forward, -s), right)
        if axis is up:
            return Frame(_both(forward, c, right, -s), up, _both(right, c, forward, s))
        if axis is forward:
            return Frame(forward, _both(up, c, right, s), _both(right, c, up, -s))
        return Frame(forward.rotated(axis, c, s), up.rotated(axis, c, s), right.rotated(axis, c, s))

    def bent(self, angle: float) -> "Frame":
        """Tipped backwards about its own right by ``angle`` degrees."""
        return self.turned(self.right, angle)

    def mixed(self, other: "Frame", t: float) -> "Frame":
        """The frame at share ``t`` of the way to another, kept at right angles."""
        up = self.up.mixed(other.up, t).unit()
        return frame_of(up, self.forward.mixed(other.forward, t))


def _both(one: Vec, share: float, other: Vec, rest: float) -> Vec:
    x, y, z = one
    a, b, c = other
    return Vec(x * share + a * rest, y * share + b * rest, z * share + c * rest)


def frame_of(up: Vec, forward: Vec) -> Frame:
    """The frame with a given ``up`` whose forward is as near to ``forward`` as can be."""
    across = forward.square_to(up)
    if across.length < 1e-6:
        across = Vec(1, 0.01, 0.02).square_to(up)
    forward = across.unit()
    return Frame(forward, up, forward.cross(up))


WORLD = Frame(Vec(1, 0, 0), UP, Vec(0, 0, 1))
