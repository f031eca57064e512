"""What log entries and scores were before somebody changed or removed them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from designer.model.base import Value
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.log_edit import LogEdit
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord

Entry = SessionLog | DayLog | Outcome
_Entry = TypeVar("_Entry", SessionLog, DayLog, Outcome)


class FieldChange(Value, frozen=True, kw_only=True):
    """One field that was changed. ``exercise_id`` names the item it belongs to, if any."""

    field: str
    was: object
    now: object
    exercise_id: str = ""


def with_history(
    before: PatientRecord,
    after: PatientRecord,
    when: datetime,
    who: str,
    new_id: Callable[[], str],
) -> PatientRecord:
    """``after``, with what every changed or removed entry of ``before`` was."""
    edits = [
        LogEdit(id=new_id(), when=when, who=who, session=session)
        for session in _changed(before.sessions, after.sessions)
    ]
    edits += [
        LogEdit(id=new_id(), when=when, who=who, day=day)
        for day in _changed(before.days, after.days)
    ]
    edits += [
        LogEdit(id=new_id(), when=when, who=who, outcome=outcome)
        for outcome in _changed(before.outcomes, after.outcomes)
    ]
    return replace(after, log_edits=(*after.log_edits, *edits)) if edits else after


def edits_of(record: PatientRecord, entry_ids: Iterable[str]) -> tuple[LogEdit, ...]:
    """The edits of these entries, newest first."""
    wanted = set(entry_ids)
    return tuple(edit for edit in newest_first(record) if edit.entry_id in wanted)


def newest_first(record: PatientRecord) -> tuple[LogEdit, ...]:
    """All edits; of two at the same time the one that was made last."""
    latest = reversed(record.log_edits)
    return tuple(sorted(latest, key=lambda edit: edit.when, reverse=True))


def removed(record: PatientRecord) -> tuple[LogEdit, ...]:
    """The last state of entries that are no longer there, newest first."""
    there = {entry.id for entry in _entries(record)}
    last = {edit.entry_id: edit for edit in sorted(record.log_edits, key=lambda one: one.when)}
    gone = [edit for entry_id, edit in last.items() if entry_id not in there]
    return tuple(sorted(gone, key=lambda edit: edit.when, reverse=True))


def changes_of(record: PatientRecord, edit: LogEdit) -> tuple[FieldChange, ...] | None:
    """What the edit changed; None where it removed the entry."""
    was = edit.entry
    now = _after(record, edit)
    if was is None or now is None or type(was) is not type(now):
        return None
    return tuple(_differences(was, now))


def _after(record: PatientRecord, edit: LogEdit) -> Entry | None:
    """The entry as the edit left it: what the next edit found, or what is there today."""
    later = False
    for other in record.log_edits:  # in the order in which they were made
        if other is edit or other.id == edit.id:
            later = True
        elif later and other.entry_id == edit.entry_id:
            return other.entry
    return next((entry for entry in _entries(record) if entry.id == edit.entry_id), None)


def _entries(record: PatientRecord) -> tuple[Entry, ...]:
    return (*record.sessions, *record.days, *record.outcomes)


def _changed(before: Iterable[_Entry], after: Iterable[_Entry]) -> list[_Entry]:
    now = {entry.id: entry for entry in after}
    return [entry for entry in before if now.get(entry.id) != entry]


def _differences(was: Entry, now: Entry) -> Iterator[FieldChange]:
    for name in was.__struct_fields__:
        old, new = getattr(was, name), getattr(now, name)
        if old == new:
            continue
        if name == "items":
            yield from _item_differences(old, new)
        else:
            yield FieldChange(field=name, was=old, now=new)


def _item_differences(was: Iterable[ItemLog], now: Iterable[ItemLog]) -> Iterator[FieldChange]:
    old = {item.exercise_id: item for item in was}
    new = {item.exercise_id: item for item in now}
    for exercise_id in dict.fromkeys((*old, *new)):
        blank = ItemLog(exercise_id=exercise_id)
        first, last = old.get(exercise_id, blank), new.get(exercise_id, blank)
        for name in blank.__struct_fields__:
            if (a := getattr(first, name)) != (b := getattr(last, name)):
                yield FieldChange(field=name, was=a, now=b, exercise_id=exercise_id)
