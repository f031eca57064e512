"""The log sheet for 1 to 4 weeks, with the signs on its first page."""

from exports.handout import sections as parts
from exports.handout.blocks import Section
from exports.handout.source import Source


def sections(source: Source) -> tuple[Section, ...]:
    start = parts.start(
        source, title="handout.layout.log.title", purpose="handout.layout.log.purpose"
    )
    return start, *parts.logs(source)
