"""From a record to the outline of its report, made to fit two pages."""

from collections.abc import Callable, Mapping
from datetime import date

from designer.knowledge.library import Library
from designer.model.clinic import ClinicIdentity
from designer.model.record import PatientRecord
from designer.text import load_texts
from exports.handout.content.blocks import Outline, Section
from exports.handout.content.source import one_line
from exports.handout.file_name import safe_name
from exports.handout.pdf import page_count
from exports.handout.setting.style import paper_called
from exports.report import patient, referrer
from exports.report.audience import Audience
from exports.report.source import ReportSource
from resources.paths import folder

MOST_PAGES = 2
_Sections = Callable[[ReportSource, float, int, int], tuple[Section, ...]]
_SECTIONS: Mapping[Audience, _Sections] = {
    "patient": patient.sections,
    "referrer": referrer.sections,
}
# Charts and changes to try, the fullest first, until it fits two pages.
_ROOMS = ((4, 14), (3, 14), (3, 8), (2, 8), (2, 5), (1, 4), (0, 3))


def build_report(
    record: PatientRecord,
    library: Library,
    clinic: ClinicIdentity,
    today: date,
    audience: Audience,
    language: str = "",
    paper: str = "A4",
) -> Outline:
    """The report as of ``today``. The referrer's is in English, whatever the language.

    Where names and goals are very long it takes more than two: nothing is cut. Raises HandoutError
    for a letter that the fonts lack.
    """
    spoken = "en" if audience == "referrer" else language or record.patient.language
    source = ReportSource(record, library, clinic, today, spoken, audience)
    width = paper_called(paper).text_width
    *roomy, least = _ROOMS
    for charts, changes in roomy:
        outline = _outline(source, audience, _SECTIONS[audience](source, width, charts, changes))
        if page_count(outline, paper) <= MOST_PAGES:
            return outline
    return _outline(source, audience, _SECTIONS[audience](source, width, *least))


def _outline(source: ReportSource, audience: Audience, sections: tuple[Section, ...]) -> Outline:
    return Outline(
        language=source.language,
        title=source.words("title"),
        clinic=one_line(source.clinic.name),
        banner=source.texts("handout.invented") if source.patient.invented else "",
        printed_on=source.today.isoformat(),
        sections=tuple(section for section in sections if section.blocks),
        footer=source.footer(),
        form="record" if audience == "referrer" else "report",
        large_print=False,
        accent=source.clinic.accent,
    )


def report_file_name(
    record: PatientRecord, today: date, audience: Audience, language: str = ""
) -> str:
    """Such as "Rivera Ana, progress report, 2026-03-02.pdf"."""
    spoken = "en" if audience == "referrer" else language or record.patient.language
    words = load_texts(folder("text") / "report", spoken)
    nobody = load_texts(folder("text"), spoken)("handout.file.nobody")
    name = safe_name(record.patient.identifiers.name) or nobody
    return f"{words(f'{audience}.file', patient=name)}, {today.isoformat()}.pdf"
