"""Edits of a figure, each giving a new one: positions, props, marks, the view.

An edited figure stands on its own: its positions name everything, so that later changes to the
shared poses leave it as its author saw it.
"""

from typing import Literal

from msgspec.structs import asdict, replace

from designer.figures.checking import check_spec
from designer.figures.errors import FigureError
from designer.figures.marks import Mark
from designer.figures.pose import Pin, Pose, PoseChange
from designer.figures.spec import Figure, FigureSpec, View
from designer.figures.things.prop_types import HELD, Prop

MOST_POSITIONS = 3
MOST_THINGS = 24  # props, and marks; more would hide the body
_WALKS_ALONG = {"dowel", "poles", "slide-seat"}
_STANDS_AHEAD = {"wall": 0.6, "counter": 0.5, "post": 0.9, "blocks": 0.3, "step": 0.35}
_NEEDS_JOINT = {"move": "wrist-right", "arrow": "wrist-right"}


def blank(exercise: str) -> Figure:
    """A body that stands upright: where the picture of a new exercise begins."""
    pose = Pose(rest={"feet": 0.0}, pin=Pin(point="pelvis"))
    return complete(Figure(id=exercise, spec=FigureSpec(positions=(PoseChange(),)), poses=(pose,)))


def complete(figure: Figure) -> Figure:
    """The figure with positions that build on nothing."""
    return with_poses(figure, figure.poses)


def with_poses(figure: Figure, poses: tuple[Pose, ...]) -> Figure:
    """The figure in these positions, one to three."""
    positions = tuple(PoseChange(**asdict(pose)) for pose in poses)
    return replace(figure, spec=replace(figure.spec, positions=positions), poses=poses)


def with_pose(figure: Figure, index: int, pose: Pose) -> Figure:
    """The figure with one of its positions changed."""
    poses = (*figure.poses[:index], pose, *figure.poses[index + 1 :])
    return with_poses(figure, poses)


def with_position_after(figure: Figure, index: int) -> Figure:
    """The figure with a copy of a position behind it. Raises FigureError past three."""
    if len(figure.poses) >= MOST_POSITIONS:
        raise FigureError(
            "A picture has at most three positions.", "Remove one first.", exercise=figure.id
        )
    poses = figure.poses
    return with_poses(figure, (*poses[: index + 1], poses[index], *poses[index + 1 :]))


def without_position(figure: Figure, index: int) -> Figure:
    """The figure without one of its positions. Raises FigureError for the only one."""
    if len(figure.poses) == 1:
        raise FigureError("A picture needs a position.", "Change this one.", exercise=figure.id)
    return with_poses(figure, (*figure.poses[:index], *figure.poses[index + 1 :]))


def with_view(figure: Figure, view: View) -> Figure:
    """The figure seen from the side, from three quarters or from the front."""
    return replace(figure, spec=replace(figure.spec, view=view, yaw=None))


def with_layout(figure: Figure, layout: Literal["overlay", "pair", "end"]) -> Figure:
    """The figure with start and end over each other, beside each other, or the end alone."""
    return replace(figure, spec=replace(figure.spec, layout=layout))


def with_surroundings(figure: Figure, other: Figure) -> Figure:
    """The figure with the props and the view of another one."""
    spec, given = figure.spec, other.spec
    return replace(
        figure,
        spec=replace(
            spec,
            props=given.props,
            view=given.view,
            yaw=given.yaw,
            rise=given.rise,
            ground=given.ground,
        ),
    )


def new_prop(kind: str) -> Prop:
    """A thing as it first appears: in the hands, or where it is seen beside the body."""
    prop = Prop(kind=kind)  # type: ignore[arg-type] # checked by with_props' reading
    if kind in HELD and kind not in _WALKS_ALONG:
        return replace(prop, hold="hands")
    if kind == "dowel":
        return replace(prop, hold="back")
    return replace(prop, at=(_STANDS_AHEAD.get(kind, 0.0), 0, 0))


def new_mark(kind: str, joint: str = "") -> Mark:
    """A mark as it first appears; arrows begin at ``joint``."""
    if kind == "arrow":
        return Mark(kind="arrow", point=joint or _NEEDS_JOINT[kind], through=((8, 8), (8, 40)))
    if kind == "move":
        return Mark(kind="move", point=joint or _NEEDS_JOINT[kind], shift=(10, 0))
    if kind == "talk":
        return Mark(kind="talk", shift=(20, 24))
    return Mark(kind=kind)  # type: ignore[arg-type] # the caller names a kind that exists


def with_props(figure: Figure, props: tuple[Prop, ...]) -> Figure:
    """The figure with these things around it. Raises FigureError for one that cannot be."""
    return _with_spec(figure, replace(figure.spec, props=props), len(props))


def with_marks(figure: Figure, marks: tuple[Mark, ...]) -> Figure:
    """The figure with these marks. Raises FigureError for one that cannot be."""
    return _with_spec(figure, replace(figure.spec, marks=marks), len(marks))


def _with_spec(figure: Figure, spec: FigureSpec, count: int) -> Figure:
    if count > MOST_THINGS:
        raise FigureError(
            f"A picture holds at most {MOST_THINGS} of these.",
            "Remove some first.",
            exercise=figure.id,
        )
    check_spec(spec)
    return replace(figure, spec=spec)


def moved_prop(prop: Prop, by: tuple[float, float]) -> Prop:
    """The thing shifted along the picture and up (metres), not below the floor."""
    x, y, z = prop.at
    up = min(3.0, max(min(0.0, y), y + by[1]))
    return replace(prop, at=(round(max(-3.0, min(3.0, x + by[0])), 3), round(up, 3), z))


def moved_mark(mark: Mark, by: tuple[float, float], point: int | None = None) -> Mark:
    """The mark shifted right and up (units); with ``point`` only that point of an arrow."""
    if mark.kind == "arrow":
        through = tuple(
            (_near(x + by[0]), _near(y + by[1])) if point in {None, number} else (x, y)
            for number, (x, y) in enumerate(mark.through)
        )
        return replace(mark, through=through)
    return replace(mark, shift=(_near(mark.shift[0] + by[0]), _near(mark.shift[1] + by[1])))


def bent_arrow(mark: Mark) -> Mark:
    """An arrow with one more point in the middle of its last piece, to lead it round a curve."""
    if mark.kind != "arrow" or len(mark.through) >= 6:
        raise FigureError("This mark has no more corners.", "Add another arrow.", joint=mark.point)
    *before, (x1, y1), (x2, y2) = mark.through
    return replace(mark, through=(*before, (x1, y1), ((x1 + x2) / 2, (y1 + y2) / 2), (x2, y2)))


def _near(number: float) -> float:
    return round(max(-350.0, min(350.0, number)), 1)
