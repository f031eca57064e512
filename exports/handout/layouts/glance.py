"""The week at a glance: signs on the front, on the back each exercise whole in a row of its own."""

from exports.handout.content import sections as parts
from exports.handout.content.blocks import CardLineKind, PicturedList, Section
from exports.handout.content.pictured import to_tick
from exports.handout.content.source import Source
from exports.handout.content.statements import ALWAYS

_SAYS: tuple[CardLineKind, ...] = ("dose", "setup", "steps", "easier", "note")
_SETUP = 60  # letters: what the picture shows needs no more words here
_FEW = 4  # exercises that leave room on their page for more than themselves


def sections(source: Source) -> tuple[Section, ...]:
    title = "handout.layout.glance.title"
    head = parts.identity(source, title=title)
    stop, *signs = (source.statement(block_id) for block_id in ALWAYS)
    cards = to_tick(source, _SAYS, setup_letters=_SETUP)
    purpose = parts.paragraph(source, "handout.layout.glance.purpose")
    listed = PicturedList(cards=cards, rows=True)
    week = parts.section(source, "week", [purpose, listed], title=title, new_page=True)
    numbers = parts.stop_numbers(source)
    if len(cards) <= _FEW:
        start = parts.section(source, "start", [head, stop, *signs])
        return start, week, numbers, parts.points(source, short=True)
    told = [head, stop, *numbers.blocks, *signs, parts.points_in_a_row(source)]
    return parts.section(source, "start", told), week
