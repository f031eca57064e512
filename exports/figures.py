"""Figures on paper: the drawing list as PDF operators."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from designer.figures.drawing import Drawing, Path, Shape, points_of
from designer.figures.palette import colour

# Whole numbers keep files small. A third of a centimetre of the body is a quarter of a point on
# paper at most, a printer's dot.
PER_UNIT = 3
_WORDS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}
_CIRCLE = ["M", "C", "C", "C", "C", "Z"]


class _Dot(NamedTuple):
    """A circle, in thirds of a unit."""

    x: int
    y: int
    diameter: float


@lru_cache(maxsize=128)  # a library's figures are the same in every document
def pdf_operators(drawing: Drawing, palette: str = "grey") -> str:
    """The drawing as PDF operators in thirds of a unit, y downwards: turn it with a ``cm`` first.

    Small numbers take less room, so every shape moves the origin to the corner of its own box. A
    circle is a line without length and with round ends.
    """
    pen = _Pen(palette)
    return "\n".join(["1 J 1 j", *(pen.drawn(shape) for shape in drawing.shapes)])


class _Pen:
    """Writes one shape after the other, and only what changes between them."""

    def __init__(self, palette: str) -> None:
        self._palette = palette
        self._fill = self._line = self._width = ""
        self._origin = (0, 0)

    def drawn(self, shape: Shape) -> str:
        dot = _circle(shape.path)
        return " ".join(self._outlined(shape) if dot is None else self._dotted(dot, shape))

    def _outlined(self, shape: Shape) -> Iterator[str]:
        if shape.fill:
            yield from self._set_fill(self._tone(shape.fill, shape, "g", "rg"))
        if shape.stroke:
            tone = self._tone(shape.stroke, shape, "G", "RG")
            yield from self._set_line(tone, f"{shape.width * PER_UNIT:.3g}")
        xs, ys = zip(*points_of(shape.path), strict=True)
        left, top = min(xs), min(ys)
        corner = (round(left * PER_UNIT), round(top * PER_UNIT))
        yield f"1 0 0 1 {corner[0] - self._origin[0]} {corner[1] - self._origin[1]} cm"
        self._origin = corner
        yield _path_operators(shape.path, (left, top))
        yield _PAINT.get((bool(shape.fill), bool(shape.stroke)), "n")

    def _dotted(self, dot: _Dot, shape: Shape) -> Iterator[str]:
        """The circle with its line in one tone, then its inside in the other."""
        x, y = dot.x - self._origin[0], dot.y - self._origin[1]
        line = shape.width * PER_UNIT if shape.stroke else 0
        inks = [(shape.stroke, dot.diameter + line), (shape.fill, dot.diameter - line)]
        for role, diameter in inks:
            if role:
                tone = self._tone(role, shape, "G", "RG")
                yield from self._set_line(tone, f"{diameter:.3g}")
                yield f"{x} {y} m {x} {y} l S"

    def _set_fill(self, tone: str) -> Iterator[str]:
        if tone != self._fill:
            self._fill = tone
            yield tone

    def _set_line(self, tone: str, width: str) -> Iterator[str]:
        if tone != self._line:
            self._line = tone
            yield tone
        if width != self._width:
            self._width = width
            yield f"{width} w"

    def _tone(self, role: str, shape: Shape, grey: str, colourful: str) -> str:
        """A colour with its operator; shades of grey have a shorter one."""
        text = colour(role, self._palette, pale=shape.pale)
        parts = [f"{int(text[i : i + 2], 16) / 255:.3g}".removeprefix("0") for i in (1, 3, 5)]
        parts = [part or "0" for part in parts]
        if len(set(parts)) == 1:
            return f"{parts[0]} {grey}"
        return f"{' '.join(parts)} {colourful}"


def _circle(path: Path) -> _Dot | None:
    """The circle that a path is, or None."""
    if [op for op, *_ in path] != _CIRCLE:
        return None
    xs, ys = zip(*points_of(path), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if abs(width - height) > 0.05:
        return None
    ends = [(numbers[-2], numbers[-1]) for op, *numbers in path if numbers]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    if any(abs((px - x) ** 2 + (py - y) ** 2 - (width / 2) ** 2) > 0.1 * width for px, py in ends):
        return None
    return _Dot(round(x * PER_UNIT), round(y * PER_UNIT), width * PER_UNIT)


def _path_operators(path: Path, corner: tuple[float, float]) -> str:
    """Distances from the corner, so that the same shape elsewhere is written the same."""
    return " ".join(
        " ".join(
            [
                *(str(round((n - corner[k % 2]) * PER_UNIT)) for k, n in enumerate(numbers)),
                _WORDS[op],
            ]
        )
        for op, *numbers in path
    )
