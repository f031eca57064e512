"""Figures on paper: the drawing list as PDF operators, as a reusable form, and as plain lines.

Plain lines (``line_art``) are what the handout's own small ``Figure`` can hold: the outlines that
an eye would see, without tones.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, hypot

from reportlab.pdfgen.canvas import Canvas

from designer.figures.drawing import Drawing, Path
from designer.figures.palette import colour
from exports.handout.figure import Figure, Stroke

Point = tuple[float, float]
Polygon = list[Point]

_SOLID = frozenset({"arrow", "cue", "no", "weight"})  # roles that stay black as line art
_UNSEEN = frozenset({"white", "floor"})
_STEP = 2.0  # units between the points at which a line is looked at
_INSIDE = 0.5  # units inside a form before it hides a line: outlines lie on its edge


def pdf_operators(drawing: Drawing, palette: str = "grey") -> str:
    """The drawing as PDF operators in its own units, y downwards: flip it with a ``cm`` first."""
    lines = ["1 J 1 j"]
    for shape in drawing.shapes:
        parts = []
        if shape.fill:
            parts.append(f"{_rgb(colour(shape.fill, palette, pale=shape.pale))} rg")
        if shape.stroke:
            tone = _rgb(colour(shape.stroke, palette, pale=shape.pale))
            parts.append(f"{tone} RG {shape.width:g} w")
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}
        parts.append(_path_operators(shape.path))
        parts.append(paint.get((bool(shape.fill), bool(shape.stroke)), "n"))
        lines.append(" ".join(parts))
    return "\n".join(lines)


def reportlab_form(canvas: Canvas, drawing: Drawing, name: str, palette: str = "grey") -> str:
    """Define a form once for a document; draw it with ``canvas.doForm(name)`` as often as needed.

    The form's origin is its lower left corner and its units are points: scale it with the canvas.
    """
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, drawing.width, drawing.height)
        canvas.addLiteral(f"1 0 0 -1 0 {drawing.height:g} cm\n{pdf_operators(drawing, palette)}")
        canvas.endForm()
    return name


def _path_operators(path: Path) -> str:
    words = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(
        " ".join([*(f"{number:.1f}" for number in numbers), words[op]]) for op, *numbers in path
    )


def _rgb(text: str) -> str:
    return " ".join(f"{int(text[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))


def line_art(drawing: Drawing) -> Figure:
    """The visible outlines as the handout's figure. Takes some 100 ms: keep the result."""
    shapes = [(shape, list(_polygons(shape.path))) for shape in drawing.shapes]
    strokes: list[Stroke] = []
    for number, (shape, polygons) in enumerate(shapes):
        if shape.pale:
            continue
        covers = [_Cover(p) for later, ps in shapes[number + 1 :] if later.fill for p in ps]
        if shape.fill in _SOLID:
            strokes += [
                Stroke(points=tuple(p), width=0.4, closed=True, filled=True) for p in polygons
            ]
        elif shape.stroke and shape.stroke not in _UNSEEN:
            width = 1.2 if shape.stroke == "outline" else shape.width
            for polygon in polygons:
                strokes += [
                    Stroke(points=tuple(line), width=width) for line in _seen(polygon, covers)
                ]
    return Figure(width=drawing.width, height=drawing.height, strokes=tuple(strokes))


class _Cover:
    """One filled outline and the box around it."""

    def __init__(self, polygon: Polygon) -> None:
        self.edges = list(pairwise([*polygon, polygon[0]]))
        xs, ys = zip(*polygon, strict=True)
        self.left, self.right, self.top, self.bottom = min(xs), max(xs), min(ys), max(ys)

    def hides(self, x: float, y: float) -> bool:
        if not (self.left < x < self.right and self.top < y < self.bottom):
            return False
        winding = 0
        for (x1, y1), (x2, y2) in self.edges:
            if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                winding += 1 if y2 > y1 else -1
        return winding != 0 and all(_away(x, y, a, b) > _INSIDE for a, b in self.edges)


def _away(x: float, y: float, a: Point, b: Point) -> float:
    """The distance of a point from the piece of line from ``a`` to ``b``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / squared)) if squared else 0.0
    return hypot(x - a[0] - share * dx, y - a[1] - share * dy)


def _seen(polygon: Polygon, covers: list[_Cover]) -> Iterator[Polygon]:
    """The pieces of a line that nothing hides."""
    piece: Polygon = []
    for point in _dense(polygon):
        if any(cover.hides(*point) for cover in covers):
            if len(piece) > 1:
                yield piece
            piece = []
        else:
            piece.append((round(point[0], 1), round(point[1], 1)))
    if len(piece) > 1:
        yield piece


def _dense(polygon: Polygon) -> Iterator[Point]:
    yield polygon[0]
    for (x1, y1), (x2, y2) in pairwise(polygon):
        pieces = max(1, ceil(hypot(x2 - x1, y2 - y1) / _STEP))
        for k in range(1, pieces + 1):
            yield x1 + (x2 - x1) * k / pieces, y1 + (y2 - y1) * k / pieces


def _polygons(path: Path) -> Iterator[Polygon]:
    """Each subpath as a chain of points; curves in six pieces."""
    points: Polygon = []
    for op, *numbers in path:
        if op == "M":
            if len(points) > 1:
                yield points
            points = [(numbers[0], numbers[1])]
        elif op == "L":
            points.append((numbers[0], numbers[1]))
        elif op == "C":
            points.extend(_curve(points[-1], numbers))
        else:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _curve(start: Point, numbers: list[float]) -> Iterator[Point]:
    x1, y1, x2, y2, x3, y3 = numbers
    for k in range(1, 7):
        t = k / 6
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3
