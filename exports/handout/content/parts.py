"""Which parts that the safety rules speak about really stand on a handout."""

from collections.abc import Iterator

from designer.model.handout import HandoutParts
from exports.handout.content.blocks import Block, Card, CardSheet, Outline, Statement

BREATHING = "H-03"  # the statement that can be added where no card has a line on breathing
COMFORT = "H-20"  # warmth, cold and sleep; with the protein figure inside


def parts_of(outline: Outline) -> HandoutParts:
    """The parts of a finished outline (R-124, R-129, R-130, R-162, R-164)."""
    blocks = [block for section in outline.sections for block in section.blocks]
    statements = {block.id: block for block in blocks if isinstance(block, Statement)}
    comfort = statements.get(COMFORT)
    told = " ".join(part.text for part in comfort.parts) if comfort is not None else ""
    return HandoutParts(
        breathing=BREATHING in statements or any(_says_how_to_breathe(b) for b in blocks),
        recovery=comfort is not None,
        protein="protein" in told.casefold() or "proteína" in told.casefold(),
    )


def _says_how_to_breathe(block: Block) -> bool:
    return any(line.kind == "breathing" for card in _cards(block) for line in card.lines)


def _cards(block: Block) -> Iterator[Card]:
    if isinstance(block, Card):
        yield block
    elif isinstance(block, CardSheet):
        yield from block.cards
