"""Cards of half the page's width: the pictures across the card, as large as its words leave room.

All figures of a page are at least of one size; what a card has left makes its own larger.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from exports.handout.content.blocks import Card
from exports.handout.setting.card_words import CardDraft, Told, told_of
from exports.handout.setting.figure_layout import caption_height, captioned, widest_beside
from exports.handout.setting.marks import Row
from exports.handout.setting.setting import Setting, joined

_GAP = (3.0, 7.0)  # above and below the pictures
_SCALES = (0.15, 1.1)  # points for a centimetre of the body: least and most
_GOOD = 0.62  # so large that words need not stand closer, nor cards be higher, for the pictures
_FAIR = 0.5  # a lying body of 32 mm; below, lines stand as close as they may
_CLEAR = 0.35  # a lying body of 22 mm; below, pictures stand beside the words or a row moves on
_STEPS = 9  # halvings until a scale is found


class CardPage(NamedTuple):
    """Rows of cards that share a page: their heights and what stands in them."""

    heights: tuple[float, ...]
    scale: float  # of the smallest pictures
    cells: Callable[[], list[list[Row]]]

    @property
    def is_clear(self) -> bool:
        return self.scale >= _CLEAR

    @property
    def is_fair(self) -> bool:
        return self.scale >= _FAIR

    @property
    def is_good(self) -> bool:
        return self.scale >= _GOOD


def small_cards(
    rows: Sequence[Sequence[Card]],
    setting: Setting,
    beside: Callable[[Card, Told], CardDraft] | None,
    pad: float,
    share: float,
    room: float,
) -> CardPage:
    """The cards, ``pad`` inside their cells. Each row has its ``share``, all at most ``room``.

    The pictures of long cards may stand ``beside`` their words, if it is given.
    """
    kept = [[_Small(card, setting) for card in row] for row in rows]
    if beside is not None:
        for card in (card for row in kept for card in row):
            card.may_stand(beside)
    return _page(kept, pad, share, room)


def _page(kept: Sequence[Sequence["_Small"]], pad: float, share: float, room: float) -> CardPage:
    def needed(scale: float) -> list[float]:
        return [max(card.height_at(scale) for card in row) + 2 * pad for row in kept]

    scale = _largest_within(needed, share * len(kept))
    if scale < _GOOD and share * len(kept) < room:
        scale = max(scale, min(_GOOD, _largest_within(needed, room)))
    heights = tuple(shared(needed(scale), share))

    def cells() -> list[list[Row]]:
        return [
            [card.row(height - 2 * pad) for card in row]
            for row, height in zip(kept, heights, strict=True)
        ]

    return CardPage(heights, scale, cells)


def _largest_within(needed: Callable[[float], list[float]], room: float) -> float:
    """The largest scale with which the rows take no more than ``room``, or the least."""
    least, most = _SCALES
    if sum(needed(most)) <= room:
        return most
    for _ in range(_STEPS):
        middle = (least + most) / 2
        if sum(needed(middle)) <= room:
            least = middle
        else:
            most = middle
    return least


def shared(needed: Sequence[float], least: float) -> list[float]:
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


class _Small:
    """A card whose words are set, and whose pictures may be of any size yet."""

    def __init__(self, card: Card, setting: Setting) -> None:
        self._card, self._setting = card, setting
        self._head, self._words = told_of(card, setting)
        self._fixed = sum(row.height for row in (*self._head, *self._words))
        self._widest = self._highest = 0.0
        self._beside: CardDraft | None = None
        if card.figures:
            self._fixed += sum(_GAP) + caption_height(card.captions, setting)
            self._widest = widest_beside(card.figures, setting.width)
            self._highest = max(drawing.height for drawing in card.figures)

    def may_stand(self, beside: Callable[[Card, Told], CardDraft]) -> None:
        """Let the pictures stand beside the words where that spares height."""
        if self._card.figures:
            draft = beside(self._card, Told(self._head, self._words))
            if draft.height < self._across(_CLEAR):
                self._beside = draft

    def height_at(self, scale: float) -> float:
        """With pictures of this size, or beside the words where they may stand there."""
        across = self._across(scale)
        return across if self._beside is None else min(across, self._beside.height)

    def _across(self, scale: float) -> float:
        return self._fixed + min(scale, self._widest) * self._highest

    def row(self, height: float) -> Row:
        """With pictures as large as ``height`` allows."""
        card, setting = self._card, self._setting
        if not card.figures:
            return joined([*self._head, *self._words])
        if self._beside is not None and self._across(_CLEAR) > height:
            return self._beside.row()
        captions = caption_height(card.captions, setting)
        room = max(height - self._fixed + captions, captions + _SCALES[0] * self._highest)
        words, most = card.figure_words, _SCALES[1]
        figure = captioned(card.figures, words, setting.width, room, most, card.captions, setting)
        marks = figure.at((setting.width - figure.width) / 2, _GAP[0])
        pictures = Row(figure.height + sum(_GAP), marks)
        return joined([*self._head, pictures, *self._words])
