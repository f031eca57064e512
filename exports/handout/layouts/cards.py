"""Cards to cut out: 2, 4 or 6 on a page, the fewer the more they say."""

from msgspec.structs import replace

from exports.handout import sections as parts
from exports.handout.blocks import Card, CardLine, CardLineKind, CardSheet, Section
from exports.handout.cards import cards_of
from exports.handout.layout_kinds import kind_of
from exports.handout.source import Source

# What a card of each size says. A dose and the therapist's note are never left out.
_SAYS: dict[int, tuple[CardLineKind, ...]] = {
    2: ("dose", "setup", "steps", "breathing", "feels-like", "stop-when", "note"),
    4: ("dose", "steps", "stop-when", "note"),
    6: ("dose", "stop-when", "note"),
}


def sections(source: Source) -> tuple[Section, ...]:
    a_page = kind_of(source.options.layout).cards_a_page
    cards = cards_of(source.items, source.heads, source.options.figures, source.texts)
    sheet = CardSheet(cards=tuple(_shortened(card, a_page) for card in cards), a_page=a_page)
    start = parts.start(
        source, title="handout.layout.cards.title", purpose="handout.layout.cards.purpose"
    )
    whole = parts.section(
        source, "cards", [sheet], title="handout.layout.cards.section", new_page=True
    )
    return start, replace(whole, heading=False)


def _shortened(card: Card, a_page: int) -> Card:
    lines: list[CardLine] = [line for line in card.lines if line.kind in _SAYS[a_page]]
    return replace(card, lines=tuple(lines))
