"""Why the log advises what it advises: one sentence, its rule and the entries that show it."""

from designer.model.base import Value


class Reason(Value, frozen=True, kw_only=True):
    """Why; ``entry_ids`` name the logged sessions and days that show it.

    ``rule_id`` is the id of a rule, or of a red flag that has none.
    """

    text: str
    rule_id: str
    entry_ids: tuple[str, ...] = ()
