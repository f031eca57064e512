"""The words of a page as PDF operators, in the order in which they are read."""

from exports.handout.setting.marks import Text
from exports.handout.typefaces.glyph_codes import GlyphCodes
from exports.handout.writing.operators import TENTHS, fill_colour
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
        self._size, self._bold = 0.0, False  # of the font that is set; 0: none is
        self._in_piece = False
        self._element: Element | None = None  # whose words are being told

    def text(self, mark: Text, x: float, y: float, element: Element | None = None) -> None:
        """One line, its baseline beginning at x, y of the page."""
        written = self._written
        if not self._begun:
            written.append("BT")
            self._begun, self._at = True, (0, 0)
        if self._numbers is not None and not (self._in_piece and self._element is element):
            self._end_piece()
            self._in_piece, self._element = True, element
            written.append(begin_piece(self._numbers, element))
        elif written[-1].endswith(_SHOWN):  # or two lines would be read as one word
            written[-1] = f"{written[-1].removesuffix(_SHOWN)} {_SHOWN}"
        look = ""
        if mark.colour != self._colour:
            self._colour = mark.colour
            look = f"{fill_colour(mark.colour)} "
        codes = self._codes[mark.bold]
        coded = codes.written(mark.text)
        if coded is not None and (mark.size != self._size or mark.bold is not self._bold):
            self._size, self._bold = mark.size, mark.bold
            look += f"{codes.font_name} {mark.size:g} Tf "
        left, bottom = self._at
        self._at = right, top = round(x * 10), round(y * 10)
        move = f"{look}{TENTHS[right - left]} {TENTHS[top - bottom]} Td"
        if coded is not None:
            written.append(f"{move}({coded}{_SHOWN}")
        else:
            self._size = 0.0
            written.append(f"{move} {codes.in_parts(mark.text, mark.size)}")

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
        self._colour, self._size = "", 0.0

    def _end_piece(self) -> None:
        if self._in_piece:
            self._written.append("EMC")
            self._in_piece = False


def begin_piece(numbers: PieceNumbers, element: Element | None) -> str:
    """What opens a piece of content; without an element it is passed over."""
    if element is None:
        return "/Artifact BMC"
    return f"/P<</MCID {numbers.number(element)}>>BDC"
