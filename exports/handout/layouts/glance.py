"""The week at a glance: days, doses and signs, on one page where one page can hold them."""

from exports.handout.content import sections as parts
from exports.handout.content.blocks import Section
from exports.handout.content.grid import week_grid
from exports.handout.content.source import Source
from exports.handout.content.statements import ALWAYS

_WITH_POINTS = range(2, 8)  # so many exercises leave room for the main points below them


def sections(source: Source) -> tuple[Section, ...]:
    grid = week_grid(source.items, source.heads, source.options.figures, source.texts, doses=True)
    head = parts.identity(source, title="handout.layout.glance.title")
    purpose = parts.paragraph(source, "handout.layout.glance.purpose")
    signs = [source.statement(block_id) for block_id in ALWAYS]
    start = parts.section(source, "start", [head, purpose, grid, *signs])
    if len(source.items) not in _WITH_POINTS:
        return (start,)
    return start, parts.stop_numbers(source), parts.points(source, short=True)
