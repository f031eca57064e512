"""Everything the rules say about one item: of the week as it is, or as if it were placed."""

from collections.abc import Iterable

from designer.edits.edits import Place
from designer.model.finding import Finding, Report
from designer.model.vocabulary import Severity
from designer.model.week import Placement, Week
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.marks import placements_meant
from widgets.state.document import RecordDocument

_AS_IF = "as-if-placed"


def said_of_placement(document: RecordDocument, placement_id: str) -> tuple[Finding, ...]:
    """The findings about a placement, or about its whole day; strictest first."""
    return _about(document.report, document.week, placement_id)


def said_of_exercise(
    document: RecordDocument, cards: ExerciseCards, exercise_id: str, day: int
) -> tuple[tuple[Finding, ...], Week]:
    """What would be found if an exercise stood on a day, and the week as it would be."""
    exercise = cards.exercise(exercise_id)
    if exercise is None or document.program_week is None:
        return (), document.week
    fresh = Placement(id=_AS_IF, exercise_id=exercise_id, dose=exercise.start_dose)
    edit = Place(placement=fresh, day=day)
    week = edit.apply(document.week)
    return _about(document.preview(edit), week, _AS_IF), week


def _about(report: Report, week: Week, placement_id: str) -> tuple[Finding, ...]:
    hit = week.find(placement_id)
    if hit is None:
        return ()
    day, placement = hit

    def speaks(finding: Finding) -> bool:
        where = finding.where
        if placement_id in placements_meant(finding, week):
            return True
        if where.placement_ids or where.exercise_ids:
            return placement.exercise_id in where.exercise_ids and not where.placement_ids
        stops = finding.severity in (Severity.BLOCK, Severity.HARD_BLOCK)
        return day in where.days or (stops and not where.days)  # what stops everything

    return tuple(finding for finding in _flat(report.findings) if speaks(finding))


def _flat(findings: Iterable[Finding]) -> Iterable[Finding]:
    for finding in findings:
        yield finding
        yield from finding.folded
