"""How an outline becomes pages: page 1 with its signs and what follows, columns, or plain flow."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import Identity, LogSheet, Outline, Section, SignKey, Statement
from exports.handout.errors import HandoutError
from exports.handout.setting.flow import Page, PlacedFrame, PlacedRow, paginate, total_height
from exports.handout.setting.layout import section_chunks
from exports.handout.setting.marks import Chunk, Row, Rule
from exports.handout.setting.setting import Setting, moved
from exports.handout.setting.style import (
    FIRST_PAGES,
    GRID_FIGURES,
    LINE,
    LOG_ROWS,
    POCKETS,
    FirstPage,
)

_ONE_SHEET = 2  # pages
_LARGER_GRIDS = (1.6, 1.3)  # sizes of the pictures of a week, as in Style.grid_figure
_FOLD = 28.0  # between the columns of the pocket list, the fold in its middle


def flowing_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """Page 1 with all signs, then the other sections."""
    start, *others = outline.sections
    if not setting.style.figure_beside:
        others = _key_with_points(others)
    first_page, left_over = _first_page(start, setting, _first_pages(outline, setting))
    if outline.form == "glance":
        return _glance_pages(outline, first_page, left_over, setting)
    # What follows page 1 begins a new page by itself: nothing may crowd the signs.
    *roomier, chosen = _spacings(setting)
    pages = _after_first(left_over, others, chosen)
    for way in roomier:  # the tightest way shows how few pages there may be
        made = _after_first(left_over, others, way)
        if len(made) <= len(pages):
            chosen, pages = way, made
            break
    return (first_page, *_with_larger_grid(left_over, others, chosen, pages))


def _key_with_points(sections: Sequence[Section]) -> list[Section]:
    """Large print: a card fills its page, and the key would stand alone on one before it."""
    keys = [b for section in sections for b in section.blocks if isinstance(b, SignKey)]
    moved_: list[Section] = []
    for section in sections:
        blocks = tuple(b for b in section.blocks if b not in keys)
        if section.id == "points":
            blocks = (*keys, *blocks)
        moved_.append(replace(section, blocks=blocks))
    return moved_ if any(section.id == "points" for section in sections) else list(sections)


def _with_larger_grid(
    left_over: Sequence[Section],
    others: Sequence[Section],
    setting: Setting,
    pages: tuple[Page, ...],
) -> tuple[Page, ...]:
    """The pages with larger pictures in the week, where that moves nothing to another page."""
    rows = [len(page.rows) for page in pages]
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
    chunks = _chunks((*left_over, *others), setting)
    if left_over and len(chunks) > 1:
        chunks[1] = chunks[1]._replace(new_page=False)
    return paginate(chunks, setting.page_height) if chunks else ()


def _spacings(setting: Setting) -> Iterator[Setting]:
    """The usual space between lines, then a little less: for when that spares a page."""
    yield setting
    if setting.style.figure_beside:
        for line, figures in ((0.95, 0.9), (0.91, 0.75)):
            style = replace(
                setting.style,
                line=setting.style.line * line,
                figure_scale=setting.style.figure_scale * figures,
            )
            yield Setting(style, setting.width, setting.fonts, setting.page_height)


def _glance_pages(
    outline: Outline, first_page: Page, left_over: tuple[Section, ...], setting: Setting
) -> tuple[Page, ...]:
    """All on one page, else the signs on one and the week on the other."""
    start, *others = outline.sections
    if not left_over:
        whole = _with_more(start, others, setting)
        if whole is not None:
            return whole
    week = [replace(section, title=outline.title, heading=True) for section in left_over]
    chunks = _largest((*week, *others), setting)
    return (first_page, *(paginate(chunks, setting.page_height) if chunks else ()))


def record_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """One section after the other."""
    return paginate(_chunks(outline.sections, setting), setting.page_height)


def pocket_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """Two columns on each page: the signs begin the left one, the exercises the right one."""
    width = (setting.width - _FOLD) / 2
    made: list[tuple[Page, ...]] = []
    for way in POCKETS:
        line = min(way.line, setting.style.line)
        style = replace(
            setting.style,
            compact=way.compact,
            listed=way.listed,
            grid_figure=way.figure,
            line=line,
        )
        column = Setting(style, width, setting.fonts, setting.page_height)
        made.append(_pocket(outline, column, setting, over=way.over))
        if 0 < len(made[-1]) <= _ONE_SHEET:
            return made[-1]
    least = min((len(pages) for pages in made if pages), default=0)
    if not least:
        raise _no_room()
    # Lists and pictures as long as they cost no page.
    return next(pages for pages in made if len(pages) == least)


def _pocket(outline: Outline, column: Setting, setting: Setting, *, over: bool) -> tuple[Page, ...]:
    """The pages in one way to set the columns; none if the signs do not fit.

    ``over``: they may go on in the second column.
    """
    start, first, *after = outline.sections
    signs, listed = _chunks((start,), column), _chunks((first,), column)
    left = paginate(signs, setting.page_height)
    if len(left) > (2 if over else 1):
        return ()
    columns = (*left, *paginate(listed, setting.page_height))
    if len(left) > 1 or len(columns) > 2:  # then the exercises go on below the signs
        columns = paginate([*signs, *listed], setting.page_height)
    columns = (*columns, *paginate(_chunks(after, column), setting.page_height))
    return tuple(
        _side_by_side(
            columns[first],
            columns[first + 1] if first + 1 < len(columns) else _EMPTY,
            column.width,
            setting,
        )
        for first in range(0, len(columns), 2)
    )


_EMPTY = Page((), (), ())


def _chunks(sections: Sequence[Section], setting: Setting) -> list[Chunk]:
    return [chunk for section in sections for chunk in _fitted(section, setting)]


def _fitted(section: Section, setting: Setting) -> list[Chunk]:
    """The section with the largest pictures that leave it on one page, if that is asked for."""
    if section.one_page and any(isinstance(block, LogSheet) for block in section.blocks):
        return _tightened(section, setting)
    if section.one_page:
        return _largest((section,), setting)
    return list(section_chunks(section, setting))


def _tightened(section: Section, setting: Setting) -> list[Chunk]:
    """A log in the roomiest setting that leaves it on one page, if any does."""
    large = not setting.style.figure_beside  # stays large
    for body, row, line in () if large else LOG_ROWS:
        style = replace(setting.style, body=body, log_row=row, line=line)
        tried = Setting(style, setting.width, setting.fonts, setting.page_height)
        chunks = list(section_chunks(section, tried))
        if total_height(chunks) <= setting.page_height:
            return chunks
    return list(section_chunks(section, setting))


def _largest(sections: Sequence[Section], setting: Setting) -> list[Chunk]:
    """The sections with the largest pictures that leave them on one page, if any do."""
    for scale in GRID_FIGURES:
        style = replace(setting.style, grid_figure=scale)
        tried = Setting(style, setting.width, setting.fonts, setting.page_height)
        chunks = [chunk for section in sections for chunk in section_chunks(section, tried)]
        if total_height(chunks) <= setting.page_height:
            return chunks
    return [chunk for section in sections for chunk in section_chunks(section, setting)]


def _side_by_side(left: Page, right: Page, width: float, setting: Setting) -> Page:
    """Both columns on one page, told one after the other, with the line to fold along."""
    shift = width + _FOLD
    middle = width + _FOLD / 2
    high = setting.page_height
    fold = PlacedRow(0, Row(high, (Rule(middle, 0, middle, high, 0.7, LINE, dashed=True),)))
    rows = tuple(
        PlacedRow(y, Row(row.height, tuple(moved(mark, shift, 0) for mark in row.marks)))
        for y, row in right.rows
    )
    frames = (
        *(_in_column(placed, 0, width) for placed in left.frames),
        *(_in_column(placed, shift, width) for placed in right.frames),
    )
    bookmarks = (*left.bookmarks, *right.bookmarks)
    return Page((fold, *left.rows, *rows), frames, bookmarks)


def _in_column(placed: PlacedFrame, x: float, width: float) -> PlacedFrame:
    return placed._replace(frame=placed.frame._replace(x=x, width=width))


def _first_pages(outline: Outline, setting: Setting) -> Sequence[FirstPage]:
    if not setting.style.figure_beside:
        return FIRST_PAGES["large"]
    return FIRST_PAGES["glance" if outline.form == "glance" else "pages"]


def _first_page(
    start: Section, setting: Setting, ways: Sequence[FirstPage]
) -> tuple[Page, tuple[Section, ...]]:
    """Page 1 with all signs, in the roomiest way that holds them.

    In the tightest ways, all but head and signs moves to page 2: the second value is what moved.
    """
    plain = tuple(b for b in start.blocks if not isinstance(b, Identity | Statement))
    signs = replace(start, blocks=tuple(b for b in start.blocks if b not in plain))
    left_over = (replace(start, id="moved", title="", blocks=plain),) if plain else ()
    for way in ways:
        tried = _tried(setting, way)
        chunks = _chunks((signs if way.only_signs else start,), tried)
        if total_height(chunks) <= setting.page_height:
            page = paginate(chunks, setting.page_height)[0]
            return page, left_over if way.only_signs else ()
    raise _no_room()


def _with_more(
    start: Section, others: Sequence[Section], setting: Setting
) -> tuple[Page, ...] | None:
    """Everything on one page, if there is a way."""
    for way in FIRST_PAGES["glance"]:
        chunks = _chunks((start, *others), _tried(setting, way))
        if not way.only_signs and total_height(chunks) <= setting.page_height:
            return paginate(chunks, setting.page_height)
    return None


def _tried(setting: Setting, way: FirstPage) -> Setting:
    small = min(way.size, setting.style.small)
    line = min(way.line, setting.style.line)
    style = replace(
        setting.style,
        body=way.size,
        small=small,
        compact=way.compact,
        listed=way.listed,
        line=line,
    )
    return Setting(style, setting.width, setting.fonts, setting.page_height)


def _no_room() -> HandoutError:
    return HandoutError(
        "The head of page 1 leaves no room for the stop signs; shorten the names of clinic, "
        "patient or therapist, or choose normal print."
    )
