"""The pocket list: the signs on the left half of the page, the exercises on the right."""

from msgspec.structs import replace

from exports.handout.content import sections as parts
from exports.handout.content.blocks import Section, ShortItem, ShortList
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.pictures import pictures_of
from exports.handout.content.prescriptions import Prescription
from exports.handout.content.source import Source
from exports.handout.content.statements import ALWAYS


def sections(source: Source) -> tuple[Section, ...]:
    signs = [source.statement(block_id) for block_id in ALWAYS]
    start = parts.section(source, "start", [*signs])
    head = parts.identity(source, title="handout.layout.pocket.title")
    hint = parts.paragraph(source, "handout.layout.pocket.purpose")
    short = ShortList(items=tuple(_item(item, source) for item in source.items))
    listed = parts.section(
        source, "list", [head, hint, short], title="handout.layout.pocket.section"
    )
    return start, replace(listed, heading=False), parts.steps(source, short=True), *_last(source)


def _last(source: Source) -> tuple[Section, ...]:
    return parts.points(source, short=True), parts.stop_numbers(source, narrow=True)


def _item(item: Prescription, source: Source) -> ShortItem:
    words = dose_in_words(item.dose, item.exercise.attributes.pattern, source.texts, item.units)
    said = [*words.main, *words.details, *([item.note] if item.note else [])]
    return ShortItem(
        number=item.number,
        name=item.exercise.name_for_patient,
        dose=" ".join(said),
        figure=next(
            reversed(pictures_of(item.exercise.id, source.options.figures, small=True)), None
        ),
        days=tuple(source.heads[day].weekday for day in item.days),
    )
