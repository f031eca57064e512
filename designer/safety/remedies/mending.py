"""Mends every finding of a week that an edit can mend, as one step.

Facts are never confirmed here, and while a sign stops the whole program nothing is mended: what to
do then is no matter of exercises. Each edit is judged before it is kept: it must take something
away, and no block may come that was not there.
"""

from collections.abc import Callable, Iterator

from designer.edits.edits import AnyEdit, ChangeDose, Move, Remove, Replace, Several
from designer.edits.errors import EditError
from designer.edits.ordering import session_order
from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.finding import Finding, Remedy, Report
from designer.model.vocabulary import Lane, Severity
from designer.model.week import Week
from designer.safety.findings import flat

Judge = Callable[[Week], Report]

_CHANGING = frozenset(("replace", "dose", "move", "reorder"))
_CHANGES_NOTHING = frozenset(("refer", "note", "log"))
_BLOCKS = (Severity.BLOCK, Severity.HARD_BLOCK)


class Mended(Value, frozen=True, kw_only=True):
    """The mended week, and the one edit that leads to it."""

    week: Week
    edit: Several


def stops_everything(report: Report) -> bool:
    """Whether a hard stop lies on the patient, not on an item of the week."""
    return any(
        f.severity is Severity.HARD_BLOCK and f.is_open and not f.where.exercise_ids
        for f in report.findings
    )


def automatic(finding: Finding) -> tuple[Remedy, ...]:
    """The remedies of a finding that may be applied unasked, the best first.

    Taking an item out is one only for a block that nothing else clears.
    """
    if not finding.is_open:
        return ()
    changing = tuple(remedy for remedy in finding.remedies if remedy.kind in _CHANGING)
    if changing:
        return changing
    clearing = [remedy for remedy in finding.remedies if remedy.kind not in _CHANGES_NOTHING]
    only_removal = finding.severity in _BLOCKS and {r.kind for r in clearing} == {"remove"}
    return tuple(clearing) if only_removal else ()


def mendable(report: Report) -> tuple[Finding, ...]:
    """The findings that have an automatic remedy, strictest first, folded ones after their head."""
    if stops_everything(report):
        return ()
    return tuple(finding for finding in flat(report.findings) if automatic(finding))


def mend_all(week: Week, judge: Judge, library: Library) -> Mended:
    """Apply the first remedy of each finding that mends it, until none is left that would."""
    edits: list[AnyEdit] = []
    report = judge(week)
    while (found := _first_mend(week, report, judge, library)) is not None:
        edit, week, report = found
        edits.append(edit)
    return Mended(week=week, edit=Several(edits=tuple(edits)))


def _first_mend(
    week: Week, report: Report, judge: Judge, library: Library
) -> tuple[AnyEdit, Week, Report] | None:
    for finding in mendable(report):
        for edit in _edits(finding, week, library):
            try:
                after = edit.apply(week)
            except EditError:
                continue
            told = judge(after)
            if _is_better(report, told):
                return edit, after, told
    return None


def _edits(finding: Finding, week: Week, library: Library) -> Iterator[AnyEdit]:
    """The edits for the remedies of a finding.

    Of several substitutes those come first that do not stand on the same days already: nobody wants
    the same exercise twice in a session.
    """
    ids = tuple(key for key in finding.where.placement_ids if week.find(key) is not None)
    there = {
        placement.exercise_id
        for day, placement in week.placements()
        if day in finding.where.days and placement.id not in ids
    }
    for remedy in sorted(automatic(finding), key=lambda r: r.exercise_id in there):
        edit = _edit(remedy, ids, finding, week, library)
        if edit is not None:
            yield edit


def _edit(
    remedy: Remedy, ids: tuple[str, ...], finding: Finding, week: Week, library: Library
) -> AnyEdit | None:
    if remedy.kind == "reorder":

        def lane_of(exercise_id: str) -> Lane:
            return library.exercise(exercise_id).lane

        return Several(edits=session_order(week, finding.where.days, lane_of))
    if not ids:
        return None
    match remedy.kind:
        case "replace":
            dose = library.exercise(remedy.exercise_id).start_dose
            return Replace(placement_ids=ids, exercise_id=remedy.exercise_id, dose=dose)
        case "dose" if remedy.dose is not None:
            return ChangeDose(placement_ids=ids, dose=remedy.dose)
        case "move" if remedy.day is not None:
            return Move(placement_ids=ids, day=remedy.day)
        case "remove":
            return Remove(placement_ids=ids)
    return None


def _is_better(before: Report, after: Report) -> bool:
    """Fewer findings, the strict ones counting first, and no block where there was none."""
    return blocked_places(after) <= blocked_places(before) and _weight(after) < _weight(before)


def blocked_places(report: Report) -> frozenset[tuple[str, str]]:
    """Each open block as rule and placement, or rule and days where it names no placement."""
    return frozenset(
        (finding.rule_id, place)
        for finding in flat(report.findings)
        if finding.severity in _BLOCKS and finding.is_open
        for place in finding.where.placement_ids or (str(finding.where.days),)
    )


def _weight(report: Report) -> tuple[int, ...]:
    """How much is open, by severity: the strictest first. It falls with every mend, so they end."""
    found = [finding for finding in flat(report.findings) if finding.is_open]
    return tuple(
        sum(max(1, len(f.where.placement_ids)) for f in found if f.severity is severity)
        for severity in sorted(Severity, key=lambda severity: -severity.rank)
    )
