"""Every text of an outline with the name of its place, in the order in which it is read."""

from collections.abc import Iterator

from exports.handout.blocks import (
    Block,
    Card,
    CardSheet,
    DoseTable,
    Graphic,
    Identity,
    LogSheet,
    Outline,
    Paragraph,
    Scale,
    ShortList,
    SignKey,
    Statement,
    StepList,
    Table,
    WeekGrid,
    WriteIn,
)

Placed = tuple[str, str]


def texts_of(outline: Outline) -> Iterator[Placed]:
    """(place, text) of the whole outline; the footer last. Blank texts are left out."""
    for place, text in _all(outline):
        if text:
            yield place, text


def _all(outline: Outline) -> Iterator[Placed]:
    yield "the banner", outline.banner
    for section in outline.sections:
        if section.heading:
            yield "a heading", section.title
        for block in section.blocks:
            yield from _block(block)
    yield from outline.footer.identifiers
    yield from outline.footer.origin


def _block(block: Block) -> Iterator[Placed]:
    match block:
        case Identity():
            yield from _identity(block)
        case Paragraph():
            yield "a paragraph", block.lead
            yield "a paragraph", block.text
        case Statement():
            yield from _statement(block)
        case Card():
            yield from _card(block)
        case CardSheet() | StepList():
            for card in block.cards:
                yield from _card_to_cut(card)
        case WriteIn():
            yield "a label", block.label
        case Graphic():  # what it says, it draws itself
            return
        case _:
            yield from _listed(block)


def _listed(
    block: WeekGrid | DoseTable | LogSheet | ShortList | Table | Scale | SignKey,
) -> Iterator[Placed]:
    match block:
        case Scale():
            yield "the scale", block.low
            yield from (("the scale", str(number)) for number in range(11))
            yield "the scale", block.high
        case SignKey():
            yield "the meaning of the signs", block.title
            yield from (("the meaning of the signs", words) for _, words in block.signs)
        case WeekGrid():
            yield from _grid(block)
        case DoseTable():
            yield from _doses(block)
        case LogSheet():
            yield from _log(block)
        case ShortList():
            yield from _short_list(block)
        case Table():
            yield from (("a heading", head) for head in block.heads)
            yield from ((row.place, cell) for row in block.rows for cell in row.cells)


def _identity(block: Identity) -> Iterator[Placed]:
    yield "the clinic's name", block.clinic
    yield from (("the clinic's letterhead", line) for line in block.letterhead)
    yield "the title", block.title
    yield "the week", block.week
    for place, label, value in block.fields:
        yield "a label", label
        yield place, value
    yield "the line on own use", block.own_use


def _statement(block: Statement) -> Iterator[Placed]:
    place = f"the handout text {block.id}"
    yield place, block.title
    for part in block.parts:
        yield place, part.lead
        yield place, part.text
        for item in part.items:
            yield place, item


def _grid(block: WeekGrid) -> Iterator[Placed]:
    yield "the week grid", block.head
    for head in block.days:
        yield from (("the week grid", word) for word in (head.weekday, head.day, head.month))
    for group in block.groups:
        yield "the week grid", group.title
        for row in group.rows:
            yield f"the name of exercise {row.number}", row.name
            yield f"the dose of exercise {row.number}", row.dose
            yield f"the dose or the note of exercise {row.number}", row.details


def _doses(block: DoseTable) -> Iterator[Placed]:
    for head in block.heads:
        yield "the dose table", head
    for row in block.rows:
        place = f"the dose of exercise {row.number}"
        yield f"the name of exercise {row.number}", row.name
        yield place, row.days
        yield place, row.main
        yield place, row.details
        yield f"the easier version of exercise {row.number}", row.easier


def _card(block: Card) -> Iterator[Placed]:
    yield f"the name of exercise {block.number}", block.name
    yield f"the days of exercise {block.number}", block.days
    yield from (("a caption", caption) for caption in block.captions)
    for line in block.lines:
        yield "a label", line.label
        yield line.place, line.lead
        yield line.place, line.text
        for step in line.steps:
            yield line.place, step


def _card_to_cut(card: Card) -> Iterator[Placed]:
    """As ``_card``, but labels run into their text, and the dose and the steps have none."""
    yield f"the name of exercise {card.number}", card.name
    yield f"the days of exercise {card.number}", card.days
    yield from (("a caption", caption) for caption in card.captions)
    for line in card.lines:
        labelled = line.kind != "dose" and not line.steps
        yield "a label", f"{line.label}:" if labelled else ""
        yield line.place, line.lead
        yield line.place, line.text
        yield from ((line.place, step) for step in line.steps)
    yield from ((f"the days of exercise {card.number}", day) for day in card.boxes)
    yield from ((f"the foot of the card of exercise {card.number}", line) for line in card.foot)


def _short_list(block: ShortList) -> Iterator[Placed]:
    for item in block.items:
        yield f"the name of exercise {item.number}", item.name
        yield f"the dose or the note of exercise {item.number}", item.dose
        yield from ((f"the days of exercise {item.number}", day) for day in item.days)


def _log(block: LogSheet) -> Iterator[Placed]:
    yield "the log sheet", block.head
    for head in block.days:
        yield from (("the log sheet", word) for word in (head.weekday, head.day, head.month))
    for row in block.rows:
        yield "the log sheet", row.group
        yield "the log sheet", row.question
