"""What keeps every paper in while the clinic's own rules cannot be read."""

from designer.model.finding import Finding, Where
from designer.model.vocabulary import Severity
from designer.safety.rules.rules import RuleSet

UNREAD = "clinic-rules-unread"


def unread_finding(rules: RuleSet) -> Finding | None:
    """The block that says so; None where the clinic's own rules are in force, or it has none."""
    if not rules.unread:
        return None
    return Finding(
        rule_id=UNREAD,
        key=UNREAD,
        severity=Severity.BLOCK,
        where=Where(),
        message="Your clinic’s own rules are not in force: the file that holds them cannot be "
        "read. What the clinic made stricter is missing from the findings. Go back to a good "
        "backup (File ▸ Backups), then print.",
        why=rules.unread,
        source="Hazard H1",
        basis="our reading",
        clears="the library of the clinic restored from a backup",
    )
