"""The drawing list: paths in named roles. Every output is made from this and nothing else.

Units: 100 for a metre, y downwards, the origin in the upper left corner. A path is a sequence of
("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from designer.model.base import Value

Segment = tuple[str, *tuple[float, ...]]
Path = tuple[Segment, ...]


class Shape(Value, frozen=True, kw_only=True):
    """A path that is filled, stroked or both, in roles that the palettes give colours to."""

    path: Path
    fill: str = ""
    stroke: str = ""
    width: float = 0  # of the stroke, units
    pale: bool = False  # belongs to the start position that shows through


class Drawing(Value, frozen=True, kw_only=True, cache_hash=True):
    """Shapes inside a box of ``width`` x ``height`` units, the first one painted first.

    With ``photo``, the content of a PNG or JPEG file, that fills the box below them.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    photo: bytes = b""


class Bounds(NamedTuple):
    """A box: least and greatest x and y."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def with_(self, other: "Bounds") -> "Bounds":
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> "Bounds":
        return Bounds(self.left - by, self.top - by, self.right + by, self.bottom + by)


def points_of(path: Path) -> Iterator[tuple[float, float]]:
    """Every point of a path; control points too, so that their box holds the curve."""
    for _, *numbers in path:
        yield from zip(numbers[::2], numbers[1::2], strict=True)


def bounds_of(shapes: Iterable[Shape]) -> Bounds:
    """The box around shapes with half of their strokes."""
    boxes = []
    for shape in shapes:
        xs, ys = zip(*points_of(shape.path), strict=True)
        boxes.append(Bounds(min(xs), min(ys), max(xs), max(ys)).grown(shape.width / 2))
    first, *rest = boxes
    for box in rest:
        first = first.with_(box)
    return first


def shifted(path: Path, x: float, y: float, scale: float = 1.0) -> Path:
    """The path scaled, then moved."""
    return tuple(
        (
            op,
            *(
                round(number * scale + (y if index % 2 else x), 2)
                for index, number in enumerate(numbers)
            ),
        )
        for op, *numbers in path
    )


def placed(shapes: Iterable[Shape], x: float, y: float, scale: float = 1.0) -> tuple[Shape, ...]:
    """Shapes scaled, then moved; strokes scale with them."""
    return tuple(
        Shape(
            path=shifted(shape.path, x, y, scale),
            fill=shape.fill,
            stroke=shape.stroke,
            width=round(shape.width * scale, 3),
            pale=shape.pale,
        )
        for shape in shapes
    )


def mirrored(drawing: Drawing) -> Drawing:
    """The drawing as in a mirror: the other side of the body works. Digits turn round too.

    A photo stays as it is: it shows a real room.
    """
    if drawing.photo:
        return drawing
    shapes = []
    for shape in drawing.shapes:
        path: list[Segment] = []
        for op, *numbers in shape.path:
            turned = (n if i % 2 else round(drawing.width - n, 2) for i, n in enumerate(numbers))
            path.append((op, *turned))
        shapes.append(
            Shape(
                path=tuple(path),
                fill=shape.fill,
                stroke=shape.stroke,
                width=shape.width,
                pale=shape.pale,
            )
        )
    return Drawing(width=drawing.width, height=drawing.height, shapes=tuple(shapes))


def polyline(points: Iterable[tuple[float, float]], *, closed: bool = False) -> Path:
    """Straight lines through points."""
    path: list[Segment] = [("L" if number else "M", x, y) for number, (x, y) in enumerate(points)]
    return (*path, ("Z",)) if closed else tuple(path)


def smooth(points: list[tuple[float, float]]) -> Path:
    """A curve through points (Catmull-Rom as Bezier)."""
    path: list[Segment] = [("M", *points[0])]
    last = len(points) - 1
    for number in range(last):
        before, start = points[max(0, number - 1)], points[number]
        end, after = points[number + 1], points[min(last, number + 2)]
        path.append(
            (
                "C",
                start[0] + (end[0] - before[0]) / 6,
                start[1] + (end[1] - before[1]) / 6,
                end[0] - (after[0] - start[0]) / 6,
                end[1] - (after[1] - start[1]) / 6,
                *end,
            )
        )
    return tuple(path)
