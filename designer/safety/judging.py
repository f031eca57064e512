"""How each diagnosis would judge one exercise, before anybody plans it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from designer.model.exercise import Exercise
from designer.model.patient import Confirmation, Patient, RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.model.week import Day, Placement, Week
from designer.safety.checking import Checker


class Judgement(NamedTuple):
    """What the rules say about an exercise for one diagnosis. ``severity`` None: nothing."""

    diagnosis: str
    severity: Severity | None
    rule_ids: tuple[str, ...] = ()
    message: str = ""  # of the strictest rule
    missing: tuple[str, ...] = ()  # facts without which it is not assessed


def judgements(
    checker: Checker,
    exercise: Exercise,
    prog_week: int,
    today: date,
    diagnoses: Sequence[str] = (),
) -> tuple[Judgement, ...]:
    """The exercise at its start dose, for somebody in progression week ``prog_week`` (1-13).

    ``checker`` knows the exercise. Whoever is judged has the one diagnosis and no red flag, and
    every confirmation is met, so that what remains is what the diagnosis and the week say. All
    diagnoses of the library unless named.
    """
    names = diagnoses or tuple(checker.library.diagnoses)
    return tuple(_judged(checker, exercise, prog_week, today, name) for name in names)


def _judged(
    checker: Checker, exercise: Exercise, prog_week: int, today: date, diagnosis: str
) -> Judgement:
    met = tuple(Confirmation(fact=fact, state="met") for fact in checker.library.confirmations)
    somebody = Patient(
        id="somebody",
        diagnoses=(diagnosis,),
        red_flags=RedFlagScreen(screened_on=today),
        confirmations=met,
    )
    placed = Placement(id="judged", exercise_id=exercise.id, dose=exercise.start_dose)
    week = Week().with_day(0, Day(placements=(placed,)))
    before = tuple(
        ProgramWeek(prog_week=number, start_date=today - timedelta(weeks=prog_week - number))
        for number in range(1, prog_week)
    )
    now = ProgramWeek(prog_week=prog_week, start_date=today, week=week)
    start = today - timedelta(weeks=prog_week - 1)
    program = Program(id="judged", start_date=start, weeks=(*before, now))
    record = PatientRecord(patient=somebody, programs=(program,))
    verdict = checker.open(record, today, with_remedies=False).verdict(exercise.id)
    said = verdict.severity if verdict.severity is not Severity.INFO else None
    return Judgement(
        diagnosis, said, verdict.rule_ids, verdict.reason if said else "", verdict.not_assessed
    )
