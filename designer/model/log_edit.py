"""What a log entry or a score was before somebody changed or removed it."""

from datetime import datetime

from designer.model.base import Identity, ShortText, Value
from designer.model.log import DayLog, SessionLog
from designer.model.outcome import Outcome


class LogEdit(Value, frozen=True, kw_only=True):
    """One change of an entry: when, by whom, and the entry as it stood until then.

    Exactly one of ``session``, ``day`` and ``outcome`` is given. What it became is the next edit
    of the same entry, or the entry itself; an entry that is no longer there was removed.
    """

    id: Identity
    when: datetime
    who: ShortText = ""
    session: SessionLog | None = None
    day: DayLog | None = None
    outcome: Outcome | None = None

    @property
    def entry(self) -> SessionLog | DayLog | Outcome | None:
        """The entry as it stood until then."""
        return self.session or self.day or self.outcome

    @property
    def entry_id(self) -> str:
        """The id of the entry that was changed."""
        return "" if self.entry is None else self.entry.id
