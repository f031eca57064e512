"""The week in full: overview, doses, instructions, walking, log."""

from exports.handout.content import sections as parts
from exports.handout.content.blocks import Section
from exports.handout.content.source import Source


def sections(source: Source) -> tuple[Section, ...]:
    return (
        parts.start(source),
        parts.week(source),
        parts.doses(source),
        parts.exercises(source),
        parts.walking(source),
        parts.feeling(source),
        parts.more(source),
        parts.call(source),
        parts.points(source),
        *parts.logs(source),
    )
