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
from exports.handout.setting.marks import Box, Drawn, Mark, Photo, Picture, Rule, Sign, Text
from exports.handout.setting.style import Paper
from exports.handout.typefaces.fonts import Fonts
from exports.handout.typefaces.glyph_codes import GlyphCodes
from exports.handout.writing.page_shapes import Shapes
from exports.handout.writing.page_words import Words, begin_piece
from exports.handout.writing.tagging import Tagged
from exports.pdf.packing import More, document_of
from exports.pdf.structure import Element, PieceNumbers, structure_objects

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
        self._numbers = PieceNumbers()

    def draw(self, marks: Iterable[Placed], tagged: Tagged | None) -> None:
        """Draw the content of a page: shapes and ornaments, then what is told, in its order.

        Without ``tagged`` all is an ornament: the page is for the eye only.
        """
        self._numbers.next_page()
        shapes, others = _sorted(marks)
        told = (mark for mark, _, _ in others)
        elements = tagged.elements(told) if tagged is not None else list(map(_untold, told))
        pairs = list(zip(others, elements, strict=True))
        for (mark, x, y), element in pairs:
            if element is None and isinstance(mark, Sign):
                shapes.sign(mark, x, y)
        self._canvas.addLiteral(f"/Artifact BMC q\n{shapes.operators()}\nQ")
        for (mark, x, y), element in pairs:
            if element is None and isinstance(mark, Picture):
                self._figures.draw(mark.drawing, x, y, mark.width)
        self._canvas.addLiteral("EMC")
        self._tell(pairs)

    def draw_foot(self, marks: Iterable[Placed], number: Placed) -> None:
        """Draw what stands at the foot of every page, and the number of this one."""
        if not self._canvas.hasForm(_FOOT):
            self._write_foot(marks)
        self._canvas.addLiteral(_FOOT_OF_PAGE)
        self._canvas.doForm(_FOOT)
        self._canvas.addLiteral(self._ornaments(_sorted([number])[1]))
        self._canvas.addLiteral("EMC")

    def structure(self, tagged: Tagged) -> More:
        """The structure tree, once all pages are drawn."""
        return structure_objects(self._canvas, tagged.root, self._numbers)

    def _ornaments(self, told: Iterable[Placed]) -> str:
        """Words that are passed over."""
        words = Words(self._codes)
        for mark, x, y in told:
            if isinstance(mark, Text):
                words.text(mark, x, y)
        return words.taken()

    def _write_foot(self, marks: Iterable[Placed]) -> None:
        shapes, told = _sorted(marks)
        document = document_of(self._canvas)
        entries = {
            "Subtype": "/Form",
            "BBox": PDFArray([0, 0, ceil(self._paper.width), ceil(self._paper.height)]),
            "Resources": PDFDictionary({"Font": PDFObjectReference(BasicFonts)}),
        }
        content = f"q\n{shapes.operators()}\nQ\n{self._ornaments(told)}"
        form = PDFStream(PDFDictionary(entries), content)
        document.Reference(form, xObjectName(_FOOT))

    def _tell(self, pairs: Iterable[tuple[Placed, Element | None]]) -> None:
        words = Words(self._codes, self._numbers)
        boxes = Shapes()
        for index, ((mark, x, y), element) in enumerate(pairs := list(pairs)):
            if isinstance(mark, Text):
                words.text(mark, x, y, element)
            elif element is not None:
                following = pairs[index + 1][1] if index + 1 < len(pairs) else None
                if isinstance(mark, Sign):
                    boxes.sign(mark, x, y)
                    if following is element:
                        continue  # all boxes of a row are one piece
                self._canvas.addLiteral(words.taken())
                self._canvas.addLiteral(begin_piece(self._numbers, element))
                if isinstance(mark, Sign):
                    self._canvas.addLiteral(f"q\n{boxes.operators()}\nQ")
                    boxes = Shapes()
                else:
                    self._show(mark, x, y, element)
                self._canvas.addLiteral("EMC")
                if isinstance(mark, Drawn):
                    words.forget_look()
        self._canvas.addLiteral(words.taken())

    def _show(self, mark: Mark, x: float, y: float, element: Element) -> None:
        """Draw what is a figure to who reads the page, and say where it stands."""
        width, height = self._paper.text_width, 0.0
        if isinstance(mark, Picture):
            width, height = mark.width, mark.width * mark.drawing.height / mark.drawing.width
            self._figures.draw(mark.drawing, x, y, mark.width)
        elif isinstance(mark, Photo):
            width, height = mark.width, mark.height
            grey = self._palette == "grey"
            picture = ImageReader(BytesIO(_in_grey(mark.png) if grey else mark.png))
            self._canvas.drawImage(picture, x, y - height, width, height)
        elif isinstance(mark, Drawn):
            height = mark.height
            mark.draw(self._canvas, x, y - height)
        box = f"{x:.0f} {y - height:.0f} {x + width:.0f} {y:.0f}"
        element.attributes = f"/O/Layout/BBox[{box}]"


def _sorted(marks: Iterable[Placed]) -> tuple[Shapes, list[Placed]]:
    """All shapes; the other marks and the boxes to tick, each with its own place."""
    shapes, others = Shapes(), list[Placed]()
    for mark, left, top in marks:
        if type(mark) is Text:  # most are
            others.append((mark, left + mark.x, top - mark.y))
        elif isinstance(mark, Rule):
            shapes.rule(mark, left, top)
        elif isinstance(mark, Box):
            shapes.box(mark, left + mark.x, top - mark.y)
        elif isinstance(mark, Sign) and mark.kind != "tick-box":
            shapes.sign(mark, left + mark.x, top - mark.y)
        else:
            others.append((mark, left + mark.x, top - mark.y))
    return shapes, others


def _untold(mark: Mark) -> Element | None:
    """Where there is no tree: texts are passed over, and what is a figure is one, of nobody."""
    return Element("Figure") if isinstance(mark, Photo | Drawn) else None


@lru_cache(maxsize=4)
def _in_grey(png: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  # few handouts have a logo

    made = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("L").save(made, "PNG")
    return made.getvalue()
