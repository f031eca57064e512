"""An outline as a PDF: laid out, checked, written. The same outline gives the same bytes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple

from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from exports.handout.accents import accent_problem, tint_of
from exports.handout.blocks import Outline
from exports.handout.drawing import Ink, Placed
from exports.handout.errors import HandoutError
from exports.handout.flow import Page, PlacedFrame
from exports.handout.fonts import Fonts, fonts
from exports.handout.forms import flowing_pages, pocket_pages, record_pages
from exports.handout.marks import Box, Mark, Row
from exports.handout.page_edges import banner_rows, footer_height, footer_rows, page_number
from exports.handout.reading_order import telling, texts_of
from exports.handout.setting import Setting
from exports.handout.statements import ALWAYS
from exports.handout.style import (
    GREY_TINT,
    INK,
    LARGE,
    NORMAL,
    POCKET,
    RECORD,
    Paper,
    Style,
    paper_called,
)
from exports.handout.tagging import Tagged
from exports.pdf.packing import packed
from exports.pdf.structure import Element

_FORMS: Mapping[str, Callable[[Outline, Setting], tuple[Page, ...]]] = {
    "pages": flowing_pages,
    "glance": flowing_pages,
    "pocket": pocket_pages,
    "record": record_pages,
    "report": record_pages,
}
_PROGRAM = "Home Program Designer"


class Written(NamedTuple):
    """A PDF file, and a number for each of its pages: pages that look the same have the same."""

    pdf: bytes
    looks: tuple[int, ...]


def write_pdf(
    outline: Outline, paper: str = "A4", large_print: bool = False, *, colour: bool = False
) -> bytes:
    """The handout as a PDF file on ``paper`` ("A4" or "letter"), all fonts embedded.

    Without ``colour`` all is in shades of grey: most clinics print in black.
    """
    return write_pages(outline, paper, large_print, colour=colour).pdf


def write_pages(
    outline: Outline, paper: str = "A4", large_print: bool = False, *, colour: bool = False
) -> Written:
    """As ``write_pdf``, with what tells which pages changed since the last time."""
    sheet = paper_called(paper)
    setting = _setting(outline, sheet, large_print=large_print, colour=colour)
    pages = _FORMS[outline.form](outline, setting)
    palette = "light" if colour else "grey"
    return _written(outline, sheet, pages, setting, palette)


def page_count(outline: Outline, paper: str = "A4") -> int:
    """How many pages the outline takes in normal print."""
    sheet = paper_called(paper)
    setting = _setting(outline, sheet, large_print=False, colour=False)
    return len(_FORMS[outline.form](outline, setting))


def _setting(outline: Outline, sheet: Paper, *, large_print: bool, colour: bool) -> Setting:
    """The room and the type, once all is known to be printable."""
    style = _style(outline, large_print=large_print, colour=colour)
    known = fonts()
    _check_signs(outline)
    _check_characters(outline, known)
    return Setting(style, sheet.text_width, known, _page_height(outline, sheet, style, known))


def _style(outline: Outline, *, large_print: bool, colour: bool) -> Style:
    """The type, in the clinic's colour where one is chosen, or in none."""
    if large_print and not outline.large_print:
        raise HandoutError("This layout has no large print; choose another layout or normal print.")
    style = {"record": RECORD, "pocket": POCKET}.get(outline.form, NORMAL)
    if large_print:
        style = LARGE
    if not colour:
        return replace(style, accent=INK, tint=GREY_TINT)
    if not outline.accent:
        return style
    if problem := accent_problem(outline.accent):
        raise HandoutError(f"The clinic's colour cannot be printed. {problem}")
    return replace(style, accent=outline.accent, tint=tint_of(outline.accent))


def _page_height(outline: Outline, paper: Paper, style: Style, known: Fonts) -> float:
    """The room on a page between banner and footer."""
    setting = Setting(style, paper.text_width, known)
    edges = footer_height(outline.footer, setting) + sum(
        row.height for row in banner_rows(outline.banner, setting)
    )
    return paper.height - paper.top - paper.bottom - edges


def _check_signs(outline: Outline) -> None:
    """Stop signs stand in the first section, whatever made the outline (hazard H12).

    The clinic's own papers say on top that they are none for the patient; a report prescribes
    nothing.
    """
    if outline.form in {"record", "report"}:
        return
    first = outline.sections[0] if outline.sections else None
    shown = {getattr(block, "id", "") for block in first.blocks} if first else set()
    missing = [block_id for block_id in ALWAYS if block_id not in shown]
    if missing:
        raise HandoutError(
            f"The handout lacks {missing[0]} on page 1; print it with all its safety texts."
        )


def _check_characters(outline: Outline, known: Fonts) -> None:
    """A character that the fonts lack is an error, never an empty box."""
    told = list(texts_of(outline))
    whole = "".join(text for _, text in told)
    if not known.regular.missing(whole) and not known.bold.missing(whole):
        return
    for place, text in told:
        missing = known.regular.missing(text) or known.bold.missing(text)
        if missing:
            raise HandoutError(
                f"The handout cannot print a character (U+{ord(missing):04X}) of {place}; "
                "write it in Latin letters."
            )


def _written(
    outline: Outline, paper: Paper, pages: Sequence[Page], setting: Setting, palette: str
) -> Written:
    canvas = _canvas(outline, paper)
    marks = [list(_marks(page, outline, paper, setting)) for page in pages]
    root = Element("Document")
    tagged = Tagged(root, telling(outline, root))
    ink = Ink(canvas, setting.fonts, palette, paper, marks)
    foot = paper.bottom + footer_height(outline.footer, setting)
    footer = list(_placed_below(footer_rows(outline.footer, setting), paper.left, foot))
    looks = []
    for number, (page, content) in enumerate(zip(pages, marks, strict=True), start=1):
        ink.draw(content, tagged)
        counted = page_number(outline.footer, number, len(pages), setting)
        looks.append(hash((tuple(content), tuple(footer), counted, palette, paper)))
        ink.draw_foot(footer, (counted, paper.left, foot))
        for bookmark in page.bookmarks:
            key = f"section-{number}-{bookmark.y:.0f}"
            top = paper.height - paper.top - bookmark.y
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
            canvas.addOutlineEntry(bookmark.title, key)
        canvas.showPage()
    return Written(packed(canvas, ink.structure(tagged)), tuple(looks))


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
    canvas.setTitle(outline.title)
    canvas.setAuthor(outline.clinic or _PROGRAM)
    canvas.setSubject("")
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    printed = date.fromisoformat(outline.printed_on)
    canvas.setDateFormatter(lambda *_: f"D:{printed:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _marks(page: Page, outline: Outline, paper: Paper, setting: Setting) -> Iterator[Placed]:
    """Everything on a page with the place of its origin: banner, frames, rows."""
    left, top = paper.left, paper.height - paper.top
    banner = banner_rows(outline.banner, setting)
    yield from _placed_below(banner, left, top)
    top -= sum(row.height for row in banner)
    for frame in page.frames:
        yield from ((mark, left, top - frame.y) for mark in _frame_marks(frame, setting.width))
    for placed in page.rows:
        yield from ((mark, left, top - placed.y) for mark in placed.row.marks)


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
