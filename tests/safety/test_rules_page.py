"""docs/rules.md is what the rule files say now."""

from designer.safety import Checker
from tests.tools.rules_page import PAGE, page


def test_the_page_is_up_to_date(checker: Checker) -> None:
    told = "run: python -m tests.tools.rules_page"
    assert PAGE.read_text("utf-8") == page(checker.library, checker.rules), told


def test_every_rule_stands_on_it(checker: Checker) -> None:
    text = PAGE.read_text("utf-8")
    assert [rule.id for rule in checker.rules.rules if f"### {rule.id} " not in text] == []
