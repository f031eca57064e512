"""The diagnosis rules alone give the verdicts of clinical-spec 3.6, with the design's changes."""

from datetime import date

import pytest

from designer.model.log import DayLog
from designer.model.patient import Patient, RedFlagScreen
from designer.model.record import PatientRecord
from designer.safety import Checker
from designer.safety.rules.rules import RuleSet
from tests.safety.verdict_table import BY_NAME, CAUTION_WHEN_UNKNOWN, NOW_INFO, TABLE

TODAY = date(2026, 3, 2)
# R-080 asks for a diagnosis that is absent; the table leaves it out.
DIAGNOSIS_RULES = {f"R-{number:03}" for number in range(75, 111)} - {"R-080"}
WORDS = {"B": "block", "C": "caution"}


@pytest.fixture(scope="module")
def diagnosis_rules(checker: Checker) -> Checker:
    rules = tuple(rule for rule in checker.rules.rules if rule.id in DIAGNOSIS_RULES)
    return Checker(checker.library, RuleSet(version="diagnoses", rules=rules))


@pytest.mark.parametrize("diagnosis", TABLE)
def test_verdicts_of_the_diagnosis_rules(diagnosis_rules: Checker, diagnosis: str) -> None:
    assert wrong_verdicts(diagnosis_rules, diagnosis) == {}


def wrong_verdicts(diagnosis_rules: Checker, diagnosis: str) -> dict[str, tuple[object, ...]]:
    """The exercises whose verdict is not that of the table, with what came out instead."""
    patient = Patient(id="p", diagnoses=(diagnosis,), red_flags=RedFlagScreen(screened_on=TODAY))
    leg_pain = DayLog(id="d", on=date(2026, 3, 1), leg_pain_worst=1)
    case = diagnosis_rules.open(PatientRecord(patient=patient, days=(leg_pain,)), TODAY)
    wrong: dict[str, tuple[object, ...]] = {}
    for exercise_id, verdict in case.verdicts().items():
        expected = _expected(diagnosis, exercise_id)
        severity = "ok" if verdict.severity in {None, "info"} else str(verdict.severity)
        heaviest = verdict.rule_ids[0] if severity != "ok" else ""
        if (severity, heaviest) != expected:
            wrong[exercise_id] = (severity, verdict.rule_ids, "expected", expected)
    return wrong


def _expected(diagnosis: str, exercise_id: str) -> tuple[str, str]:
    if (diagnosis, exercise_id) in BY_NAME:
        return BY_NAME[diagnosis, exercise_id]
    word, *rules = TABLE[diagnosis].get(exercise_id, "ok").split()
    rules = [rule for rule in rules if rule not in NOW_INFO]
    if not rules:
        return ("ok", "")
    if rules[0] in CAUTION_WHEN_UNKNOWN:
        return ("caution", rules[0])
    return (WORDS[word], rules[0])
