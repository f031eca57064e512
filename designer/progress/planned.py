"""Which exercises were planned for a date."""

from datetime import date

from designer.model.record import PatientRecord
from designer.model.week import Placement


def planned_on(record: PatientRecord, on: date) -> tuple[Placement, ...]:
    """The placements of the program week that holds ``on``; the newest program wins."""
    for program in reversed(record.programs):
        for index, program_week in enumerate(program.weeks):
            first = program.date_of(index, 0)
            if first is not None and 0 <= (on - first).days < 7:
                return program_week.week.days[(on - first).days].placements
    return ()
