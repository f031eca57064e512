"""What printing a part of the handout asks for, and that the week's check says nothing of it."""

import pytest

from designer.model.finding import Finding
from designer.model.handout import HandoutParts
from designer.safety import CaseCheck, Checker
from tests.safety.cases import TODAY, patient, record, week

HANDOUT_RULES = {"R-124", "R-129", "R-130", "R-162", "R-164"}
EVERYTHING = HandoutParts(breathing=False, recovery=True, protein=True, medicine=True)
NOTHING = HandoutParts()


@pytest.fixture
def case(checker: Checker) -> CaseCheck:
    items = week({0: ["dead-bug", "suitcase-carry-extended"]})
    return checker.open(record(patient(), items, prog_week=9), TODAY)


def by_rule(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {finding.rule_id: finding for finding in findings}


def test_each_part_is_asked_about(case: CaseCheck) -> None:
    report = case.check_handout(EVERYTHING)
    assert set(by_rule(report.findings)) == HANDOUT_RULES
    assert report.rules_checked == len(HANDOUT_RULES)
    assert case.check_handout(NOTHING).findings == ()


def test_the_week_alone_says_nothing_about_a_handout(case: CaseCheck) -> None:
    case.check_handout(EVERYTHING)
    assert not HANDOUT_RULES & set(by_rule(case.check_week(0).findings))


def test_another_week_may_be_asked_about(case: CaseCheck) -> None:
    gentle = week({0: ["heel-slide"]})
    assert "R-124" not in by_rule(case.check_handout(EVERYTHING, 0, gentle).findings)


def test_each_says_what_to_do(case: CaseCheck) -> None:
    found = by_rule(case.check_handout(EVERYTHING).findings)
    assert [remedy.kind for remedy in found["R-124"].remedies] == ["handout"]
    protein = found["R-162"]
    assert protein.message.startswith("Not yet confirmed")
    assert [(r.kind, r.fact) for r in protein.remedies] == [
        ("confirm", "protein-ok"),
        ("handout", "omit-line"),
    ]
