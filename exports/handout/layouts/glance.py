"""The week at a glance: days, doses and signs, on one page where one page can hold them."""

from exports.handout import sections as parts
from exports.handout.blocks import Section
from exports.handout.grid import week_grid
from exports.handout.source import Source
from exports.handout.statements import ALWAYS


def sections(source: Source) -> tuple[Section, ...]:
    grid = week_grid(source.items, source.heads, source.options.figures, source.texts, doses=True)
    head = parts.identity(source, title="handout.layout.glance.title")
    purpose = parts.paragraph(source, "handout.layout.glance.purpose")
    steps = parts.paragraph(source, "handout.steps-elsewhere")
    signs = [source.statement(block_id) for block_id in ALWAYS]
    start = parts.section(source, "start", [head, purpose, steps, grid, *signs])
    return (start,)
