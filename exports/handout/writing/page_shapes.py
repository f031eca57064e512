"""The lines, boxes and signs of a page: all that stands behind its words and pictures.

Fields with a colour come first, then all lines, those of one look in one go, then the signs. The
origin of a PDF page is its lower left corner, so heights are turned round here.
"""

from collections.abc import Iterable
from math import cos, pi, sin, sqrt

from exports.handout.setting.marks import Box, Rule, Sign
from exports.handout.setting.style import WHITE
from exports.handout.writing.operators import TENTHS, fill_colour, line_colour, points

_COLUMNS = 16  # so many lines may stand side by side and still be followed downwards

_Look = tuple[str, float, bool, bool]  # colour, width, dashed, round ends


class _Stretch:
    """A line or a field that goes on downwards in the next row; in tenths of a point."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.left, self.top = round(x * 10), round(y * 10)
        self.right, self.bottom = round(to_x * 10), round(to_y * 10)

    def is_part_of(self, other: "_Stretch") -> bool:
        """Whether a line from left to right or downwards adds nothing to another."""
        return (
            other.left <= self.left <= self.right <= other.right
            and other.bottom <= self.bottom <= self.top <= other.top
        )

    def line(self) -> str:
        start = f"{TENTHS[self.left]} {TENTHS[self.top]} m"
        return f"{start} {TENTHS[self.right]} {TENTHS[self.bottom]} l"

    def field(self) -> str:
        corner = f"{TENTHS[self.left]} {TENTHS[self.bottom]}"
        return f"{corner} {TENTHS[self.right - self.left]} {TENTHS[self.top - self.bottom]} re"


class Shapes:
    """Gathers the shapes of one page. Every place is that of an upper left corner."""

    def __init__(self) -> None:
        self._fields: dict[str, list[_Stretch]] = {}  # by colour
        self._lines: dict[_Look, list[_Stretch]] = {}
        self._boxes: dict[_Look, list[str]] = {}
        self._signs: list[str] = []

    def operators(self) -> str:
        """Everything gathered."""
        parts = []
        for colour, fields in self._fields.items():
            parts += [fill_colour(colour), *(field.field() for field in fields), "f"]
        for look in {**self._lines, **self._boxes}:
            lines = (line.line() for line in self._lines.get(look, ()))
            parts += [_look(look), *lines, *self._boxes.get(look, ()), "S"]
        return "\n".join([*parts, *self._signs])

    def rule(self, mark: Rule, left: float, top: float) -> None:
        line = _Stretch(left + mark.x, top - mark.y, left + mark.to_x, top - mark.to_y)
        known = self._lines.setdefault((mark.colour, mark.width, mark.dashed, False), [])
        # Dashes upon dashes would be no dashes: cards beside each other share the line between.
        if mark.dashed and any(line.is_part_of(other) for other in known):
            return
        if line.left == line.right and _goes_on(line, known):
            return
        known.append(line)

    def box(self, mark: Box, x: float, y: float) -> None:
        if mark.fill:
            field = _Stretch(x, y, x + mark.width, y - mark.height)
            known = self._fields.setdefault(mark.fill, [])
            if not _goes_on(field, known):
                known.append(field)
        if mark.line:
            path = _rectangle(x, y - mark.height, mark.width, mark.height)
            self._add_box((mark.line, mark.line_width, False, False), path)

    def sign(self, sign: Sign, x: float, y: float) -> None:
        """Signs that the fonts lack, drawn."""
        side = sign.size
        middle_x, middle_y = x + side / 2, y - side / 2
        match sign.kind:
            case "tick-box":
                self._add_box((sign.colour, 1.1, False, False), _rectangle(x, y - side, side, side))
            case "dot" | "disc":
                dot = _line(middle_x, middle_y, middle_x, middle_y)
                self._add_box((sign.colour, side, False, True), dot)
            case "stop":
                self._signs.append(_stop(sign, middle_x, middle_y))
            case "urgent":
                self._signs.append(_urgent(sign, x, y - side))
            case "scissors":
                self._signs.append(_scissors(sign, x, middle_y))
            case "call":
                dot = _line(middle_x, middle_y, middle_x, middle_y)
                self._signs.append(f"1 J {line_colour(sign.colour)} {points(side)} w {dot} S")
                self._signs.append(_handset(middle_x, middle_y, side))

    def _add_box(self, look: _Look, path: str) -> None:
        self._boxes.setdefault(look, []).append(path)


def _goes_on(stretch: _Stretch, known: list[_Stretch]) -> bool:
    """Lengthen what ends where this begins, as the columns of a table do from row to row."""
    for other in known[-_COLUMNS:]:
        if (other.left, other.right, other.bottom) == (stretch.left, stretch.right, stretch.top):
            other.bottom = stretch.bottom
            return True
    return False


def _look(look: _Look) -> str:
    colour, width, dashed, rounded = look
    dash = "[3 3] 0 d" if dashed else "[] 0 d"
    ends = "1 J" if rounded else "0 J"
    return f"{line_colour(colour)} {width:.4g} w {ends} {dash}"


def _stop(sign: Sign, x: float, y: float) -> str:
    """An octagon with a bar, as a road sign; each is drawn in the same words at its own place."""
    reach, side = sign.size * 0.525, sign.size
    angles = (pi / 8 + pi / 4 * k for k in range(8))
    octagon = _polygon((reach * cos(a), reach * sin(a)) for a in angles)
    bar = _rectangle(-side * 0.28, -side * 0.08, side * 0.56, side * 0.16)
    drawn = f"{fill_colour(sign.colour)} {octagon} f {fill_colour(WHITE)} {bar} f"
    return f"q 1 0 0 1 {points(x)} {points(y)} cm\n{drawn} Q"


def _urgent(sign: Sign, x: float, y: float) -> str:
    """A triangle with an exclamation mark, on the lower left corner ``x``, ``y``."""
    side, middle = sign.size, x + sign.size / 2
    triangle = _polygon([(x, y), (x + side, y), (middle, y + side * sqrt(3) / 2)])
    wide = side * 0.11
    mark = _rectangle(middle - wide / 2, y + side * 0.28, wide, side * 0.33)
    full_stop = _rectangle(middle - wide / 2, y + side * 0.1, wide, wide)
    return f"{fill_colour(sign.colour)} {triangle} f {fill_colour(WHITE)} {mark} {full_stop} f"


def _scissors(sign: Sign, x: float, y: float) -> str:
    """Open blades that point to the right, from two rings; the middle of the left is at x, y."""
    side = sign.size
    ring, hole, far = side * 0.34, side * 0.16, side * 0.24
    parts = [f"1 J [] 0 d {line_colour(sign.colour)} {points(side * 0.1)} w"]
    for up in (far, -far):
        blade = _line(side * 0.26, up * 0.7, side, -up * 0.75)
        parts.append(f"{blade} S")
    for colour, wide in ((sign.colour, ring), (WHITE, hole)):
        rings = " ".join(_line(side * 0.18, up, side * 0.18, up) for up in (far, -far))
        parts.append(f"{line_colour(colour)} {points(wide)} w {rings} S")
    return f"q 1 0 0 1 {points(x)} {points(y)} cm\n{' '.join(parts)} Q"


def _handset(x: float, y: float, side: float) -> str:
    """A telephone receiver in white, leaning to the left."""
    far, end = side * 0.2, side * 0.1
    cord = (
        f"{points(x - far)} {points(y + far)} m {points(x - far)} {points(y - end)} "
        f"{points(x - end)} {points(y - far)} {points(x + far)} {points(y - far)} c S"
    )
    ear = _line(x - far, y + far, x - far + end, y + far - end)
    mouth = _line(x + far, y - far, x + far - end, y - far + end)
    return (
        f"{line_colour(WHITE)} {points(side * 0.1)} w {cord} {points(side * 0.17)} w "
        f"{ear} {mouth} S"
    )


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{points(x)} {points(y)} m {points(to_x)} {points(to_y)} l"


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{points(x)} {points(y)} {points(width)} {points(height)} re"


def _polygon(corners: Iterable[tuple[float, float]]) -> str:
    first, *rest = corners
    lines = " ".join(f"{points(x)} {points(y)} l" for x, y in rest)
    return f"{points(first[0])} {points(first[1])} m {lines} h"
