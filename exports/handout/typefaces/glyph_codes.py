"""How a text is written in a font that a PDF embeds in part: character by character a code."""

from reportlab.pdfgen.canvas import Canvas

from exports.handout.typefaces.font_part import PLAIN
from exports.handout.typefaces.fonts import Fonts
from exports.pdf.packing import document_of

_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"}


class GlyphCodes(dict[int, str]):
    """Character → its code, ready for a PDF string; reportlab deals out the codes as needed."""

    def __init__(self, canvas: Canvas, fonts: Fonts, *, bold: bool) -> None:
        super().__init__()
        self._font = fonts.face(bold=bold).font
        self._other = fonts.face(bold=not bold).font
        self._document = document_of(canvas)
        self._part_of: dict[int, int] = {}
        self._names: dict[int, str] = {}

    def __missing__(self, character: int) -> str:
        ((part, code),) = self._font.splitString(chr(character), self._document)
        if character >= PLAIN:  # a letter has the same code in both: one list of letters does
            self._other.deal_codes(chr(character), self._document)
        if part:
            self._part_of[character] = part
        byte = chr(code[0])
        self[character] = written = _ESCAPED.get(byte, byte)
        return written

    @property
    def font_name(self) -> str:
        """The name of the font's first part."""
        return self._name(0)

    def written(self, text: str) -> str | None:
        """The codes of ``text``; None when they come from more than the font's first part."""
        codes = text.translate(self)
        if self._part_of and not self._part_of.keys().isdisjoint(map(ord, text)):
            return None
        return codes

    def in_parts(self, text: str, size: float) -> str:
        """Operators for a text with rare characters: a part holds 255 different ones."""
        return " ".join(
            f"{self._name(self._part_of.get(ord(c), 0))} {size:g} Tf ({self[ord(c)]}) Tj"
            for c in text
        )

    def _name(self, part: int) -> str:
        if part not in self._names:
            self._names[part] = self._font.getSubsetInternalName(part, self._document)
        return self._names[part]
