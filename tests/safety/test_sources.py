"""Where a rule comes from can be read by a person; no shorthand of ours reaches a user."""

import re

import pytest

from designer.safety import Checker
from tests.safety.cases import TODAY, of_rule, patient, record, week

# Codes of our own papers, ids of rules, words of the trade.
SHORTHAND = re.compile(
    r"\bA-\d\d|\bR-\d{3}|\bdesign\b|our decision|\bspec\b|\binfo\b|\.json", re.IGNORECASE
)
TEXTS = ("message", "reason", "clears", "source")


@pytest.mark.parametrize("field", TEXTS)
def test_no_shorthand_reaches_a_user(checker: Checker, field: str) -> None:
    told = {rule.id: getattr(rule, field) for rule in checker.rules.rules}
    assert {id_: text for id_, text in told.items() if SHORTHAND.search(text)} == {}
    messages = [level.message for rule in checker.rules.rules for level in rule.levels]
    assert not any(SHORTHAND.search(message) for message in messages)


def test_each_diagnosis_beyond_the_guide_is_shown_with_its_own_source(checker: Checker) -> None:
    uncovered = [d for d in checker.library.diagnoses.values() if not d.covered]
    assert len(uncovered) >= 10
    for diagnosis in uncovered:
        case = record(patient(diagnosis.id), week({0: ["v-up"]}))
        report = checker.open(case, TODAY).check_week(0)
        for rule in ("R-220", "R-221"):
            (finding,) = of_rule(report, rule)
            assert diagnosis.source
            assert diagnosis.source in finding.source
            assert diagnosis.name in finding.source
            assert finding.basis == "beyond the guide"


def test_pelvic_girdle_pain_goes_by_the_rules_of_the_sacroiliac_joint(checker: Checker) -> None:
    carry = week({0: ["suitcase-carry-extended"]})
    report = checker.open(record(patient("pelvic-girdle-pain"), carry), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-094")
    assert "Vleeming" in finding.source
    report = checker.open(record(patient("si-joint-pain"), carry), TODAY).check_week(0)
    (finding,) = of_rule(report, "R-094")
    assert "Vleeming" not in finding.source


def test_gentle_mid_range_work_is_unflagged_beyond_the_guide(checker: Checker) -> None:
    gentle = ["heel-slide", "clam-no-band", "quadruped-rock-back", "seated-march", "walk-daily"]
    for diagnosis in checker.library.diagnoses.values():
        if diagnosis.covered or diagnosis.id == "pregnancy":
            continue
        check = checker.open(record(patient(diagnosis.id), week({0: gentle})), TODAY)
        for id_ in gentle:
            beyond = [
                r for r in check.verdict(id_).rule_ids if r in {f"R-22{n}" for n in range(10)}
            ]
            assert beyond == [], (diagnosis.id, id_)
