"""How each diagnosis would judge one exercise, before anybody plans it."""

from collections.abc import Sequence
from typing import NamedTuple

from designer.model.exercise import Exercise
from designer.model.finding import Finding
from designer.model.vocabulary import Severity
from designer.model.week import Day, Placement, Week
from designer.safety.checking import Checker
from designer.safety.findings import flat


class Judgement(NamedTuple):
    """What the rules say about an exercise for one diagnosis. ``severity`` None: nothing."""

    diagnosis: str
    severity: Severity | None
    rule_ids: tuple[str, ...] = ()
    message: str = ""  # of the strictest rule


def judgements(
    checker: Checker, exercise: Exercise, prog_week: int, diagnoses: Sequence[str] = ()
) -> tuple[Judgement, ...]:
    """The exercise alone on a Monday of progression week ``prog_week`` (1-13), without a patient.

    ``checker`` knows the exercise. What a patient must bring is no verdict, so it is left out, and
    so is what the rules say about a week as a whole. All diagnoses of the library unless named.
    """
    placed = Placement(id="judged", exercise_id=exercise.id, dose=exercise.start_dose)
    week = Week().with_day(0, Day(placements=(placed,)))
    names = diagnoses or tuple(checker.library.diagnoses)
    return tuple(_judged(checker, week, prog_week, name) for name in names)


def _judged(checker: Checker, week: Week, prog_week: int, diagnosis: str) -> Judgement:
    report = checker.check_template(week, prog_week, (diagnosis,), with_remedies=False)
    said = [one for one in flat(report.findings) if _about_it(one)]
    if not said:
        return Judgement(diagnosis, None)
    said.sort(key=lambda one: -one.severity.rank)
    rules = tuple(dict.fromkeys(one.rule_id for one in said))
    return Judgement(diagnosis, said[0].severity, rules, said[0].message)


def _about_it(finding: Finding) -> bool:
    return bool(finding.where.exercise_ids) and finding.severity is not Severity.INFO
