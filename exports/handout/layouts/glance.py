"""The week at a glance: signs on the front, the whole week on the back; then the steps."""

from msgspec.structs import replace

from exports.handout.content import sections as parts
from exports.handout.content.blocks import CardLineKind, Paragraph, PicturedList, Section
from exports.handout.content.grid import week_grid
from exports.handout.content.pictured import pictured
from exports.handout.content.source import Source
from exports.handout.content.statements import ALWAYS

_FEW = 7  # exercises that leave room for the main points on the page of the week
_SAYS: tuple[CardLineKind, ...] = ("dose", "setup", "steps", "easier", "note")


def sections(source: Source) -> tuple[Section, ...]:
    title = "handout.layout.glance.title"
    head = parts.identity(source, title=title)
    stop, *signs = (source.statement(block_id) for block_id in ALWAYS)
    start = parts.section(source, "start", [head, stop, *signs])
    grid = week_grid(source.items, source.heads, source.options.figures, source.texts, doses=True)
    purpose = source.texts("handout.layout.glance.purpose")
    if source.shows("exercises"):
        purpose += " " + source.texts("handout.layout.glance.steps-after")
    points = parts.stop_numbers(source), parts.points(source, short=True)
    cards = pictured(source, _SAYS)
    few = len(cards) <= _FEW
    below = [block for section in points for block in section.blocks] if few else []
    week = parts.section(
        source, "week", [Paragraph(text=purpose), grid, *below], title=title, new_page=True
    )
    told = [PicturedList(cards=cards, rows=True), *parts.signs(source, small=True).blocks]
    steps = parts.section(
        source, "exercises", told, title="handout.section.exercises", new_page=True
    )
    pages = start, replace(week, one_page=True), replace(steps, few_pages=True)
    return pages if few else (*pages, *points)
