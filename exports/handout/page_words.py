"""The words of a page as PDF operators, in the order in which they are read."""

from exports.handout.glyph_codes import GlyphCodes
from exports.handout.marks import Text
from exports.handout.operators import fill_colour, tenths


class Words:
    """Gathers texts and what stands between them; only what changes is written.

    Each line begins at its distance from the line before: distances repeat themselves on a page,
    places don't, and what repeats itself takes no room.
    """

    def __init__(self, codes: dict[bool, GlyphCodes]) -> None:
        self._codes = codes
        self._written: list[str] = []
        self._begun = False  # between BT and ET
        self._at = (0, 0)  # tenths of a point
        self._colour = ""
        self._font: tuple[bool, float] | None = None

    def text(self, mark: Text, x: float, y: float) -> None:
        """One line, its baseline beginning at x, y of the page."""
        parts = [] if self._begun else ["BT"]
        if not self._begun:
            self._begun, self._at = True, (0, 0)
        if mark.colour != self._colour:
            self._colour = mark.colour
            parts.append(fill_colour(mark.colour))
        at = (round(x * 10), round(y * 10))
        move = f"{tenths(at[0] - self._at[0])} {tenths(at[1] - self._at[1])} Td"
        self._at = at
        codes = self._codes[mark.bold]
        written = codes.written(mark.text)
        if written is None:
            self._font = None
            parts.append(f"{move} {codes.in_parts(mark.text, mark.size)}")
        else:
            if (mark.bold, mark.size) != self._font:
                self._font = (mark.bold, mark.size)
                parts.append(f"{codes.font_name} {mark.size:g} Tf")
            parts.append(f"{move}({written})Tj")
        self._written.append(" ".join(parts))

    def taken(self) -> str:
        """What was gathered so far, ready for something else to follow it on the page."""
        if self._begun:
            self._written.append("ET")
            self._begun = False
        found = "\n".join(self._written)
        self._written.clear()
        return found

    def forget_look(self) -> None:
        """Set font and colour anew: something else was written on the page."""
        self._colour, self._font = "", None
