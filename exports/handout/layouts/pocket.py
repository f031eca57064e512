"""The pocket list: a folded sheet, the signs outside, the exercises inside, each told whole."""

from msgspec.structs import replace

from exports.handout.content import sections as parts
from exports.handout.content.blocks import CardLineKind, PicturedList, Section
from exports.handout.content.pictured import to_tick
from exports.handout.content.source import Source
from exports.handout.content.statements import ALWAYS

_SAYS: tuple[CardLineKind, ...] = ("dose", "setup", "steps", "easier", "note")
_FEW = 3  # exercises that leave room beside them for the main points


def sections(source: Source) -> tuple[Section, ...]:
    head = parts.identity(source, title="handout.layout.pocket.title")
    hint = parts.paragraph(source, "handout.layout.pocket.purpose")
    stop, *signs = (source.statement(block_id) for block_id in ALWAYS)
    numbers = parts.stop_numbers(source).blocks
    start = parts.section(source, "start", [head, hint, stop, *numbers, *signs])
    cards = to_tick(source, _SAYS)
    listed = parts.section(
        source,
        "list",
        [PicturedList(cards=cards), *parts.signs(source, small=True).blocks],
        title="handout.layout.pocket.section",
        new_page=True,
    )
    listed, points = replace(listed, heading=False), parts.points(source, short=True)
    return (start, listed, points) if len(cards) <= _FEW else (start, points, listed)
