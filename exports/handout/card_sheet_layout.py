"""Cards to cut out, in cells of equal size; a card that needs more room makes its row higher."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from exports.handout.blocks import Card, CardLine, CardSheet
from exports.handout.card_layout import badge_width, number_badge
from exports.handout.figure_layout import captioned
from exports.handout.marks import Chunk, Mark, Row, Rule
from exports.handout.setting import Cell, Setting, joined, moved
from exports.handout.short_list_layout import ticked_days
from exports.handout.style import INK, LINE, NORMAL, SECOND_INK

_PAD = 8.0
_TIGHT = 0.93  # of the usual space between lines, on small cards
# Cards across; height of a row and of its pictures as shares of the page's room for cards.
_FORMS = {2: (1, 0.495, 0.36), 4: (2, 0.495, 0.17), 6: (2, 0.33, 0.125)}
_ROOM = 1.42  # height of a page's content as a multiple of its width, on the shorter paper
_PICTURES: tuple[float, ...] = (1.0, 0.9, 0.8, 0.7, 0.62, 0.54, 0.46, 0.38)
_FIGURE_SCALE = 1.15  # points for a centimetre of the body, at most


def card_sheet_chunks(sheet: CardSheet, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each row of cards; the rows of a page share its height."""
    across = _FORMS[sheet.a_page][0]
    for first in range(0, len(sheet.cards), sheet.a_page):
        page = sheet.cards[first : first + sheet.a_page]
        rows = [page[at : at + across] for at in range(0, len(page), across)]
        yield from _page_of_cards(rows, sheet.a_page, setting)


def page_room(setting: Setting) -> float:
    """The height that cards share on a page."""
    return setting.page_height or setting.width * _ROOM


def _page_of_cards(
    rows: Sequence[Sequence[Card]], a_page: int, setting: Setting
) -> Iterator[Chunk]:
    """Rows of equal height, or as high as they need where that still fits one page."""
    across, share, figure_share = _FORMS[a_page]
    room = page_room(setting)
    width = setting.width / across
    style = setting.style
    if a_page > 2 and style.figure_beside:
        style = replace(style, line=style.line * _TIGHT)
    inner = Setting(style, width - 2 * _PAD, setting.fonts, setting.page_height)

    def made(scale: float) -> tuple[list[list[Row]], list[float]]:
        """The cards with pictures of this size, and the heights of their rows."""
        set_ = _wide_card if across == 1 else _pictured
        cells = [[set_(card, inner, figure_share * room * scale) for card in row] for row in rows]
        needed = [max(card.height for card in row) + 2 * _PAD for row in cells]
        return cells, _shared(needed, share * room)

    # Pictures give way before cards take more than their page.
    tried = (made(scale) for scale in _PICTURES)
    cells, heights = next((way for way in tried if sum(way[1]) <= room), made(_PICTURES[-1]))
    for cards, row_cells, height in zip(rows, cells, heights, strict=True):
        names = " and ".join(str(card.number) for card in cards)
        marks = tuple(_cells(row_cells, width, height))
        yield Chunk((Row(height, marks),), place=f"the card of exercise {names}")


def _shared(needed: Sequence[float], least: float) -> list[float]:
    """Equal heights; rows in need of more get it from the others as far as these have it."""
    room = least * len(needed)
    spare = room - sum(max(height, least) for height in needed)
    roomy = [index for index, height in enumerate(needed) if height < least]
    if spare >= 0 or not roomy:
        return [max(height, least) for height in needed]
    slack = sum(least - needed[index] for index in roomy)
    given = min(1.0, -spare / slack)
    return [
        max(height, least) if index not in roomy else least - given * (least - height)
        for index, height in enumerate(needed)
    ]


def _cells(cells: Sequence[Row], width: float, height: float) -> Iterator[Mark]:
    for index, row in enumerate(cells):
        yield from (moved(mark, index * width + _PAD, _PAD) for mark in row.marks)
        yield from _cut_lines(index * width, width, height)


def _cut_lines(x: float, width: float, height: float) -> tuple[Rule, ...]:
    corners = ((x, 0), (x + width, 0), (x + width, height), (x, height), (x, 0))
    return tuple(
        Rule(x1, y1, x2, y2, 0.7, LINE, dashed=True) for (x1, y1), (x2, y2) in pairwise(corners)
    )


def _wide_card(card: Card, setting: Setting, high: float) -> Row:
    """Words on the left, large pictures on the right."""
    share = 0.4 if card.figures and setting.style.figure_beside else 0.0
    words = Setting(
        setting.style, setting.width * (1 - share) - (16 if share else 0), setting.fonts
    )
    rows = [*_lines(card.lines, words), *_foot(card, words)]
    head = _head(card, setting)
    if not card.figures:
        return joined([*head, *rows])
    if not share:
        return _pictured(card, setting, high)
    top = sum(row.height for row in head)
    figure = captioned(
        card.figures,
        card.figure_words,
        setting.width * share,
        high,
        _FIGURE_SCALE * 1.1,
        card.captions,
        setting,
    )
    x = setting.width - setting.width * share + (setting.width * share - figure.width) / 2
    above = joined(head, *figure.at(x, top + 4))
    whole = joined([above, *rows])
    return Row(max(whole.height, top + figure.height + 8), whole.marks)


def _pictured(card: Card, setting: Setting, high: float) -> Row:
    """Name, pictures, words, below each other."""
    rows = _head(card, setting)
    if card.figures:
        larger = setting.style.body / NORMAL.body
        high *= larger
        figure = captioned(
            card.figures,
            card.figure_words,
            setting.width,
            high,
            _FIGURE_SCALE * larger,
            card.captions,
            setting,
        )
        x = (setting.width - figure.width) / 2
        pictures = figure.at(x, 4 + (high - figure.height) / 2)
        rows = [*rows, Row(high + 10, pictures)]
    return joined([*rows, *_lines(card.lines, setting), *_foot(card, setting)])


def _foot(card: Card, setting: Setting) -> Iterator[Row]:
    """Boxes to tick with their days, then when to stop and whose card it is."""
    yield from ticked_days(card.boxes, 0, setting)
    size = setting.style.small
    for index, line in enumerate(card.foot):
        colour = SECOND_INK if index else INK
        yield from setting.text_rows(
            line, size, width=setting.width, bold=index == 0, colour=colour
        )


def _head(card: Card, setting: Setting) -> list[Row]:
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
    return [*rows, Row(4)]


def _lines(lines: Sequence[CardLine], setting: Setting) -> Iterator[Row]:
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
        yield Row(4)


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
