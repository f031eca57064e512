"""The words of a page as PDF operators, in the order in which they are read."""

from exports.handout.setting.marks import Text
from exports.handout.typefaces.glyph_codes import GlyphCodes
from exports.handout.writing.operators import fill_colour, tenths
from exports.pdf.structure import Element, PieceNumbers

_SHOWN = ")Tj"


class Words:
    """Gathers texts and what stands between them; only what changes is written.

    Each line begins at its distance from the line before: distances repeat themselves on a page,
    places don't, and what repeats itself takes no room.
    """

    def __init__(self, codes: dict[bool, GlyphCodes], numbers: PieceNumbers | None = None) -> None:
        self._codes = codes
        self._numbers = numbers  # None: all is an ornament already
        self._written: list[str] = []
        self._begun = False  # between BT and ET
        self._at = (0, 0)  # tenths of a point
        self._colour = ""
        self._font: tuple[bool, float] | None = None
        self._in_piece = False
        self._element: Element | None = None  # whose words are being told

    def text(self, mark: Text, x: float, y: float, element: Element | None = None) -> None:
        """One line, its baseline beginning at x, y of the page."""
        if not self._begun:
            self._written.append("BT")
            self._begun, self._at = True, (0, 0)
        if self._numbers is not None and not (self._in_piece and self._element is element):
            self._end_piece()
            self._in_piece, self._element = True, element
            self._written.append(begin_piece(self._numbers, element))
        elif self._written[-1].endswith(_SHOWN):  # or two lines would be read as one word
            self._written[-1] = f"{self._written[-1].removesuffix(_SHOWN)} {_SHOWN}"
        look = ""
        if mark.colour != self._colour:
            self._colour = mark.colour
            look = f"{fill_colour(mark.colour)} "
        codes = self._codes[mark.bold]
        written = codes.written(mark.text)
        if written is not None and (mark.bold, mark.size) != self._font:
            self._font = (mark.bold, mark.size)
            look += f"{codes.font_name} {mark.size:g} Tf "
        left, bottom = self._at
        self._at = (round(x * 10), round(y * 10))
        move = f"{look}{tenths(self._at[0] - left)} {tenths(self._at[1] - bottom)} Td"
        if written is not None:
            self._written.append(f"{move}({written}{_SHOWN}")
        else:
            self._font = None
            self._written.append(f"{move} {codes.in_parts(mark.text, mark.size)}")

    def taken(self) -> str:
        """What was gathered so far, ready for something else to follow it on the page."""
        self._end_piece()
        if self._begun:
            self._written.append("ET")
            self._begun = False
        found = "\n".join(self._written)
        self._written.clear()
        return found

    def forget_look(self) -> None:
        """Set font and colour anew: something else was written on the page."""
        self._colour, self._font = "", None

    def _end_piece(self) -> None:
        if self._in_piece:
            self._written.append("EMC")
            self._in_piece = False


def begin_piece(numbers: PieceNumbers, element: Element | None) -> str:
    """What opens a piece of content; without an element it is passed over."""
    if element is None:
        return "/Artifact BMC"
    return f"/P<</MCID {numbers.number(element)}>>BDC"
