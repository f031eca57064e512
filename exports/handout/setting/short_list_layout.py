"""The pocket list: exercises below each other in a narrow column, with boxes for their days."""

from collections.abc import Iterator, Sequence

from exports.handout.content.blocks import ShortItem, ShortList
from exports.handout.setting.figure_layout import arranged
from exports.handout.setting.marks import Chunk, Mark, Picture, Row, Sign, Text
from exports.handout.setting.setting import Cell, Setting, joined, padded, underlined
from exports.handout.setting.style import INK
from exports.handout.setting.table_layout import numbered

_PAD = 5.0
_FIGURE = (62.0, 44.0)  # room for a small picture
_BOX_GAP = 4.0  # between a box and its day
_DAY_GAP = 10.0  # between a day and the next box


def short_list_chunks(block: ShortList, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each exercise."""
    for item in block.items:
        yield Chunk(_item(item, setting), place=f"exercise {item.number} of the list")


def _item(item: ShortItem, setting: Setting) -> tuple[Row, ...]:
    size = setting.style.small
    picture, room = _picture(item, setting)
    name = numbered(item.number, item.name, room, setting, bold=True)
    dose = setting.lines(item.dose, size, room - name.x)
    rows = [*setting.rows([name], size), *setting.rows([Cell(name.x, dose)], size)]
    rows += ticked_days(item.days, name.x, setting)
    whole = joined(padded(rows, _PAD, _PAD))
    return underlined((Row(whole.height, (*picture, *whole.marks)),), setting.width)


def _picture(item: ShortItem, setting: Setting) -> tuple[tuple[Picture | Text, ...], float]:
    """The figure at the right, for the eye only, and the width that it leaves to the words."""
    if item.figure is None or not setting.style.grid_figure:
        return (), setting.width
    wide, high = (side * setting.style.grid_figure for side in _FIGURE)
    figure = arranged([item.figure], "", wide, high, 1)
    x = setting.width - wide + (wide - figure.width) / 2
    return figure.at(x, _PAD), setting.width - wide - _BOX_GAP


def ticked_days(days: Sequence[str], left: float, setting: Setting) -> list[Row]:
    """A box and the day beside it, as many on a line as fit."""
    size = setting.style.small
    leading = setting.style.leading(size)
    high = leading * 1.25
    lines: list[list[Mark]] = [[]]
    x = left
    for day in days:
        width = size + _BOX_GAP + setting.fonts.regular.width(day, size)
        if lines[-1] and x + width > setting.width:
            lines.append([])
            x = left
        middle = high / 2
        lines[-1] += (
            Sign("tick-box", x, middle - size / 2, size, INK),
            Text(x + size + _BOX_GAP, middle + 0.36 * size, day, size, False, INK),
        )
        x += width + _DAY_GAP
    return [Row(high, tuple(marks)) for marks in lines if marks]
