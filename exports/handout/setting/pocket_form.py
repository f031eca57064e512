"""The pocket list: a sheet of two columns with a line to fold along.

The signs stand on the outside, the exercises begin on the inside.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import Outline, Section
from exports.handout.setting.first_page import no_room, only_signs
from exports.handout.setting.fitting import chunks_of
from exports.handout.setting.flow import Page, PlacedFrame, PlacedRow, paginate
from exports.handout.setting.marks import Row, Rule
from exports.handout.setting.setting import Setting, moved
from exports.handout.setting.style import LINE, POCKET_COVERS, POCKET_INSIDES

_FOLD = 28.0  # between the columns, the fold in its middle
_EMPTY = Page((), (), ())


def pocket_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """The signs and the main points on the outside, then the exercises."""
    width = (setting.width - _FOLD) / 2
    column = Setting(setting.style, width, setting.fonts, setting.page_height)
    start, *others = outline.sections
    count = next(n for n, section in enumerate(others) if section.new_page)
    cover = _cover((start, *others[:count]), column)
    if cover is None:
        cover, count = _cover((start,), column), 0
    if cover is None:
        start, *moved_ = only_signs(start)
        cover, others = _cover((start,), column), [*moved_, *others]
    if cover is None:
        raise no_room()
    inside = _inside(others[count:], column)
    outside = (*cover, *(_EMPTY,) * (len(cover) % 2))
    return _folded((*outside, *inside), column, setting)


def _cover(sections: Sequence[Section], column: Setting) -> tuple[Page, ...] | None:
    """At most two columns, in the roomiest way; None where they do not fit."""
    for way in POCKET_COVERS:
        style = replace(column.style, line=way.line, compact=way.compact, listed=way.listed)
        columns = paginate(chunks_of(sections, column.with_style(style)), column.page_height)
        if len(columns) <= 2:
            return columns
    return None


def _inside(sections: Sequence[Section], column: Setting) -> tuple[Page, ...]:
    """The exercises on as few pages as any way takes, in the roomiest of these."""
    least: tuple[Page, ...] = ()
    for line, figure in POCKET_INSIDES:
        style = replace(column.style, line=line, grid_figure=figure)
        made = paginate(chunks_of(sections, column.with_style(style)), column.page_height)
        if not least or _sheets(made) < _sheets(least):
            least = made
    return least


def _sheets(columns: Sequence[Page]) -> int:
    return (len(columns) + 1) // 2


def _folded(columns: Sequence[Page], column: Setting, setting: Setting) -> tuple[Page, ...]:
    """Two columns on each page."""
    pairs = [(*columns[at : at + 2], _EMPTY)[:2] for at in range(0, len(columns), 2)]
    return tuple(_side_by_side(left, right, column.width, setting) for left, right in pairs)


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
    return placed._replace(frame=replace(placed.frame, x=x, width=width))
