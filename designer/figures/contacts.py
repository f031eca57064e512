"""Contact with floor and props, solved: the tilt that lets two parts touch, then the height.

A contact is named after what touches (``feet``, ``knees``, ``back``, ``hand-right``); each name
stands for spheres of the body, and their lowest point comes to rest on the surface.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from designer.figures.errors import FigureError
from designer.figures.flesh import contact_spheres
from designer.figures.pose import Pose
from designer.figures.skeleton import Skeleton, build
from designer.figures.vector import Vec

_NEAR = 3.0  # degrees


class Settled(NamedTuple):
    """A pose at rest on its surfaces, and the tilt (degrees) that it came to lie with."""

    pose: Pose
    tilt: float
    skeleton: Skeleton


def settled(pose: Pose) -> Settled:
    """The pose with all that was found about it."""
    tilt = _level_tilt(pose) if pose.level else pose.tilt
    return Settled(pose, tilt, _settle(pose, tilt))


def settle(pose: Pose) -> Skeleton:
    """The skeleton of a pose at rest on its surfaces."""
    return settled(pose).skeleton


def _settle(pose: Pose, tilt: float) -> Skeleton:
    root = _root(pose, tilt)
    for _ in range(3):  # what a limb reaches can move a contact that holds the body up
        skeleton = build(pose, tilt, root)
        step = _correction(pose, skeleton)
        if step.length < 1e-5:
            break
        root = root.plus(step)
    return build(pose, tilt, root)


def lowest(skeleton: Skeleton, name: str) -> float:
    """The height of the lowest point of one contact, metres."""
    return min(centre.y - radius for centre, radius in contact_spheres(skeleton, name))


def _gap(pose: Pose, skeleton: Skeleton, names: Iterable[str]) -> float:
    return min(lowest(skeleton, name) - pose.rest[name] for name in names)


def _root(pose: Pose, tilt: float) -> Vec:
    start = Vec(0, 1, 0)
    skeleton = build(pose, tilt, start, reach=False)
    return start.plus(_correction(pose, skeleton))


def _correction(pose: Pose, skeleton: Skeleton) -> Vec:
    down = _gap(pose, skeleton, pose.rest) if pose.rest else 0.0
    if pose.pin is None:
        return Vec(0, -down, 0)
    point = skeleton.joints.get(pose.pin.point)
    if point is None:
        raise FigureError(
            "There is no such joint to pin.",
            f"Use one of: {', '.join(sorted(skeleton.joints))}.",
            joint=pose.pin.point,
        )
    return Vec(pose.pin.x - point.x, -down, 0)


def _level_tilt(pose: Pose) -> float:
    """The tilt at which the first two contacts rest at the same time, by bisection of a scan."""
    first, second = list(pose.rest)[:2]

    def difference(tilt: float) -> float:
        root = Vec(0, 0, 0)
        skeleton = build(pose, tilt, root, reach=False)
        return (lowest(skeleton, first) - pose.rest[first]) - (
            lowest(skeleton, second) - pose.rest[second]
        )

    near = (pose.tilt - _NEAR, pose.tilt + _NEAR)
    ends = (difference(near[0]), difference(near[1]))
    if (ends[0] <= 0) != (ends[1] <= 0):  # as it is while somebody poses the body
        return _crossing(difference, near, ends)
    steps = [pose.tilt + offset for offset in range(-100, 101, 10)]
    values = [difference(tilt) for tilt in steps]
    pairs = [
        (abs(low + high - 2 * pose.tilt), low, high)
        for low, high, a, b in zip(steps, steps[1:], values, values[1:], strict=False)
        if (a <= 0) != (b <= 0)
    ]
    if not pairs:
        raise FigureError(
            f"No tilt lets {first} and {second} touch at once.",
            "Change the angles between them, or take `level` out.",
            joint=first,
        )
    _, low, high = min(pairs)
    return _crossing(difference, (low, high), (difference(low), difference(high)))


def _crossing(
    of: Callable[[float], float], ends: tuple[float, float], values: tuple[float, float]
) -> float:
    """Where a function passes zero between two ends: false position, Illinois variant."""
    (low, high), (a, b) = ends, values
    middle = low
    for _ in range(40):
        middle = (low * b - high * a) / (b - a)
        value = of(middle)
        if abs(value) < 1e-6 or high - low < 1e-5:
            break
        if (value > 0) == (b > 0):
            high, b, a = middle, value, a / 2
        else:
            low, a, b = middle, value, b / 2
    return middle
