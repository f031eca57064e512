"""How an outline becomes pages: page 1 with its signs and what follows, or plain flow."""

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from exports.handout.content.blocks import CardSheet, Outline, Section, SignKey
from exports.handout.setting.first_page import first_page
from exports.handout.setting.fitting import chunks_of
from exports.handout.setting.flow import Page, paginate, total_height
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import FIRST_PAGES

_LARGER_GRIDS = (1.6, 1.3)  # sizes of the pictures of a week, as in Style.grid_figure
_SMALLER_GRIDS = (1, 0.85, 0.75)


def flowing_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """Page 1 with all signs, then the other sections."""
    start, *others = outline.sections
    ways = FIRST_PAGES["pages" if setting.style.figure_beside else "large"]
    page, left_over = first_page(start, setting, ways)
    if not setting.style.figure_beside:
        others = _with_key(left_over, others, setting)
    setting = _week_and_doses_together(others, setting)
    # What follows page 1 begins a new page by itself: nothing may crowd the signs.
    chosen, pages = _on_fewest_pages(left_over, others, setting)
    return (page, *_with_larger_grid(left_over, others, chosen, pages))


def record_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """One section after the other."""
    return paginate(chunks_of(outline.sections, setting), setting.page_height)


def _on_fewest_pages(
    left_over: Sequence[Section], others: Sequence[Section], setting: Setting
) -> tuple[Setting, tuple[Page, ...]]:
    """The usual space between lines, or the roomiest that spares a page."""
    pages = _after_first(left_over, others, setting)
    closer = _closer(setting)
    if not closer or len(pages) <= _least_pages(others):
        return setting, pages
    *between, tightest = closer
    fewest = _after_first(left_over, others, tightest)
    if len(pages) <= len(fewest):
        return setting, pages
    for way in between:
        made = _after_first(left_over, others, way)
        if len(made) <= len(fewest):
            return way, made
    return tightest, fewest


def _week_and_doses_together(sections: Sequence[Section], setting: Setting) -> Setting:
    """Smaller pictures in the week, where that keeps the table of the doses on its page."""
    both = [section for section in sections if section.id in ("week", "dose")]
    if len(both) < 2:
        return setting
    for figure in _SMALLER_GRIDS:
        tried = setting.with_style(replace(setting.style, grid_figure=figure))
        if total_height(chunks_of(both, tried)) <= setting.page_height:
            return tried
    return setting


def _with_key(
    left_over: Sequence[Section], sections: Sequence[Section], setting: Setting
) -> list[Section]:
    """Large print: a card fills its page, and the key would stand alone on one before it.

    So it stands below the week if that takes no page more, else with the main points.
    """
    before_cards = (block for section in sections for block in section.blocks[:-1])
    keys = tuple(block for block in before_cards if isinstance(block, SignKey))
    without = [
        replace(section, blocks=tuple(b for b in section.blocks if b not in keys))
        for section in sections
    ]
    ids = [section.id for section in sections]
    if not keys or "points" not in ids or "week" not in ids:
        return list(sections)
    last, first = [*without], [*without]
    at = ids.index("points")
    last[at] = replace(last[at], blocks=(*keys, *last[at].blocks))
    at = ids.index("week")
    first[at] = replace(first[at], blocks=(*first[at].blocks, *keys))
    early, late = (len(_after_first(left_over, way, setting)) for way in (first, last))
    return first if early <= late else last


def _with_larger_grid(
    left_over: Sequence[Section],
    others: Sequence[Section],
    setting: Setting,
    pages: tuple[Page, ...],
) -> tuple[Page, ...]:
    """The pages with larger pictures in the week, where that moves nothing to another page."""
    rows = [len(page.rows) for page in pages]
    if setting.style.grid_figure < 1:
        return pages
    for figure in _LARGER_GRIDS:
        style = replace(setting.style, grid_figure=figure)
        room = Setting(style, setting.width, setting.fonts, setting.page_height)
        tried = _after_first(left_over, others, room)
        if [len(page.rows) for page in tried] == rows:
            return tried
    return pages


def _after_first(
    left_over: Sequence[Section], others: Sequence[Section], setting: Setting
) -> tuple[Page, ...]:
    chunks = chunks_of((*left_over, *others), setting)
    if left_over and len(chunks) > 1:
        chunks[1] = replace(chunks[1], new_page=False)
    return paginate(chunks, setting.page_height) if chunks else ()


def _closer(setting: Setting) -> list[Setting]:
    """A little less space between lines, the least last: for when that spares a page."""
    if not setting.style.figure_beside:  # large print stays airy
        return []
    styles = (
        replace(
            setting.style,
            line=setting.style.line * line,
            figure_scale=setting.style.figure_scale * figures,
        )
        for line, figures in ((0.95, 0.9), (0.91, 0.75))
    )
    return [setting.with_style(style) for style in styles]


def _least_pages(sections: Sequence[Section]) -> int:
    """On fewer pages they never stand, however close their lines."""
    pages = [1]
    for index, section in enumerate(sections):
        if section.new_page and index:  # the first may stand below what moved from page 1
            pages.append(1)
        sheets = (block for block in section.blocks if isinstance(block, CardSheet))
        pages[-1] = max(pages[-1], *(ceil(len(s.cards) / s.a_page) for s in sheets), 1)
    return sum(pages)
