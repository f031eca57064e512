"""Cards to cut out: 2, 4 or 6 on a page, the fewer the more they say."""

from collections.abc import Sequence

from msgspec.structs import replace

from exports.handout.content import sections as parts
from exports.handout.content.blocks import (
    Card,
    CardLine,
    CardLineKind,
    CardSheet,
    Paragraph,
    Part,
    Section,
    Statement,
)
from exports.handout.content.cards import cards_of
from exports.handout.content.names import given_name_first
from exports.handout.content.pictured import steps_beside_pictures, with_boxes
from exports.handout.content.source import Source
from exports.handout.layout_kinds import kind_of

# What a card of each size says. A dose and the therapist's note are never left out.
_SAYS: dict[int, tuple[CardLineKind, ...]] = {
    2: ("dose", "setup", "steps", "breathing", "feels-like", "stop-when", "easier", "note"),
    4: ("dose", "setup", "steps", "stop-when", "note"),
    6: ("dose", "note"),
}
_SMALL = (4, 6)  # cards whose pictures are too small for badges
_EASIER_BELOW = (4,)  # cards with no room for the easier version: a list follows them
_WITH_STEPS = frozenset(size for size, kinds in _SAYS.items() if "steps" in kinds)


def sections(source: Source) -> tuple[Section, ...]:
    kind = kind_of(source.options.layout)
    a_page = kind.cards_a_page
    cards = [
        parts.with_easier(card, source)
        for card in cards_of(
            source.items,
            source.heads,
            source.options.figures,
            source.texts,
            small=a_page in _SMALL,
        )
    ]
    cut = with_boxes((_to_cut(card, a_page, source) for card in cards), source)
    sheet = CardSheet(cards=cut, a_page=a_page)
    with_steps = a_page in _WITH_STEPS
    start = parts.start(
        source,
        title="handout.layout.cards.title",
        purpose="handout.layout.cards.purpose" if with_steps else "handout.steps-after-cards",
    )
    whole = parts.section(
        source, "cards", [sheet], title="handout.layout.cards.section", new_page=True
    )
    key = parts.signs(source, small=a_page in _SMALL)
    if key.blocks:
        start = _says_where_signs_are(start, source)
    sheets = start, replace(whole, heading=False)
    if with_steps:
        easier = (_easier(source, cards),) if a_page in _EASIER_BELOW else ()
        return *sheets, key, *easier, *_last(source)
    # The pictures of the steps leave room for what comes after them.
    steps = replace(steps_beside_pictures(source), new_page=False)
    after = (block for section in (key, *_last(source)) for block in section.blocks)
    return *sheets, replace(steps, blocks=(*steps.blocks, *after))


def _says_where_signs_are(start: Section, source: Source) -> Section:
    more = source.texts("handout.layout.cards.signs")
    blocks = (
        replace(block, text=f"{block.text} {more}") if isinstance(block, Paragraph) else block
        for block in start.blocks
    )
    return replace(start, blocks=tuple(blocks))


def _easier(source: Source, cards: Sequence[Card]) -> Section:
    """What to do instead of which card, and whom to ask about the others."""
    texts = source.texts
    title, ask = texts("handout.table.easier"), texts("handout.table.no-easier")
    said = [
        texts("handout.layout.cards.easier", n=card.number, name=card.name, easier=line.text)
        for card in cards
        for line in card.lines
        if line.kind == "easier" and line.text != ask
    ]
    if said and len(said) < len(cards):
        said.append(texts("handout.layout.cards.no-easier"))
    box = Statement(id="easier", title=title, parts=(Part(items=tuple(said)),))
    return Section(id="easier", title=title, blocks=(box,) if said else (), heading=False)


def _last(source: Source) -> tuple[Section, ...]:
    return parts.stop_numbers(source), parts.points(source)


def _to_cut(card: Card, a_page: int, source: Source) -> Card:
    """The card with less to read, and with what it needs once it is cut out."""
    lines: list[CardLine] = [line for line in card.lines if line.kind in _SAYS[a_page]]
    texts = source.texts
    name = given_name_first(source.patient.identifiers.name) or texts("handout.not-recorded")
    whose = texts("handout.card.whose", name=name, n=source.week_number)
    foot = [texts("handout.card.stop"), whose]
    if a_page not in _WITH_STEPS:
        where = texts("handout.section.exercises")
        foot.insert(1, texts("handout.card.steps-where", title=where))
    return replace(card, days="", lines=tuple(lines), foot=tuple(foot))
