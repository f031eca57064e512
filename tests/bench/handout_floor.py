"""The least a handout can cost: a PDF put together by hand, with figures that are ready before.

No font is embedded, no word is measured twice, nothing is tagged: nobody could use it as it is. It
says how much of the time of the others is laying out and writing at all.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfmetrics import getFont

from designer.figures import Drawing
from exports.figures import PER_UNIT, pdf_operators
from tests.bench.handout_content import Item
from tests.bench.handout_peers import (
    BODY_PT,
    CELL_PT,
    FIGURE_MM,
    HEADING_PT,
    HEIGHT_MM,
    MARGIN_MM,
    WIDTH_MM,
    Writer,
    columns_mm,
)

MM = 72 / 25.4
LEFT, WIDTH, TOP, BOTTOM = MARGIN_MM * MM, (WIDTH_MM - 2 * MARGIN_MM) * MM, 40.0, 60.0
HEIGHT = HEIGHT_MM * MM
LINE = 1.33
FONTS = ("Helvetica", "Helvetica-Bold")


def floor_writer() -> Writer:
    """Figures stay as they are from one document to the next, and so do the widths of words."""
    forms: dict[int, bytes] = {}
    words: dict[tuple[str, bool], float] = {}

    def write(items: Sequence[Item], foot: str) -> bytes:
        return _Document(items, foot, forms, words).written()

    return write


class _Document:
    """One document: its pages as operators, then the file around them."""

    def __init__(
        self,
        items: Sequence[Item],
        foot: str,
        forms: dict[int, bytes],
        words: dict[tuple[str, bool], float],
    ) -> None:
        self._forms, self._words, self._foot = forms, words, foot
        self._widths = [getFont(name).widths for name in FONTS]
        self._pages: list[list[str]] = []
        self._names: dict[int, int] = {}  # of a drawing -> its number
        self._turn()
        for item in items:
            self._item(item)

    def _item(self, item: Item) -> None:
        if item.new_page:
            self._turn()
        if item.figure is not None:
            self._figure(item.figure)
        elif item.kind == "table":
            widths = [width * MM for width in columns_mm(len(item.rows[0]))]
            for cells in item.rows:
                self._row(cells, widths)
        else:
            bold = item.kind in {"heading", "bold"}
            size = HEADING_PT if item.kind == "heading" else BODY_PT
            for line in self._lines(item.text, size, WIDTH, bold=bold):
                self._room(size * LINE)
                self._y -= size * LINE
                self._show(line, LEFT, self._y, size, bold=bold)

    def _row(self, cells: Sequence[str], widths: Sequence[float]) -> None:
        step = CELL_PT * LINE
        columns = [
            list(self._lines(cell, CELL_PT, width)) if cell else []
            for cell, width in zip(cells, widths, strict=True)
        ]
        height = step * max(map(len, columns)) + 8
        self._room(height)
        x = LEFT
        for lines, width in zip(columns, widths, strict=True):
            for number, line in enumerate(lines, start=1):
                self._show(line, x, self._y - step * number, CELL_PT)
            x += width
        self._y -= height
        self._page.append(f"{LEFT:.1f} {self._y:.1f} m {LEFT + WIDTH:.1f} {self._y:.1f} l S")

    def _figure(self, drawing: Drawing) -> None:
        scale = FIGURE_MM * MM / drawing.width
        self._room(drawing.height * scale)
        number = self._names.setdefault(id(drawing), len(self._names))
        if id(drawing) not in self._forms:
            content = zlib.compress(pdf_operators(drawing).encode(), 9)
            box = f"[0 0 {drawing.width * PER_UNIT:.0f} {drawing.height * PER_UNIT:.0f}]"
            head = f"/Type/XObject/Subtype/Form/BBox{box}/Resources<<>>"
            self._forms[id(drawing)] = _stream(content, head)
        size = scale / PER_UNIT
        at = f"{size:.5f} 0 0 {-size:.5f} {LEFT:.1f} {self._y:.1f}"
        self._page.append(f"q {at} cm /X{number} Do Q")
        self._y -= drawing.height * scale

    def _room(self, height: float) -> None:
        if self._y - height < BOTTOM:
            self._turn()

    def _turn(self) -> None:
        self._page: list[str] = ["0.5 w"]
        self._pages.append(self._page)
        self._y = HEIGHT - TOP
        self._show(f"{self._foot} · Page {len(self._pages)}", LEFT, 30, CELL_PT)

    def _show(self, line: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
        text = line.translate(_ESCAPED)
        self._page.append(f"BT /F{bold:d} {size} Tf {x:.1f} {y:.1f} Td ({text}) Tj ET")

    def _lines(self, text: str, size: float, room: float, *, bold: bool = False) -> Iterator[str]:
        widths, line, used = self._widths[bold], list[str](), 0.0
        for word in text.split():
            width = self._words.get((word, bold))
            if width is None:
                codes = word.encode("cp1252", "replace")
                width = sum(widths[code] for code in codes) / 1000
                self._words[word, bold] = width
            if used and (used + width) * size > room:
                yield " ".join(line)
                line, used = [], 0.0
            line.append(word)
            used += width + 0.278
        yield " ".join(line)

    def written(self) -> bytes:
        """The file: catalogue, pages, two fonts, figures, contents."""
        first = 5 + len(self._names)
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(self._pages)))
        names = "".join(f"/X{n} {5 + n} 0 R" for n in self._names.values())
        shared = f"/Resources<</Font<</F0 3 0 R/F1 4 0 R>>/XObject<<{names}>>>>"
        size = f"/MediaBox[0 0 {WIDTH_MM * MM:.2f} {HEIGHT:.2f}]"
        font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]{size}{shared}>>".encode(),
            *(font.format(name).encode() for name in FONTS),
            *(self._forms[drawing] for drawing in self._names),
        ]
        for number, page in enumerate(self._pages):
            place = first + 2 * number + 1
            objects.append(f"<</Type/Page/Parent 2 0 R/Contents {place} 0 R>>".encode())
            content = "\n".join(page).encode("cp1252", "replace")
            objects.append(_stream(zlib.compress(content), ""))
        return _file(objects)


_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})


def _stream(content: bytes, head: str) -> bytes:
    said = f"<<{head}/Filter/FlateDecode/Length {len(content)}>>stream\n".encode()
    return said + content + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    parts, places, end = [b"%PDF-1.4\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(end)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        end += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows))
    parts.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, end))
    return b"".join(parts)
