"""The pages of a handout, ready to be written: all as the file that is kept, or some as a draft."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from io import BytesIO
from itertools import chain

from reportlab.pdfgen.canvas import Canvas

from exports.handout.content.blocks import Outline
from exports.handout.content.reading_order import telling
from exports.handout.setting.flow import Page, PlacedFrame
from exports.handout.setting.marks import Box, Mark, Row, Text
from exports.handout.setting.page_edges import banner_rows, footer_height, footer_rows, page_number
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import Paper
from exports.handout.writing.drawing import Ink, Placed
from exports.handout.writing.tagging import Tagged
from exports.pdf.packing import packed
from exports.pdf.structure import Element

_PROGRAM = "Home Program Designer"


class LaidOut:
    """Pages with everything in its place. ``palette`` is "light" or "grey"."""

    def __init__(
        self,
        outline: Outline,
        paper: Paper,
        pages: Sequence[Page],
        setting: Setting,
        palette: str,
    ) -> None:
        self.paper = paper
        self._outline, self.pages = outline, tuple(pages)
        self._setting, self._palette = setting, palette
        self._marks = [list(self._marks_of(page)) for page in pages]
        self._foot_top = paper.bottom + footer_height(outline.footer, setting)
        rows = footer_rows(outline.footer, setting)
        self._foot = tuple(_placed_below(rows, paper.left, self._foot_top))

    @property
    def letters(self) -> set[str]:
        """Every character on the pages."""
        content = chain(self._foot, *self._marks)
        texts = (mark.text for mark, _, _ in content if isinstance(mark, Text))
        return set().union(*texts)

    @cached_property
    def looks(self) -> tuple[int, ...]:
        """A number for each page; pages that look the same have the same, in this process."""
        all_alike = (self._foot, self._palette, self.paper)
        return tuple(
            hash((tuple(marks), self._number(index), all_alike))
            for index, marks in enumerate(self._marks)
        )

    def pdf(self) -> bytes:
        """The whole handout as a tagged PDF file."""
        root = Element("Document")
        tagged = Tagged(root, telling(self._outline, root))
        return self._written(range(len(self.pages)), tagged)

    def draft(self, numbers: Sequence[int]) -> bytes:
        """Some of the pages, counted from 0, as they look; for the eye only, and sooner."""
        return self._written(numbers, None)

    def _written(self, numbers: Sequence[int], tagged: Tagged | None) -> bytes:
        canvas = _canvas(self._outline, self.paper)
        marks = [self._marks[number] for number in numbers]
        ink = Ink(canvas, self._setting.fonts, self._palette, self.paper, marks)
        for number, content in zip(numbers, marks, strict=True):
            ink.draw(content, tagged)
            ink.draw_foot(self._foot, self._number(number))
            self._bookmark(canvas, number)
            canvas.showPage()
        return packed(canvas, ink.structure(tagged)) if tagged is not None else packed(canvas)

    def _number(self, index: int) -> Placed:
        mark = page_number(self._outline.footer, index + 1, len(self.pages), self._setting)
        return mark, self.paper.left, self._foot_top

    def _bookmark(self, canvas: Canvas, index: int) -> None:
        for bookmark in self.pages[index].bookmarks:
            key = f"section-{index + 1}-{bookmark.y:.0f}"
            top = self.paper.height - self.paper.top - bookmark.y
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
            canvas.addOutlineEntry(bookmark.title, key)

    def _marks_of(self, page: Page) -> Iterator[Placed]:
        """Everything on a page with the place of its origin: banner, frames, rows."""
        left, top = self.paper.left, self.paper.height - self.paper.top
        banner = banner_rows(self._outline.banner, self._setting)
        yield from _placed_below(banner, left, top)
        top -= sum(row.height for row in banner)
        for frame in page.frames:
            marks = _frame_marks(frame, self._setting.width)
            yield from ((mark, left, top - frame.y) for mark in marks)
        for placed in page.rows:
            yield from ((mark, left, top - placed.y) for mark in placed.row.marks)


def _canvas(outline: Outline, paper: Paper) -> Canvas:
    """An empty document. Its properties hold nothing about the patient."""
    canvas = Canvas(
        BytesIO(),
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        invariant=1,
        lang=outline.language,
        # Else a font that is nowhere used is named, too.
        initialFontName="NotoSans-Regular",  # type: ignore[arg-type] # the stub is wrong
    )
    canvas._preamble = ""  # type: ignore[attr-defined] # noqa: SLF001 # it moves nothing
    canvas.setTitle(outline.title)
    canvas.setAuthor(outline.clinic or _PROGRAM)
    canvas.setSubject("")
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    printed = date.fromisoformat(outline.printed_on)
    canvas.setDateFormatter(lambda *_: f"D:{printed:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _placed_below(rows: Sequence[Row], left: float, top: float) -> Iterator[Placed]:
    for row in rows:
        yield from ((mark, left, top) for mark in row.marks)
        top -= row.height


def _frame_marks(placed: PlacedFrame, width: float) -> Iterator[Mark]:
    frame = placed.frame
    wide = frame.width or width
    yield Box(frame.x, 0, wide, placed.height, frame.fill, frame.line, frame.line_width)
    if frame.bar:
        yield Box(frame.x, 0, frame.bar_width, placed.height, frame.bar)
