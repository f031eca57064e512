"""What a prop is, as data and as painted items."""

from typing import Literal, NamedTuple, get_args

from designer.figures.drawing import Shape
from designer.figures.pose import Number, Triple
from designer.model.base import Value

Held = Literal[
    "band",
    "kettlebell",
    "dumbbell",
    "barbell",
    "dowel",
    "ball",
    "bag",
    "box",
    "trolley",
    "poles",
    "plate",
    "strap",
    "slide-seat",
]
Kind = Literal[
    "mat",
    "wall",
    "chair",
    "counter",
    "step",
    "blocks",
    "bench",
    "roman-chair",
    "post",
    "bike",
    "recumbent",
    "treadmill",
    "rower",
    Held,
    "pillow",
]
HELD: frozenset[Kind] = frozenset(get_args(Held))
BEHIND = -9.0  # order: behind every part of the body
AHEAD = 9.0


class Prop(Value, frozen=True, kw_only=True):
    """One thing beside the figure. Metres."""

    kind: Kind
    at: Triple = (0, 0, 0)
    size: Triple | None = None  # length, height, depth
    hold: str = ""  # "right", "left" or "hands"
    facing: Literal[-1, 1] = 1
    slope: Number = 0  # degrees
    order: Number | None = None  # -9 behind the body, 9 before it


class Item(NamedTuple):
    """Shapes that lie at one depth relative to the trunk (metres towards the viewer)."""

    order: float
    shapes: list[Shape]
