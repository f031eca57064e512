"""The clinic's own safety rules and its changes of shipped ones, as they are kept.

The rule itself stays as it was written (``Raw``): one that a later version of the program cannot
read any more must be told of by name, and must not make the rest of the library unreadable.
"""

from datetime import date

from msgspec import Raw

from designer.model.base import Identity, ShortText, Value


class OwnRule(Value, frozen=True, kw_only=True):
    """A rule that the clinic wrote: the newest version, who made it and why."""

    id: Identity  # that of the rule, such as "CR-001"
    rule: Raw  # as in a rule file
    version: int = 1
    reason: ShortText = ""  # why this version was made
    who: ShortText = ""
    on: date | None = None
    retired: bool = False  # kept, but not in force


class StricterRule(Value, frozen=True, kw_only=True):
    """A shipped rule made stricter."""

    id: Identity
    change: Raw  # a ``Stricter``, as docs/writing-rules.md describes it
