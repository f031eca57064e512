"""Exercises that are told whole: pictures, how much, the steps, boxes to tick."""

from collections.abc import Iterator

from msgspec.structs import replace

from exports.handout.content.blocks import FIRST_COLUMN, Card, PicturedList
from exports.handout.setting.card_sheet_layout import pictured_card
from exports.handout.setting.card_words import card_head, card_lines
from exports.handout.setting.figure_layout import captioned
from exports.handout.setting.marks import Chunk, Mark, Row
from exports.handout.setting.setting import Setting, joined, moved, underlined
from exports.handout.setting.tick_boxes import ticked_days

_PAD, _PART_GAP = 4.5, 2.5  # above and below an exercise; between its parts
_TIGHT, _LEAST = 1.2, 1.0  # leading below which the parts stand closer, and how close
_GAP = 18.0  # between two columns of exercises
_COLUMNS_FROM = 30  # times the type size; a narrower page has one column
_HIGH = 74.0  # of the pictures above the words; a style makes them larger or smaller

# Three columns: what and when, pictures, how.
_FIRST = (0.34, 0.3)  # of the width; the second beside large pictures
_INNER = 12.0  # between the columns
_PICTURES = (112.0, 68.0)  # room for both pictures
_SCALES = (0.8, 1.4)  # the pictures give and take so much and no more
_FIGURE_SCALE = 1.0  # points for a centimetre of the body, at most


def pictured_list_chunks(block: PicturedList, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each exercise, or for those that stand beside each other."""
    if block.rows and setting.style.figure_beside:
        for card in block.cards:
            row = _three_columns(card, setting)
            yield Chunk(underlined((row,), setting.width), place=f"exercise {card.number}")
        return
    setting = _closer(setting)
    across = 2 if setting.width >= _COLUMNS_FROM * setting.style.small else 1
    width = (setting.width - _GAP * (across - 1)) / across
    column = Setting(setting.style, width, setting.fonts, setting.page_height)
    high = _HIGH * (setting.style.grid_figure or 1)
    worth = 1.5 if setting.style.grid_figure >= 1 else 1.0  # beside the words they spare height
    for first in range(0, len(block.cards), across):
        cards = block.cards[first : first + across]
        cells = [pictured_card(card, column, high, worth).row() for card in cards]
        height = max(cell.height for cell in cells) + 2 * _PAD
        marks = tuple(
            moved(mark, index * (width + _GAP), _PAD)
            for index, cell in enumerate(cells)
            for mark in cell.marks
        )
        names = " and ".join(str(card.number) for card in cards)
        yield Chunk(underlined((Row(height, marks),), setting.width), place=f"exercise {names}")


def _closer(setting: Setting) -> Setting:
    """The parts of an exercise stand closer than on a card of its own."""
    gap = _LEAST if setting.style.line < _TIGHT else _PART_GAP
    return setting.with_style(replace(setting.style, part_gap=gap))


def _three_columns(card: Card, setting: Setting) -> Row:
    """What and when; pictures; how. Told column by column."""
    style = replace(_closer(setting).style, name=min(setting.style.name, setting.style.body))
    scale = min(max(style.grid_figure, _SCALES[0]), _SCALES[1])
    wide, high = (side * scale for side in _PICTURES)
    first = _FIRST[scale > 1] * setting.width
    start = first + _INNER
    after = start + (wide + _INNER if card.figures else 0)
    left = Setting(style, first, setting.fonts, setting.page_height)
    right = Setting(style, setting.width - after, setting.fonts, setting.page_height)
    what = joined(
        [
            *card_head(card, left),
            *card_lines([line for line in card.lines if line.kind in FIRST_COLUMN], left),
            *ticked_days(card.boxes, left),
        ]
    )
    hows = [line for line in card.lines if line.kind not in FIRST_COLUMN]
    how = joined([*card_lines(hows, right)])
    height = max(what.height, how.height)
    marks: list[Mark] = [moved(mark, 0, _PAD) for mark in what.marks]
    if card.figures:
        room, largest = max(high, height), _FIGURE_SCALE * scale
        figure = captioned(
            card.figures, card.figure_words, wide, room, largest, card.captions, right
        )
        marks += figure.at(start + (wide - figure.width) / 2, _PAD)
        height = max(height, figure.height)
    marks += (moved(mark, after, _PAD) for mark in how.marks)
    return Row(height + 2 * _PAD, tuple(marks))
