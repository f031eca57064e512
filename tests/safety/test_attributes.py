"""Verdicts come from attributes and dose: a clinic's own exercise is judged like a shipped one."""

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.safety import Checker
from designer.safety.rules.reading import load_rules
from tests.safety.cases import TODAY, patient, record, week
from tests.safety.conftest import RESOURCES


def test_h1_an_own_exercise_gets_the_verdict_of_a_shipped_one(library: Library) -> None:
    own = [
        replace(exercise, id=f"own-{exercise.id}", name=f"Own {exercise.name}", other_names=())
        for exercise in library.exercises.values()
    ]
    wider = library.with_exercises(own)
    checker = Checker(wider, load_rules(RESOURCES / "rules", wider))
    for diagnoses in (
        ("disc-related-pain", "sciatica-nerve-pain"),
        ("facet-irritation",),
        ("spinal-stenosis",),
        ("si-joint-pain", "osteoporosis"),
        ("headache-with-neck-pain", "hypertension", "pregnancy"),
    ):
        for prog_week in (1, 4, 8, 13):
            case = record(patient(*diagnoses), week({}), prog_week=prog_week)
            checked = checker.open(case, TODAY)
            for exercise in library.exercises.values():
                shipped = checked.verdict(exercise.id)
                theirs = checked.verdict(f"own-{exercise.id}")
                assert replace(theirs, exercise_id=exercise.id) == shipped


def test_no_rule_names_an_exercise_in_a_condition(checker: Checker, library: Library) -> None:
    named = {
        value
        for rule in checker.rules.rules
        for condition in rule.conditions()
        for field in condition.__struct_fields__
        for value in _strings(getattr(condition, field))
    }
    assert named & set(library.exercises) == set()


def test_every_red_flag_of_the_knowledge_is_answered_by_a_rule(
    checker: Checker, library: Library
) -> None:
    answered = frozenset[str]().union(
        *(checker._compiled.flags_of(rule.id) for rule in checker.rules.rules)
    )
    assert set(library.red_flags) <= answered


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [part for part in value if isinstance(part, str)] if isinstance(value, tuple) else []
