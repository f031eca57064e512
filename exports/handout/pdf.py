"""An outline as a PDF: checked, laid out, written. The same outline gives the same bytes."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from exports.handout.content.blocks import Outline
from exports.handout.content.large_print import for_large_print
from exports.handout.content.reading_order import texts_of
from exports.handout.content.statements import ALWAYS
from exports.handout.errors import HandoutError
from exports.handout.setting.accents import accent_problem, tint_of
from exports.handout.setting.flow import Page
from exports.handout.setting.forms import flowing_pages, record_pages
from exports.handout.setting.page_edges import banner_rows, footer_height
from exports.handout.setting.pocket_form import pocket_pages
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import (
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
from exports.handout.typefaces.fonts import Fonts, fonts
from exports.handout.writing.laid_out import LaidOut

_FORMS: Mapping[str, Callable[[Outline, Setting], tuple[Page, ...]]] = {
    "pages": flowing_pages,
    "pocket": pocket_pages,
    "record": record_pages,
    "report": record_pages,
}


def write_pdf(
    outline: Outline, paper: str = "A4", large_print: bool = False, *, colour: bool = False
) -> bytes:
    """The handout as a PDF file on ``paper`` ("A4" or "letter"), all fonts embedded.

    Without ``colour`` all is in shades of grey: most clinics print in black.
    """
    return lay_out(outline, paper, large_print, colour=colour).pdf()


def lay_out(
    outline: Outline, paper: str = "A4", large_print: bool = False, *, colour: bool = False
) -> LaidOut:
    """The pages of the handout, checked and ready to be written."""
    sheet = paper_called(paper)
    setting = _setting(outline, sheet, large_print=large_print, colour=colour)
    if large_print:
        outline = for_large_print(outline)
    pages = _FORMS[outline.form](outline, setting)
    made = LaidOut(outline, sheet, pages, setting, "light" if colour else "grey")
    if not setting.fonts.have(made.letters):
        _name_what_is_missing(outline, setting.fonts)
    return made


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


def _name_what_is_missing(outline: Outline, known: Fonts) -> None:
    """A character that the fonts lack is an error, never an empty box."""
    for place, text in texts_of(outline):
        missing = known.regular.missing(text) or known.bold.missing(text)
        if missing:
            raise HandoutError(
                f"The handout cannot print a character (U+{ord(missing):04X}) of {place}; "
                "write it in Latin letters."
            )
