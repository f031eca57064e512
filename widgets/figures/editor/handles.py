"""What can be taken hold of on the canvas, and where: joints, standing things, marks."""

from typing import Literal, NamedTuple

from designer.figures.angles import HANDLES
from designer.figures.scene import Stage
from designer.figures.skeleton import Skeleton
from designer.figures.things.prop_types import HELD
from designer.figures.vector import Vec

_FREE_WHEN_UNHELD = {"kettlebell", "ball", "box", "barbell", "bag", "plate", "band", "strap"}


class Handle(NamedTuple):
    """One handle: a joint by name, or the number of a prop or mark and of an arrow's point."""

    kind: Literal["joint", "prop", "mark"]
    joint: str = ""
    number: int = 0
    point: int | None = None


class PlacedHandle(NamedTuple):
    """A handle and where it is, in units of the picture."""

    handle: Handle
    x: float
    y: float


def handles_of(stage: Stage, index: int) -> list[PlacedHandle]:
    """Every handle of one position; joints last, so that they lie on top."""
    skeleton = stage.skeletons[index]
    joints = (
        PlacedHandle(Handle("joint", joint), *stage.view.point(skeleton.joints[joint]))
        for joint in HANDLES
    )
    return [*_props(stage), *_marks(stage, skeleton, index), *joints]


def nearest(
    placed: list[PlacedHandle], at: tuple[float, float], reach: float, current: str
) -> Handle | None:
    """The handle within ``reach`` (units) of a point, or None.

    Of several the nearest, the selected joint before others that lie on the same spot.
    """
    found: tuple[float, Handle] | None = None
    for handle, x, y in placed:
        off = ((x - at[0]) ** 2 + (y - at[1]) ** 2) ** 0.5
        if off > reach:
            continue
        if handle.joint and handle.joint == current:
            off -= reach * 0.25
        if found is None or off < found[0]:
            found = off, handle
    return None if found is None else found[1]


def _props(stage: Stage) -> list[PlacedHandle]:
    found = []
    for number, prop in enumerate(stage.figure.spec.props):
        if (
            (prop.hold and prop.kind != "band")  # a band is taken by its anchor
            or prop.kind == "mat"
            or (prop.kind in HELD and prop.kind not in _FREE_WHEN_UNHELD)
        ):
            continue  # moves with the hands, or lies under the body by itself
        x, y, z = prop.at
        height = 0.0 if prop.kind == "band" else prop.size[1] if prop.size else 0.2
        at = stage.view.point(Vec(x, y + min(height, 0.5) / 2, z))
        found.append(PlacedHandle(Handle("prop", number=number), *at))
    return found


def _marks(stage: Stage, skeleton: Skeleton, index: int) -> list[PlacedHandle]:
    found = []
    last = index == len(stage.skeletons) - 1
    for number, mark in enumerate(stage.figure.spec.marks):
        if mark.kind == "arrow" and mark.at_start == (not last):
            x, y = stage.view.point(skeleton.joints[mark.point])
            found += [
                PlacedHandle(Handle("mark", number=number, point=point), x + u, y - v)
                for point, (u, v) in enumerate(mark.through)
            ]
        elif mark.kind in {"move", "still", "talk"} and last:
            joint = {"move": mark.point, "still": "spine3", "talk": "head"}[mark.kind]
            x, y = stage.view.point(skeleton.joints[joint])
            if mark.kind == "still":
                away = skeleton.frames["spine3"].at(-0.15, 0, 0)
                x, y = stage.view.point(skeleton.joints[joint].plus(away))
            handle = Handle("mark", number=number)
            found.append(PlacedHandle(handle, x + mark.shift[0], y - mark.shift[1]))
    return found
