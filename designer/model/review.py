"""A dated look at the patient's facts: the intake, a later review, or an edit of the intake."""

from datetime import datetime
from typing import Literal

from designer.model.base import Identity, ShortText, Value

ReviewKind = Literal["intake", "review", "edit"]


class FactChange(Value, frozen=True, kw_only=True):
    """One fact that became another, in the words that were shown."""

    fact: ShortText
    was: ShortText = ""
    now: ShortText = ""


class Review(Value, frozen=True, kw_only=True):
    """Who looked at the facts when, and what changed. A review may change nothing."""

    id: Identity
    when: datetime
    kind: ReviewKind
    who: ShortText = ""
    changes: tuple[FactChange, ...] = ()
    note: ShortText = ""
