"""Marks written as PDF operators. Plain strings: this is where the time of a print goes.

The origin of a PDF page is its lower left corner, so heights are turned round here.
"""

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin, sqrt

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from designer.figures import Drawing
from exports.figures import reportlab_form
from exports.handout.fonts import Fonts
from exports.handout.glyph_codes import GlyphCodes
from exports.handout.marks import Box, Drawn, Mark, Photo, Picture, Rule, Sign, Text
from exports.handout.style import WHITE


class Ink:
    """Draws on the pages of one document."""

    def __init__(self, canvas: Canvas, fonts: Fonts, palette: str) -> None:
        self._canvas = canvas
        self._palette = palette
        self._forms: dict[Drawing, str] = {}
        self._codes = {bold: GlyphCodes(canvas, fonts, bold=bold) for bold in (False, True)}

    def draw(self, marks: Iterable[tuple[Mark, float, float]]) -> None:
        """Draw marks whose own origin lies at (left, top) of the page."""
        page = _Page(self._codes)
        for mark, left, top in marks:
            match mark:
                case Text():
                    page.text(mark, left + mark.x, top - mark.y)
                case Rule():
                    page.rule(mark, left, top)
                case Box():
                    page.box(mark, left + mark.x, top - mark.y)
                case Sign():
                    page.sign(mark, left + mark.x, top - mark.y)
                case Picture():
                    self._write(page)
                    self._picture(mark, left + mark.x, top - mark.y)
                case Photo():
                    self._write(page)
                    self._photo(mark, left + mark.x, top - mark.y)
                case Drawn():
                    self._write(page)
                    self._drawn(mark, left + mark.x, top - mark.y)
                    page = _Page(self._codes)  # the font is another one now
        self._write(page)

    def _write(self, page: "_Page") -> None:
        """Hand over what was gathered; the page goes on from there."""
        self._canvas.addLiteral("\n".join(page.operators))
        page.operators.clear()

    def _picture(self, mark: Picture, x: float, y: float) -> None:
        """A figure is written into the document once; every use only refers to it."""
        drawing = mark.drawing
        name = self._forms.setdefault(drawing, f"figure-{len(self._forms) + 1}")
        reportlab_form(self._canvas, drawing, name, self._palette)
        scale = mark.width / drawing.width
        place = f"{scale:.4f} 0 0 {scale:.4f} {x:.1f} {y - drawing.height * scale:.1f} cm"
        self._canvas.addLiteral(f"{_read_as(mark.words)} q {place}")
        self._canvas.doForm(name)
        self._canvas.addLiteral("Q EMC")

    def _drawn(self, mark: Drawn, x: float, y: float) -> None:
        self._canvas.addLiteral(_read_as(mark.words))
        mark.draw(self._canvas, x, y - mark.height)
        self._canvas.addLiteral("EMC")

    def _photo(self, mark: Photo, x: float, y: float) -> None:
        picture = ImageReader(BytesIO(_in_grey(mark.png) if self._palette == "grey" else mark.png))
        self._canvas.addLiteral(_read_as(mark.words))
        self._canvas.drawImage(picture, x, y - mark.height, mark.width, mark.height)
        self._canvas.addLiteral("EMC")


