"""What a log entry was before somebody changed or removed it."""

from datetime import datetime

from designer.model.base import Identity, ShortText, Value
from designer.model.log import DayLog, SessionLog


class LogEdit(Value, frozen=True, kw_only=True):
    """One change of an entry: when, by whom, and the entry as it stood until then.

    Exactly one of ``session`` and ``day`` is given. What it became is the next edit of the same
    entry, or the entry itself; an entry that is no longer there was removed.
    """

    id: Identity
    when: datetime
    who: ShortText = ""
    session: SessionLog | None = None
    day: DayLog | None = None

    @property
    def entry_id(self) -> str:
        """The id of the entry that was changed."""
        entry = self.session or self.day
        return "" if entry is None else entry.id
