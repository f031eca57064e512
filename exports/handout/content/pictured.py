"""Exercises told whole: cards with small pictures, and what a list says of each."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from exports.handout.content import sections as parts
from exports.handout.content.blocks import Card, CardLineKind, PicturedList, Section
from exports.handout.content.cards import cards_of
from exports.handout.content.source import Source


def pictured(source: Source, kinds: Collection[CardLineKind]) -> tuple[Card, ...]:
    """A card for each exercise with small pictures and what it says of ``kinds``."""
    cards = cards_of(source.items, source.heads, source.options.figures, source.texts, small=True)
    return tuple(
        replace(
            card,
            days="",
            lines=tuple(line for line in card.lines if line.kind in kinds),
        )
        for card in (parts.with_easier(card, source, short=True) for card in cards)
    )


def steps_beside_pictures(source: Source) -> Section:
    """How each exercise is done, beside its picture: for cards that do not say it."""
    cards = pictured(source, ("setup", "steps", "stop-when", "easier"))
    title = "handout.section.exercises"
    told = parts.section(source, "steps", [PicturedList(cards=cards)], title=title, new_page=True)
    return replace(told, few_pages=True)


def to_tick(
    source: Source, kinds: Collection[CardLineKind], *, dates: bool = False
) -> tuple[Card, ...]:
    """As ``pictured``, with boxes, and with the session where there are two."""
    names: dict[int, dict[str, None]] = {}
    for item in source.items:
        names.setdefault(item.number, {})[source.texts(f"handout.session.{item.session}")] = None
    cards = with_boxes(pictured(source, kinds), source, dates=dates)
    if len({name for found in names.values() for name in found}) < 2:
        return cards
    return tuple(replace(card, days=", ".join(names[card.number])) for card in cards)


def with_boxes(cards: Iterable[Card], source: Source, *, dates: bool = False) -> tuple[Card, ...]:
    """The cards with boxes for their days; ``dates`` adds the day of the month."""
    days: dict[int, set[int]] = {}
    for item in source.items:
        days.setdefault(item.number, set()).update(item.days)
    heads = [f"{h.weekday} {h.day}".strip() if dates else h.weekday for h in source.heads]
    return tuple(
        replace(card, boxes=tuple(heads[day] for day in sorted(days[card.number])))
        for card in cards
    )
