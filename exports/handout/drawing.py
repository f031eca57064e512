"""Marks written as PDF operators. Plain strings: this is where the time of a print goes.

The origin of a PDF page is its lower left corner, so heights are turned round here.
"""

from collections.abc import Iterator
from math import cos, pi, sin, sqrt

from reportlab.pdfgen.canvas import Canvas

from exports.handout.figure import Figure
from exports.handout.fonts import Fonts
from exports.handout.marks import Box, Mark, Picture, Rule, Sign, Text
from exports.handout.style import WHITE

_ROUND = 0.5523  # control points that make four curves a circle


class Ink:
    """Draws on the pages of one document, and keeps what they share."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self._canvas = canvas
        self._codes = {bold: _Codes(canvas, fonts, bold=bold) for bold in (False, True)}
        self._forms: dict[Figure, str] = {}

    def draw(self, marks: Iterator[tuple[Mark, float, float]]) -> None:
        """Draw marks that lie at (left, top) of the page's coordinates."""
        operators: list[str] = []
        for mark, left, top in marks:
            x, y = left + mark.x, top - mark.y
            match mark:
                case Text():
                    self._codes[mark.bold].write(operators, mark, x, y)
                case Rule():
                    operators.append(
                        f"{_rgb(mark.colour)} RG {mark.width:g} w {x:.2f} {y:.2f} m "
                        f"{left + mark.to_x:.2f} {top - mark.to_y:.2f} l S"
                    )
                case Box():
                    operators.append(_box(mark, x, y))
                case Sign():
                    operators.extend(_sign(mark, x, y))
                case Picture():
                    operators.append(self._picture(mark, x, y))
        self._canvas.addLiteral("\n".join(operators))

    def _picture(self, mark: Picture, x: float, y: float) -> str:
        """A figure is written once and then only pointed at."""
        form = self._forms.get(mark.figure)
        if form is None:
            form = f"figure{len(self._forms)}"
            self._forms[mark.figure] = form
            self._canvas.beginForm(form, 0, 0, mark.figure.width, mark.figure.height)
            self._canvas.addLiteral("\n".join(_strokes(mark.figure)))
            self._canvas.endForm()
        scale = mark.width / mark.figure.width
        low = y - mark.figure.height * scale
        name = self._canvas.doForm  # registers the form with the page
        self._canvas.saveState()
        self._canvas.translate(x, low)
        self._canvas.scale(scale, scale)
        name(form)
        self._canvas.restoreState()
        return ""


class _Codes(dict[int, str]):
    """Character → its code in the embedded font, ready for a PDF string; filled as needed."""

    def __init__(self, canvas: Canvas, fonts: Fonts, *, bold: bool) -> None:
        super().__init__()
        self._font = fonts.face(bold=bold).font
        # What reportlab's own text objects use; there is no public way to it.
        self._document = canvas._doc  # type: ignore[attr-defined] # noqa: SLF001
        self._subset_of: dict[int, int] = {}
        self._names: dict[int, str] = {}

    def __missing__(self, character: int) -> str:
        ((subset, code),) = self._font.splitString(chr(character), self._document)
        if subset:
            self._subset_of[character] = subset
        byte = code[0]
        plain = 32 <= byte < 127 and byte not in b"()\\"
        self[character] = written = chr(byte) if plain else f"\\{byte:03o}"
        return written

    def write(self, operators: list[str], mark: Text, x: float, y: float) -> None:
        """Append the operators for one line of text."""
        codes = mark.text.translate(self)
        start = f"BT {_rgb(mark.colour)} rg 1 0 0 1 {x:.2f} {y:.2f} Tm"
        others = self._subset_of
        if not others or others.keys().isdisjoint(map(ord, mark.text)):
            operators.append(f"{start} {self._name(0)} {mark.size:g} Tf ({codes}) Tj ET")
            return
        # More than 255 different characters: the font is embedded in several parts.
        parts = [
            f"{self._name(others.get(ord(c), 0))} {mark.size:g} Tf ({self[ord(c)]}) Tj"
            for c in mark.text
        ]
        operators.append(f"{start} {' '.join(parts)} ET")

    def _name(self, subset: int) -> str:
        if subset not in self._names:
            self._names[subset] = self._font.getSubsetInternalName(subset, self._document)
        return self._names[subset]


