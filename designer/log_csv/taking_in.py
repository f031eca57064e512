"""What taking a CSV log into a record would do: what is new, what is there, what clashes."""

from typing import Any, Literal, NamedTuple, TypeVar

from msgspec.structs import replace

from designer.log_csv.reading import CsvLog
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.entries import with_entries

Entry = SessionLog | DayLog | Outcome
_Entry = TypeVar("_Entry", SessionLog, DayLog, Outcome)
Winner = Literal["record", "file"]


class Clash(NamedTuple):
    """An entry that is recorded already, with other values than the file has."""

    recorded: Entry
    read: Entry  # with the id of the recorded one: it would take its place


class TakingIn(NamedTuple):
    """The entries of a file, sorted by what the record knows of them."""

    new: tuple[Entry, ...]
    there: int  # so many are recorded already, word for word
    clashes: tuple[Clash, ...]

    def record(self, before: PatientRecord, clashes_go_to: Winner) -> PatientRecord:
        """The record with the new entries; of those that clash, the file's if it wins."""
        entries = list(self.new)
        if clashes_go_to == "file":
            entries += [clash.read for clash in self.clashes]
        scores = {score.id: score for score in before.outcomes}
        scores.update({one.id: one for one in entries if isinstance(one, Outcome)})
        with_logs = with_entries(
            before,
            [one for one in entries if isinstance(one, SessionLog)],
            [one for one in entries if isinstance(one, DayLog)],
        )
        ordered = sorted(scores.values(), key=lambda score: (score.on, score.id))
        return replace(with_logs, outcomes=tuple(ordered))


def taking_in(record: PatientRecord, read: CsvLog, who: str = "") -> TakingIn:
    """Compare a file with a record. New entries are entered by ``who`` unless the file says."""
    sorter = _Sorter(who)
    sessions = {session.at: session for session in record.sessions}
    days = {day.on: day for day in record.days}
    scores = {(score.measure, score.on): score for score in record.outcomes}
    for session in read.sessions:
        sorter.sort(session, sessions.get(session.at))
    for day in read.days:
        sorter.sort(day, days.get(day.on))
    for score in read.scores:
        sorter.sort(score, scores.get((score.measure, score.on)))
    return TakingIn(tuple(sorter.new), sorter.there, tuple(sorter.clashes))


class _Sorter:
    def __init__(self, who: str) -> None:
        self._who = who
        self.new: list[Entry] = []
        self.clashes: list[Clash] = []
        self.there = 0

    def sort(self, read: _Entry, recorded: _Entry | None) -> None:
        """Put an entry where it belongs; one that only fills blanks is as good as new."""
        if recorded is None:
            self.new.append(read if read.entered_by else replace(read, entered_by=self._who))
            return
        joined = _joined(recorded, read)
        if joined == recorded:
            self.there += 1
        elif _only_fills(recorded, joined):
            self.new.append(joined)
        else:
            self.clashes.append(Clash(recorded, joined))


def _joined(recorded: _Entry, read: _Entry) -> _Entry:
    """The recorded entry with everything that the file says."""
    said = _said_otherwise(recorded, read)
    said.pop("entered_by", None)
    if "items" in said:
        said["items"] = _joined_items(getattr(recorded, "items", ()), getattr(read, "items", ()))
    return replace(recorded, **said)


def _joined_items(recorded: tuple[ItemLog, ...], read: tuple[ItemLog, ...]) -> tuple[ItemLog, ...]:
    items = {item.exercise_id: item for item in recorded}
    for item in read:
        known = items.get(item.exercise_id)
        items[item.exercise_id] = (
            item if known is None else replace(known, **_said_otherwise(known, item))
        )
    return tuple(items.values())


def _only_fills(recorded: _Entry, joined: _Entry) -> bool:
    """Whether ``joined`` says nothing else than the record, only more."""
    for name, was in _said(recorded).items():
        if name == "items" and isinstance(recorded, SessionLog):
            items = {item.exercise_id: item for item in getattr(joined, name)}
            if any(
                _told(items[item.exercise_id], field) != value
                for item in recorded.items
                for field, value in _said(item).items()
            ):
                return False
        elif _told(joined, name) != was:
            return False
    return True


def _said(entry: Entry | ItemLog) -> dict[str, object]:
    """What an entry answers, without what it is known by."""
    return {
        name: value
        for name in entry.__struct_fields__
        if name not in _KNOWN_BY and (value := _told(entry, name)) not in (None, "", ())
    }


def _said_otherwise(recorded: Entry | ItemLog, read: Entry | ItemLog) -> dict[str, Any]:
    """What an entry answers that is not recorded so already."""
    return {name: value for name, value in _said(read).items() if value != _told(recorded, name)}


def _told(entry: Entry | ItemLog, name: str) -> Any:
    """An answer; a table cannot tell blanks around a text."""
    value = getattr(entry, name)
    return value.strip() if isinstance(value, str) else value


_KNOWN_BY = frozenset(("id", "at", "on", "measure", "exercise_id"))
