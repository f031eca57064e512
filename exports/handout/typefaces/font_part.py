"""A font of which a document embeds the letters that stand in it, and no more.

Letters of plain English have their own codes, in both weights: the same words are the same bytes,
which compresses well. Others get codes in the order in which they come.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from exports.handout.typefaces.font_hints import without_hints

_PLAIN = 0x7F  # codes below are those of plain English
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

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the font into a finished document."""
        state = self.state[doc]
        used = self._used.pop(doc, set())
        state.subsets = [_only(part, used) for part in state.subsets]
        super().addObjects(doc)
        for number, part in enumerate(state.subsets):
            objects: Any = doc.idToObject
            font = objects[f"{state.internalName}+{number}"]
            objects[font.ToUnicode.name].content = to_unicode(part)
            font.Widths = f"[{' '.join(f'{width:g}' for width in font.Widths.sequence)}]"


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
    plain = [code for code, letter in enumerate(part[:_PLAIN]) if code and code == letter]
    if plain:
        low, high = plain[0], plain[-1]
        lines += ["1 beginbfrange", f"<{low:02X}><{high:02X}><{low:04X}>", "endbfrange"]
    others = [
        (code, letter)
        for code, letter in enumerate(part)
        if letter and (code != letter or code >= _PLAIN)
    ]
    for first in range(0, len(others), _AT_ONCE):
        block = others[first : first + _AT_ONCE]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}><{letter:04X}>" for code, letter in block]
        lines.append("endbfchar")
    return "\n".join(
        [
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName/Letters def/CMapType 2 def",
            "1 begincodespacerange<00><FF>endcodespacerange",
            *lines,
            "endcmap CMapName currentdict/CMap defineresource pop end end",
        ]
    )
