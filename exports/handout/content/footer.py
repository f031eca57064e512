"""What stands at the foot of every page: two identifiers, date, plan and therapist."""

from exports.handout.content.blocks import Footer
from exports.handout.content.dates import long_date
from exports.handout.content.source import Source, one_line


def footer(source: Source, *, whole_course: bool = False) -> Footer:
    """The footer; the booklet names all weeks of the course."""
    texts, patient, week = source.texts, source.patient, source.program_week
    unknown = texts("handout.not-recorded")
    name = one_line(patient.identifiers.name) or f"{texts('handout.label.name')} {unknown}"
    mrn = one_line(patient.identifiers.mrn) or unknown
    therapist = one_line(patient.therapist) or unknown
    if whole_course:
        plan = texts("handout.footer.course", n=len(source.program.weeks))
    elif week.template_id:
        plan = texts(
            "handout.footer.template",
            n=source.week_number,
            id=week.template_id,
            version=str(week.template_version),
        )
    else:
        plan = texts("handout.footer.plan", n=source.week_number)
    return Footer(
        identifiers=(
            ("the patient's name", name),
            (
                "the birth date",
                texts("handout.footer.birth-date", date=source.born() or unknown),
            ),
            ("the record number (MRN)", texts("handout.footer.mrn", mrn=mrn)),
        ),
        origin=(
            (
                "the print date",
                texts("handout.footer.printed", date=long_date(source.today, texts)),
            ),
            ("the plan", plan),
            ("the therapist's name", texts("handout.footer.therapist", name=therapist)),
        ),
        page=texts("handout.footer.page", page="{page}", pages="{pages}"),
    )