def _rgb(colour: str, known: dict[str, str] = {}) -> str:  # noqa: B006 - a cache of a few colours
    found = known.get(colour)
    if found is None:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        found = known[colour] = " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)
    return found


def _box(box: Box, x: float, y: float) -> str:
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}
    return " ".join(
        (
            f"{_rgb(box.fill)} rg" if box.fill else "",
            f"{_rgb(box.line)} RG {box.line_width:g} w" if box.line else "",
            f"{x:.2f} {y - box.height:.2f} {box.width:.2f} {box.height:.2f} re",
            paint[bool(box.fill), bool(box.line)],
        )
    )


def _sign(sign: Sign, x: float, y: float) -> Iterator[str]:
    """Signs that the fonts lack, drawn."""
    side, fill = sign.size, f"{_rgb(sign.colour)} rg"
    middle_x, middle_y = x + side / 2, y - side / 2
    match sign.kind:
        case "tick-box":
            yield (
                f"{_rgb(sign.colour)} RG 1.1 w {x:.2f} {y - side:.2f} {side:.2f} {side:.2f} re S"
            )
        case "dot" | "disc":
            yield f"{fill} {_circle(middle_x, middle_y, side / 2)} f"
        case "stop":
            corners = [pi / 8 + pi / 4 * k for k in range(8)]
            points = [
                (middle_x + side / 2 * cos(a) * 1.05, middle_y + side / 2 * sin(a) * 1.05)
                for a in corners
            ]
            yield f"{fill} {_polygon(points)} f"
            bar = side * 0.56
            yield (
                f"{_rgb(WHITE)} rg {middle_x - bar / 2:.2f} {middle_y - side * 0.08:.2f} "
                f"{bar:.2f} {side * 0.16:.2f} re f"
            )
        case "urgent":
            points = [
                (x, y - side),
                (x + side, y - side),
                (middle_x, y - side + side * sqrt(3) / 2),
            ]
            yield f"{fill} {_polygon(points)} f"
            wide = side * 0.11
            yield (
                f"{_rgb(WHITE)} rg {middle_x - wide / 2:.2f} {y - side * 0.72:.2f} {wide:.2f} "
                f"{side * 0.33:.2f} re {middle_x - wide / 2:.2f} {y - side * 0.9:.2f} "
                f"{wide:.2f} {wide:.2f} re f"
            )
        case "call":
            yield f"{fill} {_circle(middle_x, middle_y, side / 2)} f"
            yield _handset(middle_x, middle_y, side)


def _handset(x: float, y: float, side: float) -> str:
    """A telephone receiver in white, leaning to the left."""
    reach, end = side * 0.2, side * 0.1
    return (
        f"{_rgb(WHITE)} RG {side * 0.1:.2f} w 1 J "
        f"{x - reach:.2f} {y + reach:.2f} m "
        f"{x - reach:.2f} {y - end:.2f} {x - end:.2f} {y - reach:.2f} "
        f"{x + reach:.2f} {y - reach:.2f} c S "
        f"{side * 0.17:.2f} w "
        f"{x - reach:.2f} {y + reach:.2f} m {x - reach + end:.2f} {y + reach - end:.2f} l "
        f"{x + reach:.2f} {y - reach:.2f} m {x + reach - end:.2f} {y - reach + end:.2f} l S 0 J"
    )


def _circle(x: float, y: float, radius: float) -> str:
    k = radius * _ROUND
    r = radius
    return (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )


def _polygon(points: list[tuple[float, float]]) -> str:
    first, *rest = points
    path = [f"{first[0]:.2f} {first[1]:.2f} m", *(f"{x:.2f} {y:.2f} l" for x, y in rest), "h"]
    return " ".join(path)


def _strokes(figure: Figure) -> Iterator[str]:
    yield "1 J 1 j"
    for stroke in figure.strokes:
        points = [(x, figure.height - y) for x, y in stroke.points]
        path = _polygon(points) if stroke.closed else _polygon(points).removesuffix(" h")
        paint = "B" if stroke.filled else "S"
        yield f"{stroke.width:g} w {path} {paint}"
