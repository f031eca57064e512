"""A handout as plain text, to be pasted into a medical record."""

from collections.abc import Iterator

from exports.handout.content.blocks import (
    Block,
    Card,
    CardSheet,
    DayHead,
    DoseTable,
    Graphic,
    Identity,
    LogSheet,
    Outline,
    Paragraph,
    PicturedList,
    Scale,
    SignKey,
    Statement,
    Table,
    WeekGrid,
)


def as_text(outline: Outline) -> str:
    """All of it in the order of the paper; log sheets and empty lines are left out."""
    lines = [outline.banner] if outline.banner else []
    for section in outline.sections:
        written = [line for block in section.blocks for line in _block(block)]
        if not written:
            continue
        if section.heading:
            lines += ["", section.title]
        lines += written
    lines += ["", *(" · ".join(text for _, text in part) for part in _foot(outline))]
    return "\n".join(lines).strip() + "\n"


def _foot(outline: Outline) -> tuple[tuple[tuple[str, str], ...], ...]:
    return outline.footer.identifiers, outline.footer.origin


def _block(block: Block) -> Iterator[str]:
    match block:
        case Identity():
            yield from (line for line in (block.clinic, *block.letterhead) if line)
            yield block.title
            yield block.week
            yield from (f"{label}: {value}" for _, label, value in block.fields)
        case Paragraph():
            yield " ".join(text for text in (block.lead, block.text) if text)
        case Statement():
            yield from _statement(block)
        case Card():
            yield from _card(block)
        case CardSheet():
            for card in block.cards:
                yield from _card(card)
        case PicturedList():
            for card in block.cards:
                yield from _short(card)
        case Graphic():
            yield block.words
        case _:
            yield from _listed(block)


def _listed(block: Block) -> Iterator[str]:
    match block:
        case WeekGrid():
            yield from _grid(block)
        case DoseTable():
            for row in block.rows:
                said = (row.days, row.main, row.details)
                yield f"{row.number}. {row.name}: {' '.join(text for text in said if text)}"
        case Table():
            for line in block.rows:
                yield "; ".join(" ".join(cell.split()) for cell in line.cells if cell)
        case LogSheet() | Scale() | SignKey():  # empty forms say nothing in a record
            return


def _statement(block: Statement) -> Iterator[str]:
    if block.title:
        yield block.title
    for part in block.parts:
        said = " ".join(text for text in (part.lead, part.text, "; ".join(part.items)) if text)
        yield f"- {said}"


def _grid(block: WeekGrid) -> Iterator[str]:
    for group in block.groups:
        if group.title:
            yield group.title
        for row in group.rows:
            planned = zip(block.days, row.days, strict=True)
            days = ", ".join(_day(head) for head, on in planned if on)
            said = " ".join(text for text in (row.dose, row.details) if text)
            yield f"{row.number}. {row.name}: {f'{said} ' if said else ''}({days})"


def _day(head: DayHead) -> str:
    return " ".join(word for word in (head.weekday, head.day, head.month) if word)


def _short(card: Card) -> Iterator[str]:
    """How much and when, where the list says that; how is in the library.

    A dose without boxes repeats what the week has said.
    """
    doses = [line for line in card.lines if line.kind in ("dose", "note")]
    if not doses:
        yield from _card(card)
    if not doses or not card.boxes:
        return
    said = " ".join(text for line in doses for text in (line.lead, line.text) if text)
    yield f"{card.number}. {card.name}: {said} ({', '.join(card.boxes)})"


def _card(card: Card) -> Iterator[str]:
    days = f" ({card.days})" if card.days else ""
    yield f"{card.number}. {card.name}{days}"
    for line in card.lines:
        said = (line.lead, line.text, *line.steps)
        yield f"   {line.label}: {' '.join(text for text in said if text)}"
