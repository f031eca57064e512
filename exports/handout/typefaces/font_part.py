"""A font of which a document embeds the letters that stand in it, and no more.

Letters of plain English have their own codes, in both weights: the same words are the same bytes,
which compresses well. Others get codes in the order in which they come.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFObjectReference,
    PDFStream,
    PDFTrueTypeFont,
)
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from exports.handout.typefaces.font_hints import without_hints

PLAIN = 0x7F  # codes below are those of plain English
_AT_ONCE = 100  # lines in a block of a character map, at most


class PartOfFont(TTFont):
    """reportlab's font, embedded smaller: only letters in use, no hints, a short character map."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=True, shapable=False)
        self._used: WeakKeyDictionary[PDFDocument, set[int]] = WeakKeyDictionary()
        whole = self.face.makeSubset

        @lru_cache(maxsize=8)  # a preview needs the same letters again and again
        def plain(part: tuple[int, ...]) -> bytes:
            return without_hints(whole(part))

        self.face.makeSubset = lambda part: plain(tuple(part))  # type: ignore[assignment, method-assign]

    def splitString(  # noqa: N802 - reportlab's name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The codes of ``text``, by the parts of the font that hold them."""
        self._used.setdefault(doc, set()).update(map(ord, text))
        return super().splitString(text, doc, encoding)

    def deal_codes(self, text: str, doc: PDFDocument) -> None:
        """Give letters their codes, which does not embed them yet."""
        super().splitString(text, doc)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the font into a finished document; takes the place of reportlab's own."""
        state, document, face = self.state[doc], cast("Any", doc), cast("Any", self.face)
        state.frozen = 1
        used = self._used.pop(doc, set())
        for number, part in enumerate(state.subsets):
            if number and used.isdisjoint(part):
                continue  # only the other weight has letters here
            name = self.getSubsetInternalName(number, doc)[1:]
            base = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode()
            kept = _only(part, used)
            font: Any = PDFTrueTypeFont()
            font.BaseFont, font.FirstChar, font.LastChar = base, 0, len(kept) - 1
            font.Widths = f"[{' '.join(f'{face.getCharWidth(letter):g}' for letter in kept)}]"
            font.ToUnicode = _letters(part, document)
            font.FontDescriptor = face.addSubsetObjects(doc, base, kept)
            document.Reference(font, name)
            document.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]


def _letters(part: Sequence[int], doc: Any) -> PDFObjectReference:
    """Which letters the codes are; fonts that deal out the same codes share it."""
    written = to_unicode(part)
    name = f"letters {written}"
    if name not in doc.idToObject:
        doc.Reference(PDFStream(content=written), name)
    return PDFObjectReference(name)


def _only(part: Sequence[int], used: set[int]) -> list[int]:
    """The letters by their codes; 0 for those that nobody uses."""
    kept = used | {32}  # which also stands for a space that does not break
    found = [letter if letter in kept else 0 for letter in part]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return found


def to_unicode(part: Sequence[int]) -> str:
    """A character map from codes to letters: what a reader copies, searches and reads aloud."""
    lines = []
    plain = [code for code, letter in enumerate(part[:PLAIN]) if code and code == letter]
    if plain:
        low, high = plain[0], plain[-1]
        lines += ["1 beginbfrange", f"<{low:02X}> <{high:02X}> <{low:04X}>", "endbfrange"]
    others = [
        (code, letter)
        for code, letter in enumerate(part)
        if letter and (code != letter or code >= PLAIN)
    ]
    for first in range(0, len(others), _AT_ONCE):
        block = others[first : first + _AT_ONCE]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{letter:04X}>" for code, letter in block]
        lines.append("endbfchar")
    return "\n".join(
        [
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName/Letters def/CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *lines,
            "endcmap CMapName currentdict/CMap defineresource pop end end",
        ]
    )