@lru_cache(maxsize=4)
def _in_grey(png: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  # few handouts have a logo

    made = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("L").save(made, "PNG")
    return made.getvalue()


def _read_as(words: str) -> str:
    """What is read aloud in place of a picture; without words it is passed over.

    reportlab writes no structure tree, so marked content is the only place for the words.
    """
    if not words:
        return "/Artifact BMC"
    return f"/Span <</Alt <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC"


class _Page:
    """The operators of one page, and the state they leave behind, which need not be set again."""

    def __init__(self, codes: dict[bool, GlyphCodes]) -> None:
        self.operators: list[str] = []
        self._codes = codes
        self._fill = self._line = ""
        self._width = -1.0
        self._font: tuple[bool, float] | None = None

    def text(self, mark: Text, x: float, y: float) -> None:
        codes = self._codes[mark.bold]
        self._set_fill(mark.colour)
        start = f"BT {x:.1f} {y:.1f} Td"
        written = codes.written(mark.text)
        if written is None:
            self._font = None
            self.operators.append(f"{start} {codes.in_parts(mark.text, mark.size)} ET")
            return
        if (mark.bold, mark.size) != self._font:
            self._font = (mark.bold, mark.size)
            start += f" {codes.font_name} {mark.size:g} Tf"
        self.operators.append(f"{start} ({written}) Tj ET")

    def rule(self, mark: Rule, left: float, top: float) -> None:
        self._set_line(mark.colour, mark.width)
        line = (
            f"{left + mark.x:.1f} {top - mark.y:.1f} m "
            f"{left + mark.to_x:.1f} {top - mark.to_y:.1f} l S"
        )
        self.operators.append(f"[3 3] 0 d {line} [] 0 d" if mark.dashed else line)

    def box(self, mark: Box, x: float, y: float) -> None:
        if mark.fill:
            self._set_fill(mark.fill)
        if mark.line:
            self._set_line(mark.line, mark.line_width)
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}
        self._rectangle(
            x, y - mark.height, mark.width, mark.height, paint[bool(mark.fill), bool(mark.line)]
        )

    def sign(self, sign: Sign, x: float, y: float) -> None:
        """Signs that the fonts lack, drawn. ``x``, ``y`` is the upper left corner."""
        side = sign.size
        match sign.kind:
            case "tick-box":
                self._set_line(sign.colour, 1.1)
                self._rectangle(x, y - side, side, side, "S")
            case "dot" | "disc":
                self._disc(sign.colour, x + side / 2, y - side / 2, side)
            case "stop":
                self._stop(sign, x + side / 2, y - side / 2)
            case "urgent":
                self._urgent(sign, x, y - side)
            case "call":
                self._disc(sign.colour, x + side / 2, y - side / 2, side)
                self._handset(x + side / 2, y - side / 2, side)

    def _stop(self, sign: Sign, x: float, y: float) -> None:
        """An octagon with a bar, as a road sign."""
        reach, side = sign.size * 0.525, sign.size
        angles = (pi / 8 + pi / 4 * k for k in range(8))
        self._set_fill(sign.colour)
        self.operators.append(
            f"{_path([(x + reach * cos(a), y + reach * sin(a)) for a in angles])} f"
        )
        self._set_fill(WHITE)
        self._rectangle(x - side * 0.28, y - side * 0.08, side * 0.56, side * 0.16, "f")

    def _urgent(self, sign: Sign, x: float, y: float) -> None:
        """A triangle with an exclamation mark, on the lower left corner ``x``, ``y``."""
        side, middle = sign.size, x + sign.size / 2
        self._set_fill(sign.colour)
        self.operators.append(
            f"{_path([(x, y), (x + side, y), (middle, y + side * sqrt(3) / 2)])} f"
        )
        self._set_fill(WHITE)
        wide = side * 0.11
        self._rectangle(middle - wide / 2, y + side * 0.28, wide, side * 0.33, "f")
        self._rectangle(middle - wide / 2, y + side * 0.1, wide, wide, "f")

    def _handset(self, x: float, y: float, side: float) -> None:
        """A telephone receiver in white, leaning to the left."""
        far, end = side * 0.2, side * 0.1
        self._set_line(WHITE, side * 0.1)
        self.operators.append(
            f"1 J {x - far:.1f} {y + far:.1f} m {x - far:.1f} {y - end:.1f} {x - end:.1f} "
            f"{y - far:.1f} {x + far:.1f} {y - far:.1f} c S"
        )
        self._set_line(WHITE, side * 0.17)
        self.operators.append(
            f"{x - far:.1f} {y + far:.1f} m {x - far + end:.1f} {y + far - end:.1f} l "
            f"{x + far:.1f} {y - far:.1f} m {x + far - end:.1f} {y - far + end:.1f} l S 0 J"
        )

    def _disc(self, colour: str, x: float, y: float, diameter: float) -> None:
        """A line without length and with round ends."""
        self._set_line(colour, diameter)
        self.operators.append(f"1 J {x:.1f} {y:.1f} m {x:.1f} {y:.1f} l S 0 J")

    def _rectangle(self, x: float, y: float, width: float, height: float, paint: str) -> None:
        self.operators.append(f"{x:.1f} {y:.1f} {width:.1f} {height:.1f} re {paint}")

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self.operators.append(f"{_rgb(colour)} rg")

    def _set_line(self, colour: str, width: float) -> None:
        if colour != self._line:
            self._line = colour
            self.operators.append(f"{_rgb(colour)} RG")
        if width != self._width:
            self._width = width
            self.operators.append(f"{width:.2f} w")


@lru_cache(maxsize=64)
def _rgb(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)


def _path(points: Iterable[tuple[float, float]]) -> str:
    first, *rest = points
    lines = " ".join(f"{x:.1f} {y:.1f} l" for x, y in rest)
    return f"{first[0]:.1f} {first[1]:.1f} m {lines} h"
