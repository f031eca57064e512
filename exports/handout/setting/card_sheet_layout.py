"""Cards to cut out, in cells of equal size; a card that needs more room makes its row higher."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from exports.handout.content.blocks import Card, CardSheet
from exports.handout.setting.card_words import (
    CardDraft,
    Told,
    card_foot,
    card_head,
    card_lines,
    told_of,
)
from exports.handout.setting.figure_layout import Arranged, captioned
from exports.handout.setting.marks import Chunk, Mark, Row, Rule, Sign
from exports.handout.setting.setting import Setting, joined, moved
from exports.handout.setting.small_cards import CardPage, shared, small_cards
from exports.handout.setting.style import LINE, NORMAL
from exports.handout.setting.tick_boxes import ticked_days

_PAD = 8.0
_SCISSORS = 11.0  # the sign before a line to cut along, in the margin
# Of the usual space between lines, for cards of each size; the next where a page needs it.
_SPACES = {2: (1.0, 0.93, 0.88), 4: (0.93, 0.88, 0.82), 6: (0.93, 0.88, 0.82)}
_CLOSEST = 1.05  # lines of type never stand closer for it
# Cards across; height of a row as a share of the page's room for cards.
_FORMS = {2: (1, 0.495), 4: (2, 0.495), 6: (2, 0.33)}
_HIGH = 0.36  # the same for the pictures of a large card
# Pictures beside narrow words may be taller than above them; larger by less, they stand above.
_TALLER, _WORTH = 1.6, 1.5
_WIDE = 0.4  # share of a large card's width for its pictures
_LARGE = 0.85  # of a page: a card in large print; a sentence may stand above it
_BESIDE = (0.5, 120.0)  # share of a small card's width and most height: pictures beside the words
_ROOM = 1.42  # height of a page's content as a multiple of its width, on the shorter paper
_PICTURES: tuple[float, ...] = (1.8, 1.6, 1.4, 1.2, 1.0, 0.9, 0.8, 0.7, 0.62, 0.54, 0.46, 0.38)
_FIGURE_SCALE = 1.1  # points for a centimetre of the body, at most


def card_sheet_chunks(sheet: CardSheet, setting: Setting) -> Iterator[Chunk]:
    """One chunk for each row of cards; the rows of a page share its height."""
    across = _FORMS[sheet.a_page][0]
    rows = [sheet.cards[at : at + across] for at in range(0, len(sheet.cards), across)]
    while rows:
        page, rows = _next_page(rows, sheet.a_page, setting)
        yield from page


def _next_page(
    rows: list[tuple[Card, ...]], a_page: int, setting: Setting
) -> tuple[tuple[Chunk, ...], list[tuple[Card, ...]]]:
    """As many rows of cards as their page holds, and the rows that are left."""
    across = _FORMS[a_page][0]
    count = min(a_page // across, len(rows))
    make = _page_of_small if across > 1 else _page_of_cards
    page, fits = make(rows[:count], a_page, setting)
    # A row that moves to the next page leaves its room to the pictures of the others.
    while count > 1 and setting.style.figure_beside and not fits:
        count -= 1
        page, fits = make(rows[:count], a_page, setting)
    return page, rows[count:]


def page_room(setting: Setting) -> float:
    """The height that cards share on a page."""
    return setting.page_height or setting.width * _ROOM


def _spaced(setting: Setting, a_page: int) -> Iterator[Setting]:
    """The spaces between lines to try."""
    for space in _SPACES[a_page]:
        style = replace(
            setting.style, line=max(setting.style.line * space, min(_CLOSEST, setting.style.line))
        )
        yield Setting(style, setting.width, setting.fonts, setting.page_height)


def _page_of_cards(
    rows: Sequence[Sequence[Card]], a_page: int, setting: Setting
) -> tuple[tuple[Chunk, ...], bool]:
    """Rows of equal height, or as high as they need; and whether they fit one page."""
    room = page_room(setting)
    made: tuple[Chunk, ...] = ()
    heights: list[float] = []
    for set_ in _spaced(setting, a_page):
        made = tuple(_spaced_page(rows, a_page, set_, room))
        heights = [chunk.rows[0].height for chunk in made]
        # In large print a card has a page of its own.
        if (sum(heights) if setting.style.figure_beside else max(heights)) <= room:
            break
    return made, sum(heights) <= room + 1e-6


def _page_of_small(
    rows: Sequence[Sequence[Card]], a_page: int, setting: Setting
) -> tuple[tuple[Chunk, ...], bool]:
    """The same for cards beside each other; what shows too little does not fit."""
    across, share = _FORMS[a_page]
    room, width = page_room(setting), setting.width / across

    def laid_out(set_: Setting, *, may_stand: bool = False) -> CardPage:
        inner = Setting(set_.style, width - 2 * _PAD, setting.fonts, setting.page_height)
        beside = partial(_beside_words, inner) if may_stand else None
        return small_cards(rows, inner, beside, _PAD, share * room, room)

    roomy, close, closest = _spaced(setting, a_page)
    page = laid_out(roomy)
    if not page.is_good:
        page = laid_out(close)
    if not page.is_fair:
        page = laid_out(closest)
    if not page.is_clear:
        page = laid_out(close, may_stand=True)
    chunks = tuple(
        _chunk(cards, cells, width, height)
        for cards, cells, height in zip(rows, page.cells(), page.heights, strict=True)
    )
    return chunks, page.is_clear and sum(page.heights) <= room + 1e-6


def _beside_words(setting: Setting, card: Card, told: Told) -> CardDraft:
    """A small card with its pictures at the right of its first words."""
    return pictured_card(card, setting, _BESIDE[1], worth=0, told=told)


def _chunk(cards: Sequence[Card], cells: Sequence[Row], width: float, height: float) -> Chunk:
    """A row of cards with the lines to cut along."""
    names = " and ".join(str(card.number) for card in cards)
    scissors = Sign("scissors", -_SCISSORS - 1, -_SCISSORS / 2, _SCISSORS, LINE)
    marks = (scissors, *_cells(cells, width, height))
    return Chunk((Row(height, marks),), place=f"the card of exercise {names}")


def _spaced_page(
    rows: Sequence[Sequence[Card]], a_page: int, setting: Setting, room: float
) -> Iterator[Chunk]:
    across, share = _FORMS[a_page]
    if not setting.style.figure_beside:
        share = _LARGE
    width = setting.width / across
    inner = Setting(setting.style, width - 2 * _PAD, setting.fonts, setting.page_height)

    wide = across == 1 and setting.style.figure_beside
    known: dict[tuple[int, float], CardDraft] = {}
    told = {
        id(card): _told_beside(card, inner) if wide and card.figures else told_of(card, inner)
        for row in rows
        for card in row
    }

    def cell(card: Card, scale: float) -> CardDraft:
        """The card with pictures of this size."""
        made = known.get((id(card), scale))
        if made is None:
            draft = _wide_card if wide and card.figures else pictured_card
            made = draft(card, inner, _HIGH * room * scale, told=told[id(card)])
            known[id(card), scale] = made
        return made

    def heights_at(scale: float) -> list[float]:
        needed = [max(cell(card, scale).height for card in row) + 2 * _PAD for row in rows]
        return shared(needed, share * room)

    def largest(card: Card, height: float) -> Row:
        """The card with the largest pictures that leave it in its cell."""
        most = height - 2 * _PAD + 1e-6
        scale = _largest_that(lambda scale: cell(card, scale).height <= most, _PICTURES)
        return cell(card, scale).row()

    # Pictures give way before cards take more than their page.
    usual = tuple(scale for scale in _PICTURES if scale <= 1)
    heights = heights_at(_largest_that(lambda scale: sum(heights_at(scale)) <= room, usual))
    for cards, height in zip(rows, heights, strict=True):
        yield _chunk(cards, [largest(card, height) for card in cards], width, height)


def _largest_that(fits: Callable[[float], bool], scales: Sequence[float]) -> float:
    """The largest of the sizes that fits, else the least; smaller pictures need no more room."""
    return scales[min(bisect_left(scales, True, key=fits), len(scales) - 1)]


def _cells(cells: Sequence[Row], width: float, height: float) -> Iterator[Mark]:
    for index, row in enumerate(cells):
        yield from (moved(mark, index * width + _PAD, _PAD) for mark in row.marks)
        yield from _cut_lines(index * width, width, height)


def _cut_lines(x: float, width: float, height: float) -> tuple[Rule, ...]:
    right = x + width
    ends = ((x, 0, right, 0), (x, height, right, height), (x, 0, x, height))
    return tuple(
        Rule(x1, y1, x2, y2, 0.7, LINE, dashed=True)
        for x1, y1, x2, y2 in (*ends, (right, 0, right, height))
    )


def _told_beside(card: Card, setting: Setting) -> Told:
    """The same, the words on the left of large pictures."""
    width = setting.width * (1 - _WIDE) - 16
    words = told_of(card, Setting(setting.style, width, setting.fonts)).words
    return Told(tuple(card_head(card, setting)), words)


def _wide_card(card: Card, setting: Setting, high: float, told: Told) -> CardDraft:
    """Words on the left, large pictures on the right."""
    room = setting.width * _WIDE
    scale = _FIGURE_SCALE * 1.1
    figure = captioned(card.figures, card.figure_words, room, high, scale, card.captions, setting)
    top = sum(row.height for row in told.head)
    height = max(sum((row.height for row in told.words), top), top + figure.height + 8)

    def row() -> Row:
        pictures = figure.at(setting.width - room + (room - figure.width) / 2, top + 4)
        head = joined(told.head, *pictures)
        return Row(height, joined([head, *told.words]).marks)

    return CardDraft(height, row)


def pictured_card(
    card: Card, setting: Setting, high: float, worth: float = _WORTH, told: Told | None = None
) -> CardDraft:
    """Name, pictures, words, below each other; narrow pictures stand beside the dose.

    They do so where they are ``worth`` times as large there. ``told`` is what was set before.
    """
    head, words = told or told_of(card, setting)
    if not card.figures:
        return _draft(head, None, words)
    above = _figures(card, setting, setting.width, high)
    if setting.style.figure_beside:
        beside = _figures(
            card, setting, setting.width * _BESIDE[0], min(high * _TALLER, _BESIDE[1])
        )
        if above.scale * worth <= beside.scale + 1e-6:
            return _draft(head, *_beside(card, beside, setting))
    return _draft(head, _above(above, setting), words)


def _draft(head: Sequence[Row], middle: CardDraft | None, after: Sequence[Row]) -> CardDraft:
    """Rows, something between them that is a draft yet, and more rows."""
    height = sum(row.height for row in head)
    if middle is not None:
        height += middle.height
    height = sum((row.height for row in after), height)
    return CardDraft(
        height, lambda: joined([*head, *((middle.row(),) if middle is not None else ()), *after])
    )


def _above(figure: Arranged, setting: Setting) -> CardDraft:
    """The pictures in the middle, to stand above the words."""
    height = figure.height + 10
    x = (setting.width - figure.width) / 2
    return CardDraft(height, lambda: Row(height, figure.at(x, 4)))


def _beside(card: Card, figure: Arranged, setting: Setting) -> tuple[CardDraft, list[Row]]:
    """The pictures at the right; as many lines beside them as their height asks for.

    The rest of the words comes second.
    """
    words = Setting(setting.style, setting.width - figure.width - _PAD, setting.fonts)
    told: list[Row] = []
    rest = list(card.lines)
    while rest and sum(row.height for row in told) < figure.height:
        told += card_lines([rest.pop(0)], words)
    left = figure.height - sum(row.height for row in told)
    boxes = left > 2 * setting.style.leading(setting.style.small)  # they fill what is left
    if boxes:
        told += ticked_days(card.boxes, words)
    height = max(sum(row.height for row in told), figure.height + 8)

    def row() -> Row:
        pictures = figure.at(setting.width - figure.width, 0)
        return Row(height, (*pictures, *joined(told).marks))

    after = replace(card, boxes=()) if boxes else card
    return CardDraft(height, row), [*card_lines(rest, setting), *card_foot(after, setting)]


def _figures(card: Card, setting: Setting, width: float, high: float) -> Arranged:
    larger = setting.style.body / NORMAL.body
    return captioned(
        card.figures,
        card.figure_words,
        width,
        high * larger,
        _FIGURE_SCALE * larger,
        card.captions,
        setting,
    )
