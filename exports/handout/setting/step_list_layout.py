"""How each exercise is done, in words alone: two columns where the type leaves room for them."""

from collections.abc import Iterator

from exports.handout.content.blocks import StepList
from exports.handout.setting.card_sheet_layout import card_head, card_lines
from exports.handout.setting.marks import Chunk, Row
from exports.handout.setting.setting import Setting, joined, moved, underlined

_GAP = 18.0  # between the columns
_PAD = 5.0
_COLUMNS_FROM = 30  # times the type size; a narrower page has one column


def step_list_chunks(block: StepList, setting: Setting) -> Iterator[Chunk]:
    """One chunk for the exercises that stand beside each other."""
    across = 2 if setting.width >= _COLUMNS_FROM * setting.style.small else 1
    width = (setting.width - _GAP * (across - 1)) / across
    column = Setting(setting.style, width, setting.fonts, setting.page_height)
    for first in range(0, len(block.cards), across):
        cards = block.cards[first : first + across]
        cells = [
            joined([*card_head(card, column), *card_lines(card.lines, column)]) for card in cards
        ]
        height = max(cell.height for cell in cells) + 2 * _PAD
        marks = tuple(
            moved(mark, index * (width + _GAP), _PAD)
            for index, cell in enumerate(cells)
            for mark in cell.marks
        )
        names = " and ".join(str(card.number) for card in cards)
        yield Chunk(
            underlined((Row(height, marks),), setting.width),
            place=f"the steps of exercise {names}",
        )
