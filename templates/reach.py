"""What approving a version of a template does: to its verdict, and who is told of it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.template import OwnTemplate, WeekTemplate
from designer.safety.checking import Checker
from designer.safety.upkeep.comparing import Changed, compared
from designer.safety.upkeep.impact import Programs, in_use
from templates.catalogue import expand

Step = Callable[[int, int], None]  # done, of how many; may raise to call it off


class Told(NamedTuple):
    """A program in use with weeks of an earlier version; its Design page says that one is newer."""

    patient_id: str
    weeks: tuple[int, ...]  # of the program by the calendar, from 1
    versions: tuple[int, ...]  # that they were made from


class Reach(NamedTuple):
    """What an approval does."""

    verdict: Changed  # of the template itself, as a week without a patient
    first: bool  # nothing was approved before: ``verdict.before`` says nothing
    told: tuple[Told, ...]
    looked: int  # programs in use
    unread: int


def reach_of(
    checker: Checker, own: OwnTemplate, programs: Programs, today: date, step: Step
) -> Reach:
    """Compare the newest version with the one in force. No Qt: call it on any thread."""
    new, old = own.latest, own.in_force
    after = _judged(checker, new)
    before = _judged(checker, old) if old is not None else after
    told: list[Told] = []
    looked = unread = 0
    for done, record in enumerate(programs, 1):
        if record is None:
            unread += 1
        elif in_use(record, today):
            looked += 1
            found = _told(record, new)
            if found is not None:
                told.append(found)
        step(done, len(programs))
    verdict = compared(new.id, new.name, before, after)
    return Reach(verdict, old is None, tuple(told), looked, unread)


def _judged(checker: Checker, template: WeekTemplate) -> Report:
    week = expand(template, template.first_prog_week, lambda: "-").week
    return checker.check_template(
        week, template.first_prog_week, template.diagnoses, with_remedies=False
    )


def _told(record: PatientRecord, new: WeekTemplate) -> Told | None:
    weeks = record.program.weeks if record.program is not None else ()
    older = {
        number: planned.template_version
        for number, planned in enumerate(weeks, 1)
        if planned.template_id == new.id and 0 < planned.template_version < new.version
    }
    if not older:
        return None
    return Told(record.patient.id, tuple(older), tuple(sorted(set(older.values()))))
