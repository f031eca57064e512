"""Every rule carries its own examples; all of them run through the real checker (hazard H1)."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.knowledge.library import Library, load_library
from designer.model.vocabulary import Severity
from designer.safety import Checker, load_rules
from designer.safety.rules.rules import Example, Rule, RuleSet
from designer.safety.upkeep.examples import contradictions, judged

RESOURCES = Path(__file__).parents[2] / "resources"


@dataclass(frozen=True)
class Case:
    rule: Rule
    example: Example


def _cases() -> list[Case]:
    library = load_library(RESOURCES / "knowledge")
    rules = load_rules(RESOURCES / "rules", library).rules
    return [Case(rule, example) for rule in rules for example in rule.examples]


@pytest.mark.parametrize("case", _cases(), ids=lambda c: f"{c.rule.id}: {c.example.says}")
def test_h1_example_of_a_rule_comes_out_as_it_says(checker: Checker, case: Case) -> None:
    assert judged(checker, case.rule, case.example) == ""


@pytest.mark.parametrize("kind", ["fires", "silent", "boundary", "missing"])
def test_every_rule_says_when_it_fires_and_when_not(checker: Checker, kind: str) -> None:
    # A rule whose condition has no edge or needs no fact has nothing to show there.
    lacking = [
        rule.id
        for rule in checker.rules.rules
        if not any(kind in {example.kind, example.expect} for example in rule.examples)
    ]
    if kind in {"fires", "silent"}:
        assert lacking == []
    else:
        assert len(lacking) < len(checker.rules.rules) / 2


def test_an_example_can_fail(checker: Checker, library: Library) -> None:
    """A rule made milder contradicts its examples, so the examples do watch over it."""
    for rule in checker.rules.rules:
        softened = _softened(rule)
        if softened is None:
            continue
        rules = RuleSet(version="changed", rules=(softened,), table=checker.rules.table)
        assert list(contradictions(Checker(library, rules))), rule.id


def _softened(rule: Rule) -> Rule | None:
    """The rule with every level one step milder, examples unchanged."""
    steps = list(Severity)
    levels = tuple(
        replace(level, severity=steps[max(level.severity.rank - 1, 0)]) for level in rule.levels
    )
    return None if levels == rule.levels else replace(rule, levels=levels)
