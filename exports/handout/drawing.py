"""Marks written as PDF operators. Plain strings: this is where the time of a print goes."""

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from math import ceil

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFObjectReference,
    PDFStream,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from exports.figure_sheets import FigureSheets
from exports.handout.fonts import Fonts
from exports.handout.glyph_codes import GlyphCodes
from exports.handout.marks import Box, Drawn, Mark, Photo, Picture, Rule, Sign, Text
from exports.handout.page_shapes import Shapes
from exports.handout.page_words import Words
from exports.handout.style import Paper
from exports.pdf.packing import document_of

_FOOT = "foot"
_FOOT_OF_PAGE = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"

Placed = tuple[Mark, float, float]  # a mark, and where the origin of its row lies on the page


class Ink:
    """Draws on the pages of one document; ``pages`` are all that will be drawn."""

    def __init__(
        self,
        canvas: Canvas,
        fonts: Fonts,
        palette: str,
        paper: Paper,
        pages: Iterable[Iterable[Placed]],
    ) -> None:
        self._canvas = canvas
        self._palette = palette
        self._paper = paper
        shown = (m.drawing for page in pages for m, _, _ in page if isinstance(m, Picture))
        self._figures = FigureSheets(canvas, shown, palette)
        self._codes = {bold: GlyphCodes(canvas, fonts, bold=bold) for bold in (False, True)}

    def draw(self, marks: Iterable[Placed]) -> None:
        """Draw the content of a page: shapes, then the others in their order."""
        shapes, others = _sorted(marks)
        self._canvas.addLiteral(f"/Artifact BMC q\n{shapes}\nQ")
        for mark, x, y in others:
            if isinstance(mark, Picture) and not mark.words:
                self._figures.draw(mark.drawing, x, y, mark.width)
        self._canvas.addLiteral("EMC")
        self._tell(one for one in others if not isinstance(one[0], Picture) or one[0].words)

    def draw_foot(self, marks: Iterable[Placed], number: Placed) -> None:
        """Draw what stands at the foot of every page, and the number of this one."""
        if not self._canvas.hasForm(_FOOT):
            self._write_foot(marks)
        self._canvas.addLiteral(_FOOT_OF_PAGE)
        self._canvas.doForm(_FOOT)
        self._tell(_sorted([number])[1])
        self._canvas.addLiteral("EMC")

    def _write_foot(self, marks: Iterable[Placed]) -> None:
        shapes, told = _sorted(marks)
        words = Words(self._codes)
        for mark, left, top in told:
            if isinstance(mark, Text):
                words.text(mark, left, top)
        document = document_of(self._canvas)
        entries = {
            "Subtype": "/Form",
            "BBox": PDFArray([0, 0, ceil(self._paper.width), ceil(self._paper.height)]),
            "Resources": PDFDictionary({"Font": PDFObjectReference(BasicFonts)}),
        }
        form = PDFStream(PDFDictionary(entries), f"q\n{shapes}\nQ\n{words.taken()}")
        document.Reference(form, xObjectName(_FOOT))

    def _tell(self, told: Iterable[Placed]) -> None:
        words = Words(self._codes)
        for mark, x, y in told:
            if isinstance(mark, Text):
                words.text(mark, x, y)
                continue
            self._canvas.addLiteral(words.taken())
            if isinstance(mark, Picture):
                self._picture(mark, x, y)
            elif isinstance(mark, Photo):
                self._photo(mark, x, y)
            elif isinstance(mark, Drawn):
                self._drawn(mark, x, y)
                words.forget_look()
        self._canvas.addLiteral(words.taken())

    def _picture(self, mark: Picture, x: float, y: float) -> None:
        """A figure is written into the document once; every use only refers to it."""
        self._canvas.addLiteral(_read_as(mark.words))
        self._figures.draw(mark.drawing, x, y, mark.width)
        self._canvas.addLiteral("EMC")

    def _drawn(self, mark: Drawn, x: float, y: float) -> None:
        self._canvas.addLiteral(_read_as(mark.words))
        mark.draw(self._canvas, x, y - mark.height)
        self._canvas.addLiteral("EMC")

    def _photo(self, mark: Photo, x: float, y: float) -> None:
        picture = ImageReader(BytesIO(_in_grey(mark.png) if self._palette == "grey" else mark.png))
        self._canvas.addLiteral(_read_as(mark.words))
        self._canvas.drawImage(picture, x, y - mark.height, mark.width, mark.height)
        self._canvas.addLiteral("EMC")


def _sorted(marks: Iterable[Placed]) -> tuple[str, list[Placed]]:
    """The operators of all shapes; the other marks, each with its own place."""
    shapes, told = Shapes(), list[Placed]()
    for mark, left, top in marks:
        match mark:
            case Rule():
                shapes.rule(mark, left, top)
            case Box():
                shapes.box(mark, left + mark.x, top - mark.y)
            case Sign():
                shapes.sign(mark, left + mark.x, top - mark.y)
            case _:
                told.append((mark, left + mark.x, top - mark.y))
    return shapes.operators(), told


@lru_cache(maxsize=4)
def _in_grey(png: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  # few handouts have a logo

    made = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("L").save(made, "PNG")
    return made.getvalue()


def _read_as(words: str) -> str:
    """What is read aloud in place of a picture; without words it is passed over."""
    if not words:
        return "/Artifact BMC"
    return f"/Span <</Alt <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC"
