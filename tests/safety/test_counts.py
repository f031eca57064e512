"""A rule that counts the items of one session counts them so over a day and over a week."""

from typing import Literal

import pytest

from designer.knowledge.library import Library
from designer.model.vocabulary import SessionName, Severity
from designer.model.week import Day, Placement, Week
from designer.safety import Checker, Rule, RuleSet
from designer.safety.conditions import Count
from designer.safety.conditions.exercise import Attribute
from designer.safety.rules.rules import Level
from tests.safety.cases import TODAY, of_rule, patient, record

Span = Literal["day", "week"]


def rule(over: Span, session: SessionName) -> Rule:
    dead_bugs = Attribute(name="pattern", any_of=("dead-bug",))
    two = Count(over=over, where=dead_bugs, session=session, at_least=2)
    return Rule(
        id="CR-001",
        key="two-dead-bugs",
        scope=over,
        levels=(Level(severity=Severity.CAUTION, when=two),),
        message="Two are too many.",
        reason="Form is lost.",
    )


def planned(*sessions: SessionName) -> Week:
    """Monday with a dead bug in each of these sessions."""
    placements = tuple(
        Placement(id=str(n), exercise_id="dead-bug", session=session)
        for n, session in enumerate(sessions)
    )
    return Week().with_day(0, Day(placements=placements))


@pytest.mark.parametrize("over", ["day", "week"])
def test_only_the_items_of_the_session_are_counted(library: Library, over: Span) -> None:
    checker = Checker(library, RuleSet.of((rule(over, "daily"),), (), {}))

    def said(*sessions: SessionName) -> list[str]:
        case = record(patient(), planned(*sessions))
        findings = of_rule(checker.open(case, TODAY).check_week(0), "CR-001")
        return [id_ for finding in findings for id_ in finding.where.placement_ids]

    assert said("daily", "main") == []
    assert said("daily", "main", "daily") == ["0", "2"]
