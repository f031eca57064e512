"""The pocket list: exercises below each other in a narrow column, with boxes for their days."""

from collections.abc import Iterator

from exports.handout.blocks import ShortItem, ShortList
from exports.handout.marks import Chunk, Mark, Row, Sign, Text
from exports.handout.setting import Cell, Setting, padded, underlined
from exports.handout.style import INK
from exports.handout.table_layout import numbered

_PAD = 5.0
_BOX_GAP = 4.0  # between a box and its day
_DAY_GAP = 10.0  # between a day and the next box


def short_list_chunks(block: ShortList, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each exercise."""
    for item in block.items:
        yield Chunk(_item(item, setting), place=f"exercise {item.number} of the list")


def _item(item: ShortItem, setting: Setting) -> tuple[Row, ...]:
    size = setting.style.small
    name = numbered(item.number, item.name, setting.width, setting, bold=True)
    dose = setting.lines(item.dose, size, setting.width - name.x)
    rows = [*setting.rows([name], size), *setting.rows([Cell(name.x, dose)], size)]
    rows += _days(item, name.x, setting)
    return underlined(padded(rows, _PAD, _PAD), setting.width)


def _days(item: ShortItem, left: float, setting: Setting) -> list[Row]:
    """A box and the day beside it, as many on a line as fit."""
    size = setting.style.small
    leading = setting.style.leading(size)
    high = leading * 1.25
    lines: list[list[Mark]] = [[]]
    x = left
    for day in item.days:
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
    return [Row(high, tuple(marks)) for marks in lines]
