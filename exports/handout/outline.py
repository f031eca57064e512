"""From a patient's program to the outline of a handout. Pure: the same in, the same out."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.record import PatientRecord
from exports.handout.content.blocks import Identity, Outline, Section
from exports.handout.content.footer import footer
from exports.handout.content.options import HandoutOptions, Knowledge, check_options
from exports.handout.content.source import Source, one_line
from exports.handout.errors import HandoutError
from exports.handout.layout_kinds import kind_of
from exports.handout.layouts import booklet, cards, glance, log, pocket, referral, therapist, week

_SECTIONS: Mapping[str, Callable[[Source], tuple[Section, ...]]] = {
    "week": week.sections,
    "glance": glance.sections,
    "cards-2": cards.sections,
    "cards-4": cards.sections,
    "cards-6": cards.sections,
    "booklet": booklet.sections,
    "pocket": pocket.sections,
    "log": log.sections,
    "therapist": therapist.sections,
    "referral": referral.sections,
}
_FORMS: Mapping[str, Literal["pocket", "record"]] = {
    "pocket": "pocket",
    "therapist": "record",
    "referral": "record",
}


def build_outline(
    record: PatientRecord,
    program_week_index: int,
    library: Knowledge,
    clinic: ClinicIdentity,
    today: date,
    options: HandoutOptions = HandoutOptions(),  # noqa: B008 - immutable
) -> Outline:
    """The handout for one week of the current program, as it is printed on ``today``.

    The booklet holds all weeks. The clinic's own papers are in English, whatever the language.
    """
    check_options(options)
    kind = kind_of(options.layout)
    if kind.audience == "clinic":
        options = replace(options, language="en")
    source = Source(
        record,
        program_week_index,
        library,
        clinic,
        today,
        options,
        whole_course=kind.whole_course,
    )
    if not source.items and not kind.whole_course and kind.name != "referral":
        raise HandoutError("The week holds no exercises; place at least one before printing.")
    sections = _SECTIONS[options.layout](source)
    texts = source.texts
    return Outline(
        language=texts.language,
        title=_title(sections) or texts("handout.title"),
        clinic=one_line(clinic.name),
        banner=texts("handout.invented") if source.patient.invented else "",
        printed_on=today.isoformat(),
        sections=tuple(s for s in sections if s.blocks and source.shows(s.id)),
        footer=footer(source, whole_course=kind.whole_course),
        form=_FORMS.get(options.layout, "pages"),
        large_print=kind.large_print,
        accent=clinic.accent,
    )


def _title(sections: tuple[Section, ...]) -> str:
    """What page 1 calls the paper."""
    blocks = (block for section in sections for block in section.blocks)
    return next((block.title for block in blocks if isinstance(block, Identity)), "")
