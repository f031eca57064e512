"""Which sizes of a thing can be set, and between which limits: metres, and shares of a load."""

from typing import Literal, NamedTuple

from msgspec.structs import replace

from designer.figures.errors import FigureError
from designer.figures.pose import Triple
from designer.figures.things.prop_types import Prop

Unit = Literal["cm", "mm", "%", "°"]


class Size(NamedTuple):
    """One size that has a field: where it is kept, how it is shown, and its limits as shown."""

    name: str  # "length", "height", "depth", "width" across, "thickness", "load", "slope"
    place: int  # in ``Prop.size``; -1: the slope
    unit: Unit
    shown: float  # how many of the unit one stored unit is
    low: float
    high: float


def _box(length: tuple[float, float], height: tuple[float, float]) -> tuple[Size, ...]:
    return (
        Size("length", 0, "cm", 100, *length),
        Size("height", 1, "cm", 100, *height),
        Size("depth", 2, "cm", 100, 5, 200),
    )


_LOAD = (Size("load", 0, "%", 100, 50, 180),)  # a picture has no kilograms
SIZES: dict[str, tuple[Size, ...]] = {
    "mat": (Size("length", 0, "cm", 100, 50, 300), Size("depth", 2, "cm", 100, 30, 150)),
    "wall": _box((4, 200), (50, 250)),
    "counter": _box((20, 200), (60, 120)),
    "step": _box((20, 100), (4, 60)),
    "blocks": _box((10, 60), (4, 60)),
    "bench": _box((30, 200), (20, 80)),
    "pillow": _box((10, 60), (4, 30)),
    "box": _box((15, 70), (10, 60)),
    "post": (Size("height", 1, "cm", 100, 50, 250),),
    "kettlebell": _LOAD,
    "dumbbell": _LOAD,
    "ball": (Size("width", 0, "cm", 200, 8, 80),),
    "plate": (Size("width", 0, "cm", 200, 16, 46),),
    "band": (Size("thickness", 0, "mm", 1000, 6, 40),),
    "treadmill": (Size("slope", -1, "°", 1, 0, 15),),
}
_USUAL: dict[str, Triple] = {  # as the thing is drawn without a size of its own
    "mat": (1.9, 0.018, 0.62),
    "wall": (0.06, 1.9, 0.7),
    "counter": (0.5, 0.9, 0.9),
    "step": (0.4, 0.12, 0.5),
    "blocks": (0.3, 0.24, 0.24),
    "bench": (1.1, 0.45, 0.35),
    "pillow": (0.3, 0.1, 0.4),
    "box": (0.34, 0.26, 0.36),
    "post": (0, 1.6, 0),
    "kettlebell": (1, 0, 0),
    "dumbbell": (1, 0, 0),
    "ball": (0.13, 0, 0),
    "plate": (0.15, 0, 0),
    "band": (0.014, 0, 0),
}


def sizes_of(prop: Prop) -> tuple[Size, ...]:
    """The sizes that this thing has fields for."""
    return SIZES.get(prop.kind, ())


def shown_size(prop: Prop, size: Size) -> float:
    """A size of a thing, in the unit of its field."""
    if size.place < 0:
        return prop.slope * size.shown
    whole = prop.size or _USUAL[prop.kind]
    return whole[size.place] * size.shown


def resized(prop: Prop, size: Size, value: float) -> Prop:
    """The thing with one size set, in the unit of its field. Raises FigureError off its limits."""
    if not size.low <= value <= size.high:
        raise FigureError(
            f"{value:g} {size.unit} is outside {size.low:g} to {size.high:g} {size.unit}.",
            "Choose a size between these.",
            joint=prop.kind,
        )
    if size.place < 0:
        return replace(prop, slope=value / size.shown)
    numbers = list(prop.size or _USUAL[prop.kind])
    numbers[size.place] = round(value / size.shown, 4)
    length, height, depth = numbers
    return replace(prop, size=(length, height, depth))


def of_usual_size(prop: Prop) -> Prop:
    """The thing as it first appears; a mat fits the body again."""
    return replace(prop, size=None, slope=0)
