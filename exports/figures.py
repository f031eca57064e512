"""Figures on paper: the drawing list as PDF operators, and as a form that a document reuses."""

from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from designer.figures.drawing import Drawing, Path, points_of
from designer.figures.palette import colour

# Whole numbers keep files small. A third of a centimetre of the body is a quarter of a point on
# paper at most, a printer's dot.
PER_UNIT = 3
_WORDS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}


@lru_cache(maxsize=128)  # a library's figures are the same in every document
def pdf_operators(drawing: Drawing, palette: str = "grey") -> str:
    """The drawing as PDF operators in thirds of a unit, y downwards: turn it with a ``cm`` first.

    Every shape moves the origin to its own beginning, as small numbers take less room.
    """
    lines = ["1 J 1 j"]
    fill = line = ""
    origin = (0, 0)
    for shape in drawing.shapes:
        parts = []
        if shape.fill:
            wanted = _tone(colour(shape.fill, palette, pale=shape.pale), "g", "rg")
            if wanted != fill:
                fill = wanted
                parts.append(fill)
        if shape.stroke:
            tone = _tone(colour(shape.stroke, palette, pale=shape.pale), "G", "RG")
            wanted = f"{tone} {shape.width * PER_UNIT:.3g} w"
            if wanted != line:
                line = wanted
                parts.append(line)
        x, y = next(points_of(shape.path))
        start = (round(x * PER_UNIT), round(y * PER_UNIT))
        parts.append(f"1 0 0 1 {start[0] - origin[0]} {start[1] - origin[1]} cm")
        origin = start
        parts.append(_path_operators(shape.path, origin))
        parts.append(_PAINT.get((bool(shape.fill), bool(shape.stroke)), "n"))
        lines.append(" ".join(parts))
    return "\n".join(lines)


def reportlab_form(canvas: Canvas, drawing: Drawing, name: str, palette: str = "grey") -> str:
    """Define a form once for a document; draw it with ``canvas.doForm(name)`` as often as needed.

    The form's origin is its lower left corner and its units are points: scale it with the canvas.
    """
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, drawing.width, drawing.height)
        if drawing.photo:
            _draw_photo(canvas, drawing, palette)
        scale = 1 / PER_UNIT
        turn = f"{scale:g} 0 0 {-scale:g} 0 {drawing.height:g} cm"
        canvas.addLiteral(f"{turn}\n{pdf_operators(drawing, palette)}")
        canvas.endForm()
    return name


def _draw_photo(canvas: Canvas, drawing: Drawing, palette: str) -> None:
    """The clinic's own photo below whatever is drawn; without colour it is printed in greys."""
    content = drawing.photo
    if palette == "grey":
        with Image.open(BytesIO(content)) as image:
            toned = BytesIO()
            image.convert("L").save(toned, "JPEG", quality=86)
        content = toned.getvalue()
    canvas.drawImage(ImageReader(BytesIO(content)), 0, 0, drawing.width, drawing.height)


def _path_operators(path: Path, origin: tuple[int, int]) -> str:
    return " ".join(
        " ".join(
            [*(str(round(n * PER_UNIT) - origin[k % 2]) for k, n in enumerate(numbers)), _WORDS[op]]
        )
        for op, *numbers in path
    )


def _tone(text: str, grey: str, colourful: str) -> str:
    """A colour with its operator; shades of grey have a shorter one."""
    parts = [f"{int(text[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5)]
    if len(set(parts)) == 1:
        return f"{parts[0]} {grey}"
    return f"{' '.join(parts)} {colourful}"
