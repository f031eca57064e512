"""How a week of a program stands to today: whether its paper would come too late, or too early."""

from datetime import date
from typing import NamedTuple

from designer.model.record import PatientRecord


class Standing(NamedTuple):
    """What somebody should know before this week's paper leaves."""

    first: date | None = None  # the days of the week, if known
    last: date | None = None
    is_over: bool = False  # the week
    is_ahead: bool = False  # the week
    program_ended: date | None = None  # the day since which nothing is planned any more
    discharged: date | None = None
    archived: bool = False

    @property
    def is_history(self) -> bool:
        """Whether nobody is meant to train by this program any more."""
        return bool(self.program_ended or self.discharged or self.archived)


def standing(record: PatientRecord, index: int, today: date) -> Standing:
    """How the week at ``index`` of the current program stands to ``today``."""
    patient, program = record.patient, record.program
    discharge = patient.discharge
    about_patient = Standing(
        discharged=discharge.on if discharge is not None else None, archived=patient.archived
    )
    if program is None or not program.weeks:
        return about_patient
    first, last = program.date_of(index, 0), program.date_of(index, 6)
    end = program.date_of(len(program.weeks) - 1, 6)
    ended = program.ended_on or (end if end is not None and end < today else None)
    return about_patient._replace(
        first=first,
        last=last,
        is_over=last is not None and last < today,
        is_ahead=first is not None and first > today,
        program_ended=ended,
    )
