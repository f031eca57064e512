"""What a card to cut out says: name, dose and steps, boxes to tick, when to stop, whose it is."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from exports.handout.content.blocks import Card, CardLine
from exports.handout.setting.card_layout import badge_width, number_badge
from exports.handout.setting.marks import Row, Sign
from exports.handout.setting.setting import Cell, Setting
from exports.handout.setting.style import INK, SECOND_INK
from exports.handout.setting.tick_boxes import ticked_days

_PART_GAP = 4.0  # between the name and what follows
_AIR = 3.0  # between the boxes and the stop line


class Told(NamedTuple):
    """What a card says over its whole width, whatever the size of its pictures."""

    head: tuple[Row, ...]
    words: tuple[Row, ...]


class CardDraft(NamedTuple):
    """A card as high as it will be; only the one that is chosen is put together."""

    height: float
    row: Callable[[], Row]


def told_of(card: Card, setting: Setting) -> Told:
    """The name of a card, and all its words below it."""
    words = (*card_lines(card.lines, setting), *card_foot(card, setting))
    return Told(tuple(card_head(card, setting)), words)


def card_foot(card: Card, setting: Setting) -> Iterator[Row]:
    """Boxes to tick with their days, then when to stop and whose card it is."""
    yield from ticked_days(card.boxes, setting)
    if setting.style.figure_beside:  # the lines of large print are airy enough
        yield Row(_AIR)
    size = setting.style.small
    for index, line in enumerate(card.foot):
        if index:
            yield from setting.text_rows(line, size, width=setting.width, colour=SECOND_INK)
            continue
        x = size * 1.5
        sign = Sign("stop", 0, (setting.style.leading(size) - size * 1.2) / 2, size * 1.2, INK)
        lines = _balanced(line, size, setting.width - x, setting)
        yield from setting.rows([Cell(x, lines, INK, (sign,))], size)


def _balanced(
    text: str, size: float, width: float, setting: Setting
) -> tuple[tuple[str, bool], ...]:
    """Bold lines of about the same length, where a word would stand alone on the second."""
    lines = setting.lines(text, size, width, bold=True)
    if len(lines) != 2:
        return lines
    half = setting.fonts.bold.width(text, size) / 2
    for share in (1.05, 1.2, 1.35, 1.5):
        even = setting.lines(text, size, min(half * share, width), bold=True)
        if len(even) == 2:
            return even
    return lines


def card_head(card: Card, setting: Setting) -> list[Row]:
    """Number and name, the days below."""
    style = setting.style
    x = badge_width(style.small)
    badge = number_badge(card.number, 0, style.leading(style.name) / 2, setting, style.small)
    lines = setting.lines(card.name, style.name, setting.width - x, bold=True)
    rows = list(setting.rows([Cell(x, lines, INK, badge)], style.name))
    if card.days:
        rows += setting.text_rows(
            card.days, style.small, x=x, width=setting.width - x, colour=SECOND_INK
        )
    return [*rows, Row(_PART_GAP)]  # the number is higher than its line


def card_lines(lines: Sequence[CardLine], setting: Setting) -> Iterator[Row]:
    """Labels run into their texts; steps are numbered below each other."""
    style = setting.style
    for line in lines:
        if line.kind == "dose":
            yield from _dose(line, setting)
        elif line.steps:
            yield from _steps(line, setting)
        else:
            yield from setting.run_in(
                f"{line.label}:", line.text, style.small, x=0, width=setting.width
            )
        yield Row(setting.style.part_gap)


def _dose(line: CardLine, setting: Setting) -> Iterator[Row]:
    size, width = setting.style.body, setting.width
    if line.lead:
        yield from setting.text_rows(
            line.lead, size, width=width, bold=True, colour=setting.style.accent
        )
    if line.text:
        yield from setting.text_rows(line.text, setting.style.small, width=width)


def _steps(line: CardLine, setting: Setting) -> Iterator[Row]:
    size = setting.style.small
    indent = setting.fonts.bold.width("0. ", size) + 3
    for index, step in enumerate(line.steps, start=1):
        cells = [
            Cell(0, ((f"{index}.", True),)),
            Cell(indent, setting.lines(step, size, setting.width - indent)),
        ]
        yield from setting.rows(cells, size)
