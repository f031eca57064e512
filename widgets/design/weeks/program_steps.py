"""Starting a program and adding weeks to it, as values. No Qt, nothing is changed here."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.week import Day, Week, monday_of
from templates.catalogue import expand
from templates.difference import carried_over

LAST_PROG_WEEK = 13


class ProgramSteps:
    """Builds the record that a wish about weeks leads to."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id

    def start(
        self, record: PatientRecord, template: WeekTemplate | None, start_date: date
    ) -> PatientRecord:
        """A new program of one week: a template's, or an empty one.

        Weeks begin on Monday; the days before ``start_date`` stay free.
        """
        monday = monday_of(start_date)
        first = ProgramWeek(prog_week=1, start_date=monday)
        if template is not None:
            first = expand(template, template.first_prog_week, self._new_id, monday)
        for day in range((start_date - monday).days):
            first = replace(first, week=first.week.with_day(day, Day()))
        program = Program(id=self._new_id(), start_date=start_date, weeks=(first,))
        return replace(record, programs=(*record.programs, program))

    def add_copy(self, record: PatientRecord, index: int) -> PatientRecord:
        """One week more at the end: a copy of the one at ``index``."""
        program = record.program
        if program is None:
            return record
        original = program.weeks[index]
        return self._added(record, program, replace(original, week=self._copied(original.week)))

    def add_empty(self, record: PatientRecord) -> PatientRecord:
        """One week more at the end, without placements."""
        program = record.program
        return record if program is None else self._added(record, program, ProgramWeek())

    def back_to_before(self, record: PatientRecord, index: int) -> PatientRecord:
        """The week at ``index`` as the one before it is: its exercises and its progression week."""
        program = record.program
        if program is None or not 0 < index < len(program.weeks):
            return record
        before, now = program.weeks[index - 1], program.weeks[index]
        again = replace(before, week=self._copied(before.week), start_date=now.start_date)
        weeks = (*program.weeks[:index], again, *program.weeks[index + 1 :])
        return replace(record, programs=(*record.programs[:-1], replace(program, weeks=weeks)))

    def add_template(self, record: PatientRecord, template: WeekTemplate) -> PatientRecord:
        """One week more at the end, from a template."""
        program = record.program
        if program is None:
            return record
        prog_week = max(_next_prog_week(program), template.first_prog_week)
        fresh = expand(template, prog_week, self._new_id)
        return self._added(record, program, fresh)

    def update_week(
        self, record: PatientRecord, index: int, template: WeekTemplate
    ) -> PatientRecord:
        """The week at ``index`` as this version of its template has it; dates and notes stay."""
        program = record.program
        if program is None:
            return record
        old = program.weeks[index]
        prog_week = max(old.prog_week, template.first_prog_week)
        fresh = expand(template, prog_week, self._new_id, old.start_date)
        new = replace(fresh, week=carried_over(old.week, fresh.week))
        weeks = (*program.weeks[:index], new, *program.weeks[index + 1 :])
        return replace(record, programs=(*record.programs[:-1], replace(program, weeks=weeks)))

    def _added(self, record: PatientRecord, program: Program, fresh: ProgramWeek) -> PatientRecord:
        last = len(program.weeks) - 1
        before = program.date_of(last, 0) if program.weeks else program.start_date
        dated = replace(
            fresh,
            prog_week=max(fresh.prog_week if fresh.template_id else 1, _next_prog_week(program)),
            start_date=before + timedelta(weeks=1) if before is not None else None,
        )
        longer = replace(program, weeks=(*program.weeks, dated))
        return replace(record, programs=(*record.programs[:-1], longer))

    def _copied(self, week: Week) -> Week:
        """The same week with placements of its own: ids are unique in a program."""
        for index, day in enumerate(week.days):
            fresh = tuple(replace(p, id=self._new_id()) for p in day.placements)
            week = week.with_day(index, Day(placements=fresh))
        return week


def _next_prog_week(program: Program) -> int:
    last = program.weeks[-1].prog_week if program.weeks else 0
    return min(LAST_PROG_WEEK, last + 1)
