"""A figure as written in resources/figures."""

from typing import Annotated, Literal

from msgspec import Meta, field

from designer.figures.marks import Mark
from designer.figures.pose import Number, Pose, PoseChange
from designer.figures.things.prop_types import Prop
from designer.model.base import Value

View = Literal["side", "three-quarter", "front"]
CALM_S, QUICK_S = 4.0, 1.6
YAW = {"side": 14.0, "three-quarter": 40.0, "front": 74.0}


class FigureSpec(Value, frozen=True, kw_only=True):
    """One to three key positions with what stands around and what is marked."""

    positions: Annotated[tuple[PoseChange, ...], Meta(min_length=1, max_length=3)]
    view: View = "side"
    yaw: Number | None = None  # degrees, in place of the view's own
    rise: Number = 9  # how far the camera looks down, degrees
    props: tuple[Prop, ...] = ()
    marks: tuple[Mark, ...] = ()
    layout: Literal["overlay", "pair", "end"] = "overlay"
    ground: bool = True  # a soft shadow where there is no mat
    family: str = ""
    cycle_s: Annotated[float, Meta(ge=1, le=20)] | None = None  # there and back; else by the marks

    @property
    def tempo_s(self) -> float:
        """How long the movement takes there and back, seconds, when the picture moves."""
        if self.cycle_s is not None:
            return self.cycle_s
        return QUICK_S if any(mark.kind == "fast" for mark in self.marks) else CALM_S


class FigureFile(Value, frozen=True, kw_only=True):
    """One file: poses that others build on, and figures by exercise id."""

    poses: dict[str, PoseChange] = field(default_factory=dict)
    figures: dict[str, FigureSpec] = field(default_factory=dict)


class Figure(Value, frozen=True, kw_only=True):
    """A figure with every pose filled in."""

    id: str
    spec: FigureSpec
    poses: tuple[Pose, ...]
