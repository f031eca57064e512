"""What keeps every paper in while the clinic's own rules cannot be read."""

from designer.model.finding import Finding, Where
from designer.model.vocabulary import Severity
from designer.safety.rules.rules import RuleSet
from designer.text import Texts

UNREAD = "clinic-rules-unread"


def unread_finding(rules: RuleSet, words: Texts) -> Finding | None:
    """The block that says so; None where the clinic's own rules are in force, or it has none."""
    if not rules.unread:
        return None
    return Finding(
        rule_id=UNREAD,
        key=UNREAD,
        severity=Severity.BLOCK,
        where=Where(),
        message=words("paper.unread"),
        why=rules.unread,
        source=words("paper.hazard", number="H1"),
        basis="our reading",
        clears=words("paper.unread-clears"),
    )
