"""The log sheet for 1 to 4 weeks, with the signs on its first page."""

from msgspec.structs import replace

from exports.handout import sections as parts
from exports.handout.blocks import Section
from exports.handout.source import Source


def sections(source: Source) -> tuple[Section, ...]:
    start = parts.start(
        source, title="handout.layout.log.title", purpose="handout.layout.log.purpose"
    )
    first, *others = parts.logs(source) or (None,)
    if first is None:
        return (start,)
    return start, replace(first, blocks=(*first.blocks, parts.points_in_a_row(source))), *others
