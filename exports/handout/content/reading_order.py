"""Every text of an outline in the order in which it is read: whose it is, and what it is.

Each comes with the name of its place, for errors, and with its element of the structure tree: a
heading, a paragraph, an item of a list, a cell of a table. The tables are in ``reading_tables.py``.
"""

from collections.abc import Iterator

from exports.handout.content.blocks import (
    FIRST_COLUMN,
    Block,
    Card,
    CardLine,
    CardSheet,
    DoseTable,
    Graphic,
    Identity,
    LogSheet,
    Outline,
    Paragraph,
    Part,
    PicturedList,
    Scale,
    SignKey,
    Statement,
    Table,
    WeekGrid,
    WriteIn,
)
from exports.handout.content.reading_tables import doses, grid, log, table
from exports.handout.content.told import Told
from exports.pdf.structure import Element


def texts_of(outline: Outline) -> Iterator[tuple[str, str]]:
    """(place, text) of the whole outline; the footer last. Blank texts are left out."""
    yield from ((told.place, told.text) for told in telling(outline, Element("Document")))
    for place, text in (*outline.footer.identifiers, *outline.footer.origin):
        if text:
            yield place, text


def telling(outline: Outline, whole: Element) -> Iterator[Told]:
    """All that is told between banner and footer; its elements grow inside ``whole``."""
    for told in _all(outline, whole):
        if told.text:
            yield told


def _all(outline: Outline, whole: Element) -> Iterator[Told]:
    yield Told(whole.child("P"), "the banner", outline.banner)
    for section in outline.sections:
        if section.heading:
            yield Told(whole.child("H2"), "a heading", section.title)
        # What has a title of its own stands one level below the section's.
        title = "H3" if section.heading else "H2"
        for block in section.blocks:
            yield from _block(block, whole, title)


def _block(block: Block, at: Element, title: str) -> Iterator[Told]:
    match block:
        case Identity():
            yield from _identity(block, at)
        case Paragraph():
            paragraph = at.child("P")
            yield Told(paragraph, "a paragraph", block.lead)
            yield Told(paragraph, "a paragraph", block.text)
        case Statement():
            yield from _statement(block, at, title)
        case Card():
            yield from _card(block, at, title)
        case CardSheet() | PicturedList():
            for card in block.cards:
                told = _card_in_row if getattr(block, "rows", False) else _card_to_cut
                yield from told(card, at, title)
        case WriteIn():
            yield Told(at.child("P"), "a label", block.label)
        case Graphic():  # what it says, it draws itself
            at.child("Figure", alt=block.words)
        case _:
            yield from _listed(block, at)


def _listed(
    block: WeekGrid | DoseTable | LogSheet | Table | Scale | SignKey, at: Element
) -> Iterator[Told]:
    match block:
        case Scale():
            line = at.child("P")
            for text in (block.low, *map(str, range(11)), block.high):
                yield Told(line, "the scale", text)
        case SignKey():
            yield Told(at.child("P"), "the meaning of the signs", block.title)
            yield from _items("the meaning of the signs", (words for _, words in block.signs), at)
        case WeekGrid():
            yield from grid(block, at.child("Table"))
        case DoseTable():
            yield from doses(block, at.child("Table"))
        case LogSheet():
            yield from log(block, at.child("Table"))
        case Table():
            yield from table(block, at.child("Table"))


def _items(place: str, texts: Iterator[str] | tuple[str, ...], at: Element) -> Iterator[Told]:
    found = at.child("L")
    for text in texts:
        yield Told(found.child("LI").child("LBody"), place, text)


def _identity(block: Identity, at: Element) -> Iterator[Told]:
    if block.logo:
        at.child("Figure", alt=block.clinic or "Logo")
    yield Told(at.child("P"), "the clinic's name", block.clinic)
    letterhead = at.child("P")
    for line in block.letterhead:
        yield Told(letterhead, "the clinic's letterhead", line)
    yield Told(at.child("H1"), "the title", block.title)
    yield Told(at.child("P"), "the week", block.week)
    for place, label, value in block.fields:
        field = at.child("P")
        yield Told(field, "a label", label)
        yield Told(field, place, value)
    yield Told(at.child("P"), "the line on own use", block.own_use)


def _statement(block: Statement, at: Element, title: str) -> Iterator[Told]:
    place = f"the handout text {block.id}"
    yield Told(at.child(title), place, block.title)
    for part in block.parts:
        yield from _part(part, place, at)


def _part(part: Part, place: str, at: Element) -> Iterator[Told]:
    sentence = at.child("P")
    yield Told(sentence, place, part.lead)
    yield Told(sentence, place, part.text)
    yield from _items(place, part.items, at)


def _card(card: Card, at: Element, title: str) -> Iterator[Told]:
    yield from _card_head(card, at, title)
    for line in card.lines:
        yield from _card_line(line, line.label, at)


def _card_in_row(card: Card, at: Element, title: str) -> Iterator[Told]:
    """As ``_card_to_cut``, but column by column: what and when, pictures, how."""
    lines = sorted(card.lines, key=lambda line: line.kind not in FIRST_COLUMN)
    whats = [line for line in lines if line.kind in FIRST_COLUMN]
    yield from _card_name(card, at, title)
    for line in whats:
        yield from _line_to_cut(line, at)
    yield from _boxes(card, at)
    yield from _figures(card, at)
    for line in lines[len(whats) :]:
        yield from _line_to_cut(line, at)


def _card_to_cut(card: Card, at: Element, title: str) -> Iterator[Told]:
    """As ``_card``, but labels run into their text, and the dose and the steps have none."""
    yield from _card_head(card, at, title)
    for line in card.lines:
        yield from _line_to_cut(line, at)
    yield from _boxes(card, at)
    foot = at.child("P")
    for line_of_foot in card.foot:
        yield Told(foot, f"the foot of the card of exercise {card.number}", line_of_foot)


def _line_to_cut(line: CardLine, at: Element) -> Iterator[Told]:
    labelled = line.kind != "dose" and not line.steps
    yield from _card_line(line, f"{line.label}:" if labelled else "", at)


def _boxes(card: Card, at: Element) -> Iterator[Told]:
    days = at.child("P")
    for day in card.boxes:
        yield Told(days, f"the days of exercise {card.number}", day)


def _card_head(card: Card, at: Element, title: str) -> Iterator[Told]:
    yield from _card_name(card, at, title)
    yield from _figures(card, at)


def _card_name(card: Card, at: Element, title: str) -> Iterator[Told]:
    yield Told(at.child(title), f"the name of exercise {card.number}", card.name)
    yield Told(at.child("P"), f"the days of exercise {card.number}", card.days)


def _figures(card: Card, at: Element) -> Iterator[Told]:
    if card.figures and card.figure_words:
        at.child("Figure", alt=card.figure_words)
    if card.captions:
        below = at.child("P")
        for caption in card.captions:
            yield Told(below, "a caption", caption)


def _card_line(line: CardLine, label: str, at: Element) -> Iterator[Told]:
    sentence = at.child("P")
    yield Told(sentence, "a label", label)
    yield Told(sentence, line.place, line.lead)
    yield Told(sentence, line.place, line.text)
    yield from _items(line.place, line.steps, at)
