"""Why the log advises what it advises: one sentence, its rule and the entries that show it."""

from collections.abc import Iterable
from datetime import date

from designer.model.base import Value
from designer.model.log import DayLog
from designer.safety.scene.responses import LogFacts


class Reason(Value, frozen=True, kw_only=True):
    """Why; ``entry_ids`` name the logged sessions and days that show it.

    ``rule_id`` is the id of a rule, or of a red flag that has none.
    """

    text: str
    rule_id: str
    entry_ids: tuple[str, ...] = ()


def entries_on(facts: LogFacts, *dates: date) -> tuple[str, ...]:
    """The ids of everything logged on these days."""
    sessions = [session.id for session in facts.sessions if session.at.date() in dates]
    return (*sessions, *(day.id for day in facts.days if day.on in dates))


def ids_of(days: Iterable[DayLog]) -> tuple[str, ...]:
    """The ids of day logs."""
    return tuple(day.id for day in days)
