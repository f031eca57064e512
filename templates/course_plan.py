"""A course of weeks proposed for a patient: built, freed of blocks, judged week by week.

Nothing is changed until somebody takes the record. Building is quick; judging is done in steps, so
that a window stays free between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from msgspec.structs import replace

from designer.course.ending import with_new_program
from designer.course.weeks import inserted
from designer.edits.edits import Several
from designer.edits.ordering import session_order
from designer.model.finding import Report
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.model.week import Week
from designer.safety.case_check import CaseCheck
from designer.safety.findings import flat
from designer.safety.remedies.mending import mend_all, stops_everything
from templates.course_building import CourseWish, build_course
from templates.course_paths import CoursePath, load_paths
from templates.planning import PlanningServices

Place = Literal["new", "behind", "instead"]
BLOCKS = (Severity.BLOCK, Severity.HARD_BLOCK)


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A proposed week, what the rules say of it, and what stands in for what was blocked."""

    week: ProgramWeek
    template: WeekTemplate
    report: Report
    replaced: tuple[tuple[str, str], ...] = ()  # exercise id → its substitute; "" = taken out


@dataclass(slots=True)
class CoursePlan:
    """A proposal. ``record`` is the patient's with the course; ``first`` its first week there."""

    record: PatientRecord
    first: int
    count: int
    weeks: list[PlannedWeek] = field(default_factory=list)

    @property
    def is_judged(self) -> bool:
        """Whether every week has its report."""
        return len(self.weeks) == self.count

    def counted(self, *severities: Severity) -> int:
        """Open findings of these severities; what is about the patient counts once."""
        found = [
            finding
            for planned in self.weeks
            for finding in planned.report.findings
            if finding.severity in severities and finding.is_open
        ]
        of_weeks = sum(1 for finding in found if finding.where.week_index is not None)
        of_patient = {finding.key for finding in found if finding.where.week_index is None}
        return of_weeks + len(of_patient)


class CoursePlanner:
    """Proposes courses for one patient."""

    def __init__(self, services: PlanningServices, record: PatientRecord) -> None:
        self._services, self._record = services, record
        self._paths = load_paths()
        known = services.templates.templates
        self.paths = tuple(
            path
            for path in self._paths.fitting(record.patient)
            if all(stage.template in known for stage in path.stages)
        )

    def templates(self, prog_week: int) -> tuple[WeekTemplate, ...]:
        """Weekly templates that may stand in a progression week of this patient's course."""
        patient = self._record.patient
        found = self._services.templates.for_diagnoses(patient.diagnoses, patient.profile)
        today = self._services.today()
        return tuple(t for t in found if t.offered(today) and t.first_prog_week <= prog_week)

    @property
    def not_begun(self) -> int:
        """The first week of the present program that lies ahead; its length where none does."""
        program, today = self._record.program, self._services.today()
        if program is None:
            return 0
        starts = [program.date_of(at, 0) for at in range(len(program.weeks))]
        ahead = (at for at, on in enumerate(starts) if on is not None and on > today)
        return next(ahead, len(starts))

    def build(self, wish: CourseWish, path: CoursePath, place: Place, why: str) -> CoursePlan:
        """The record with the course in its place; nothing is judged yet."""
        services = self._services
        made = build_course(
            wish,
            path,
            self._paths,
            services.templates,
            lambda key: services.library.exercise(key).lane,
            services.new_id,
        )
        record, program = self._record, self._record.program
        if place == "new" or program is None:
            program = Program(id=services.new_id(), start_date=wish.start, weeks=made)
            record = with_new_program(record, program, services.today(), why)
            return CoursePlan(record, 0, len(made))
        first = len(program.weeks) if place == "behind" else self.not_begun
        kept = replace(program, weeks=program.weeks[:first])
        longer = inserted(kept, first, made)
        dated = [
            replace(week, start_date=planned.start_date)
            for week, planned in zip(longer.weeks[first:], made, strict=True)
        ]
        longer = replace(longer, weeks=(*longer.weeks[:first], *dated))
        record = replace(record, programs=(*record.programs[:-1], longer))
        return CoursePlan(record, first, len(made))

    def judging(self, plan: CoursePlan, *, mend: bool) -> Iterator[None]:
        """Judge a week with each step; with ``mend`` what is blocked gives way to a substitute."""
        services = self._services
        case = services.checker.open(plan.record, services.today())
        for at in range(plan.first, plan.first + plan.count):
            program = plan.record.program
            if program is None:
                return
            planned, report = program.weeks[at], case.check_week(at)
            before = planned.week
            if mend and report.count(*BLOCKS) and not stops_everything(report):
                judge = _BlockJudge(case, at)
                mended = _in_order(mend_all(before, judge, services.library).week, services)
                planned = replace(planned, week=mended)
                program = program.with_week(at, mended)
                programs = (*plan.record.programs[:-1], program)
                plan.record = replace(plan.record, programs=programs)
                case = services.checker.open(plan.record, services.today())
                report = case.check_week(at)
            template = services.templates.templates[planned.template_id]
            gone = _replaced(before, planned.week)
            plan.weeks.append(PlannedWeek(planned, template, report, gone))
            yield


class _BlockJudge:
    """Judges one week by its blocks alone: cautions are for the therapist to answer."""

    def __init__(self, case: CaseCheck, index: int) -> None:
        self._case, self._index = case, index

    def __call__(self, week: Week) -> Report:
        report = self._case.check_week(self._index, week)
        found = tuple(f for f in flat(report.findings) if f.severity in BLOCKS)
        return replace(report, findings=found)


def _in_order(week: Week, services: PlanningServices) -> Week:
    """A substitute may belong to another lane than what it stands in for."""
    edits = session_order(week, range(7), lambda key: services.library.exercise(key).lane)
    return Several(edits=edits).apply(week) if edits else week


def _replaced(before: Week, after: Week) -> tuple[tuple[str, str], ...]:
    """Each exercise that is no longer there, with what stands in its place."""
    now = {placement.id: placement.exercise_id for _, placement in after.placements()}
    pairs = {
        one.exercise_id: now.get(one.id, "")
        for _, one in before.placements()
        if now.get(one.id) != one.exercise_id
    }
    return tuple(pairs.items())
