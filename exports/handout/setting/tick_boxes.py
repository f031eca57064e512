"""Boxes to tick with their days, for a list or a card without columns for them."""

from collections.abc import Sequence

from exports.handout.setting.marks import Mark, Row, Sign, Text
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import INK

_BOX_GAP = 4.0  # between a box and its day
_DAY_GAP = 10.0  # between a day and the next box


def ticked_days(days: Sequence[str], setting: Setting) -> list[Row]:
    """A box and the day beside it, as many on a line as fit, below those of the line above."""
    if not days:
        return []
    size = setting.style.small
    high = setting.style.leading(size) * 1.25
    middle = high / 2
    widest = max(setting.fonts.regular.width(day, size) for day in days)
    each = size + _BOX_GAP + widest + _DAY_GAP
    across = max(int((setting.width + _DAY_GAP) // each), 1)
    rows = []
    for first in range(0, len(days), across):
        marks: list[Mark] = []
        for index, day in enumerate(days[first : first + across]):
            x = index * each
            marks += (
                Sign("tick-box", x, middle - size / 2, size, INK),
                Text(x + size + _BOX_GAP, middle + 0.36 * size, day, size, False, INK),
            )
        rows.append(Row(high, tuple(marks)))
    return rows
