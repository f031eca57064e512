"""When a backup is due, and which old ones may go. Pure: times in, answers out."""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

from designer.store.backups.values import Head, Reason

ALL_FOR = timedelta(days=1)
DAILY_FOR = timedelta(days=31)
MONTHLY_FOR = timedelta(days=731)
_HOUR = timedelta(hours=1)
_BEFORE_A_STEP = ("migration", "import", "restore", "repair")  # the way back from something big


def due(now: datetime, newest: datetime | None, *, changed: bool) -> Reason | None:
    """Why a backup should be made now, or None: the day's first, then one an hour after changes.

    ``newest`` is when the last one was made, ``changed`` whether anything was saved since.
    Days are those of ``now``'s own zone. A newest backup from the future (the clock was put back)
    counts as none.
    """
    if newest is None or newest > now + _HOUR or newest.astimezone(now.tzinfo).date() < now.date():
        return "daily"
    return "hourly" if changed and now - newest >= _HOUR else None


def superfluous(now: datetime, heads: Iterable[Head]) -> list[Head]:
    """The backups that may go: what is left are all of a day, the last of each day for a month and
    the last of each month for two years. One made before a big step stays for a month; the newest
    always stays.
    """
    newest_first = sorted(heads, key=lambda head: head.at, reverse=True)
    kept: set[Hashable] = set()
    gone = []
    for head in newest_first:
        slot = _slot(now, head)
        if head is not newest_first[0] and (slot is None or slot in kept):
            gone.append(head)
        kept.add(slot)
    return gone


def _slot(now: datetime, head: Head) -> Hashable | None:
    """What the backup stands for, of which the newest is kept; None: it is too old."""
    age = now - head.at
    at = head.at.astimezone(now.tzinfo)
    if age <= ALL_FOR or (age <= DAILY_FOR and head.reason in _BEFORE_A_STEP):
        return head.id
    if age <= DAILY_FOR:
        return at.date()
    return (at.year, at.month) if age <= MONTHLY_FOR else None
