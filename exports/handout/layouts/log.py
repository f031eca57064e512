"""The log sheet for 1 to 4 weeks, with the signs on its first page."""

from msgspec.structs import replace

from exports.handout.content import sections as parts
from exports.handout.content.blocks import Section
from exports.handout.content.source import Source

# Letters of the exercises' names that leave the sheet room for the main points.
_NAMES_WITH_POINTS = 180


def sections(source: Source) -> tuple[Section, ...]:
    start = parts.start(
        source, title="handout.layout.log.title", purpose="handout.layout.log.purpose"
    )
    first, *others = parts.logs(source) or (None,)
    if first is None:
        return (start,)
    names = {item.number: item.exercise.name_for_patient for item in source.items}
    if sum(map(len, names.values())) > _NAMES_WITH_POINTS:
        return start, first, *others
    return start, replace(first, blocks=(*first.blocks, parts.points_in_a_row(source))), *others
