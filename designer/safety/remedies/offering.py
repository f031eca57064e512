"""Substitutes judged where they would stand: in the week, with everything else in it (6.16).

An exercise that suits by itself may still crowd the week: load on two days in a row, a session out
of order, too much in one day. Such a substitute is not offered.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from msgspec.structs import replace

from designer.edits.edits import Remove, Replace
from designer.edits.errors import EditError
from designer.knowledge.library import Library
from designer.model.finding import Finding, Remedy, Report
from designer.model.program import Program
from designer.model.vocabulary import Severity
from designer.model.week import Week
from designer.safety.findings import flat

Judge = Callable[[Week], Report]
Strict = frozenset[tuple[str, int | None, int]]  # rule, day, how strict


class JudgesWeeks(Protocol):
    """What judging needs of an open patient."""

    def check_week(self, index: int, week: Week | None = None) -> Report:
        """The week at ``index``, or ``week`` in its place."""
        ...


def passing(
    exercise_ids: Iterable[str],
    placement_ids: tuple[str, ...],
    week: Week,
    judge: Judge,
    library: Library,
) -> Iterator[str]:
    """Those of the exercises that bring no new block or caution in place of the placements.

    What would be said without the placements, such as too few sessions, is no fault of theirs.
    """
    there = tuple(key for key in placement_ids if week.find(key) is not None)
    without = Remove(placement_ids=there).apply(week)
    known = _strict(judge(week)) | _strict(judge(without))
    for exercise_id in exercise_ids:
        dose = library.exercise(exercise_id).start_dose
        edit = Replace(placement_ids=there, exercise_id=exercise_id, dose=dose)
        try:
            after = judge(edit.apply(week))
        except EditError:
            continue
        if _strict(after) <= known:
            yield exercise_id


def offered(finding: Finding, week: Week, judge: Judge, library: Library) -> tuple[Remedy, ...]:
    """The remedies of a finding without the substitutes that the week has no room for."""
    candidates = [r.exercise_id for r in finding.remedies if r.kind == "replace"]
    if not candidates:
        return finding.remedies
    fit = set(passing(candidates, finding.where.placement_ids, week, judge, library))
    return tuple(r for r in finding.remedies if r.kind != "replace" or r.exercise_id in fit)


def with_fitting(
    report: Report, program: Program | None, check: JudgesWeeks, library: Library
) -> Report:
    """The report of a program with only those substitutes that fit into their weeks."""

    def fitting(finding: Finding) -> Finding:
        index = finding.where.week_index
        if program is None or index is None:
            return finding
        judge = partial(check.check_week, index)
        remedies = offered(finding, program.weeks[index].week, judge, library)
        folded = tuple(fitting(one) for one in finding.folded)
        return replace(finding, remedies=remedies, folded=folded)

    return replace(report, findings=tuple(fitting(finding) for finding in report.findings))


def _strict(report: Report) -> Strict:
    """Every open block and caution, by rule and day.

    One that only waits for a confirmation does not count, nor does the order of a session, which
    the finding itself puts right with one click.
    """
    return frozenset(
        (finding.rule_id, day, finding.severity.rank)
        for finding in flat(report.findings)
        if finding.is_open and _counts(finding)
        for day in finding.where.days or (None,)
    )


def _counts(finding: Finding) -> bool:
    waits = bool(finding.missing_fact) and finding.severity is Severity.CAUTION
    only_order = any(remedy.kind == "reorder" for remedy in finding.remedies)
    return finding.severity.rank >= Severity.CAUTION.rank and not waits and not only_order
