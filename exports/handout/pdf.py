"""An outline as a PDF: laid out, checked, written. The same outline gives the same bytes."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from exports.handout.blocks import Outline, Paragraph, Section
from exports.handout.drawing import Ink
from exports.handout.errors import HandoutError
from exports.handout.flow import Page, PlacedFrame, paginate, total_height
from exports.handout.fonts import Fonts, fonts
from exports.handout.layout import section_chunks
from exports.handout.marks import Box, Mark, Row
from exports.handout.page_edges import banner_rows, footer_height, footer_rows
from exports.handout.reading_order import texts_of
from exports.handout.setting import Setting
from exports.handout.statements import ALWAYS
from exports.handout.style import (
    FIRST_PAGES,
    LARGE,
    NORMAL,
    Paper,
    Style,
    paper_called,
)

_PROGRAM = "Home Program Designer"


def write_pdf(
    outline: Outline, paper: str = "A4", large_print: bool = False, *, colour: bool = False
) -> bytes:
    """The handout as a PDF file on ``paper`` ("A4" or "letter"), all fonts embedded.

    Figures are in shades of grey unless ``colour`` is asked for: most clinics print in black.
    """
    sheet = paper_called(paper)
    style = LARGE if large_print else NORMAL
    known = fonts()
    _check_signs(outline)
    _check_characters(outline, known)
    pages = _pages(outline, sheet, style, known)
    palette = "light" if colour else "grey"
    return _written(outline, sheet, pages, Setting(style, sheet.text_width, known), palette)


def _check_signs(outline: Outline) -> None:
    """Stop signs stand in the first section, whatever made the outline (hazard H12)."""
    first = outline.sections[0] if outline.sections else None
    shown = {getattr(block, "id", "") for block in first.blocks} if first else set()
    missing = [block_id for block_id in ALWAYS if block_id not in shown]
    if missing:
        raise HandoutError(
            f"The handout lacks {missing[0]} on page 1; print it with all its safety texts."
        )


def _check_characters(outline: Outline, known: Fonts) -> None:
    """A character that the fonts lack is an error, never an empty box."""
    for place, text in texts_of(outline):
        missing = known.regular.missing(text) or known.bold.missing(text)
        if missing:
            raise HandoutError(
                f"The handout cannot print a character (U+{ord(missing):04X}) of {place}; "
                "write it in Latin letters."
            )


def _pages(outline: Outline, paper: Paper, style: Style, known: Fonts) -> tuple[Page, ...]:
    setting = Setting(style, paper.text_width, known)
    edges = footer_height(outline.footer, setting) + sum(
        row.height for row in banner_rows(outline.banner, setting)
    )
    height = paper.height - paper.top - paper.bottom - edges
    start, *others = outline.sections
    first_page, moved = _first_page(start, setting, height)
    chunks = [chunk for section in (*moved, *others) for chunk in section_chunks(section, setting)]
    if moved and len(chunks) > 1:
        chunks[1] = chunks[1]._replace(new_page=False)
    # What follows page 1 begins a new page by itself: nothing may crowd the signs.
    return (first_page, *(paginate(chunks, height) if chunks else ()))


def _first_page(
    start: Section, setting: Setting, height: float
) -> tuple[Page, tuple[Section, ...]]:
    """Page 1 with all signs, in the roomiest setting that holds them.

    In the tightest settings, the plain paragraphs move to page 2: the second value is what moved.
    """
    plain = tuple(block for block in start.blocks if isinstance(block, Paragraph))
    signs = replace(start, blocks=tuple(b for b in start.blocks if b not in plain))
    moved = (replace(start, id="moved", blocks=plain),) if plain else ()
    for size, only_signs, compact in FIRST_PAGES[setting.style]:
        small = min(size, setting.style.small)
        style = replace(setting.style, body=size, small=small, compact=compact)
        tried = Setting(style, setting.width, setting.fonts)
        chunks = tuple(section_chunks(signs if only_signs else start, tried))
        if total_height(chunks) <= height:
            return paginate(chunks, height)[0], moved if only_signs else ()
    raise HandoutError(
        "The head of page 1 leaves no room for the stop signs; shorten the names of clinic, "
        "patient or therapist, or choose normal print."
    )


def _written(
    outline: Outline, paper: Paper, pages: Sequence[Page], setting: Setting, palette: str
) -> bytes:
    buffer = BytesIO()
    canvas = _canvas(outline, paper, buffer)
    ink = Ink(canvas, setting.fonts, palette)
    for number, page in enumerate(pages, start=1):
        ink.draw(_marks(page, number, len(pages), outline, paper, setting))
        for bookmark in page.bookmarks:
            key = f"section-{number}-{bookmark.y:.0f}"
            top = paper.height - paper.top - bookmark.y
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
            canvas.addOutlineEntry(bookmark.title, key)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _canvas(outline: Outline, paper: Paper, buffer: BytesIO) -> Canvas:
    """An empty document. Its properties hold nothing about the patient."""
    canvas = Canvas(
        buffer,
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        invariant=1,
        lang=outline.language,
    )
    canvas.setTitle(outline.title)
    canvas.setAuthor(outline.clinic or _PROGRAM)
    canvas.setSubject("")
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    printed = date.fromisoformat(outline.printed_on)
    canvas.setDateFormatter(lambda *_: f"D:{printed:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _marks(
    page: Page, number: int, count: int, outline: Outline, paper: Paper, setting: Setting
) -> Iterator[tuple[Mark, float, float]]:
    """Everything on a page with the place of its origin: banner, frames, rows, footer."""
    left, top = paper.left, paper.height - paper.top
    for row in banner_rows(outline.banner, setting):
        yield from _placed(row, left, top)
        top -= row.height
    for frame in page.frames:
        yield from ((mark, left, top - frame.y) for mark in _frame_marks(frame, setting.width))
    for placed in page.rows:
        yield from _placed(placed.row, left, top - placed.y)
    foot = paper.bottom + footer_height(outline.footer, setting)
    for row in footer_rows(outline.footer, number, count, setting):
        yield from _placed(row, left, foot)
        foot -= row.height


def _placed(row: Row, left: float, top: float) -> Iterator[tuple[Mark, float, float]]:
    for mark in row.marks:
        yield mark, left, top


def _frame_marks(placed: PlacedFrame, width: float) -> Iterator[Mark]:
    frame = placed.frame
    yield Box(0, 0, width, placed.height, frame.fill, frame.line, frame.line_width)
    if frame.bar:
        yield Box(0, 0, frame.bar_width, placed.height, frame.bar)
