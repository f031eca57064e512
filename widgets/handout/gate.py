"""What forbids the chosen paper now."""

from designer.model.finding import Finding
from designer.safety.papers.staleness import WITHOUT_EXERCISES
from designer.safety.printing import WHOLE_COURSE, gate_of, waits_on
from designer.safety.verdicts import print_gate
from widgets.state.document import RecordDocument


def gate_on(document: RecordDocument, layout: str) -> list[Finding]:
    """The findings that forbid this layout of the shown week; all weeks of it for the booklet."""
    if layout in WITHOUT_EXERCISES:
        return list(waits_on(document.case, layout))
    if layout in WHOLE_COURSE:
        return gate_of(document.case, document.record, document.week_index, layout)
    return [
        *print_gate(document.report, document.record, document.case.words),
        *waits_on(document.case, layout),
    ]
