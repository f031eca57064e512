"""Puts log entries into a record, and takes them out."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import asdict, replace

from designer.model.log import DayLog, SessionLog
from designer.model.record import PatientRecord


def with_entry(
    record: PatientRecord, session: SessionLog | None, day: DayLog | None
) -> PatientRecord:
    """The record with these logs in place of those with the same id, in order of time.

    A date has one day log: a new one joins the old one of its date, and its answers win.
    """
    if session is not None:
        others = [old for old in record.sessions if old.id != session.id]
        ordered = sorted([*others, session], key=lambda one: (one.at, one.id))
        record = replace(record, sessions=tuple(ordered))
    if day is not None and day != DayLog(id=day.id, on=day.on):
        joined = _joined(_same_date(record, day), day)
        gone = {day.id, joined.id}
        days = [old for old in record.days if old.id not in gone]
        record = replace(record, days=tuple(sorted([*days, joined], key=lambda one: one.on)))
    return record


def with_entries(
    record: PatientRecord, sessions: Iterable[SessionLog], days: Iterable[DayLog]
) -> PatientRecord:
    """The record with all of these logs, as ``with_entry`` puts in one; quick for thousands."""
    by_id = {session.id: session for session in (*record.sessions, *sessions)}
    by_date = {day.on: day for day in record.days}
    for day in days:
        if day != DayLog(id=day.id, on=day.on):
            old = by_date.get(day.on)
            by_date[day.on] = day if old is None or old.id == day.id else _joined(old, day)
    return replace(
        record,
        sessions=tuple(sorted(by_id.values(), key=lambda one: (one.at, one.id))),
        days=tuple(sorted(by_date.values(), key=lambda one: one.on)),
    )


def without_entries(record: PatientRecord, entry_ids: frozenset[str]) -> PatientRecord:
    """The record without these session and day logs."""
    return replace(
        record,
        sessions=tuple(one for one in record.sessions if one.id not in entry_ids),
        days=tuple(one for one in record.days if one.id not in entry_ids),
    )


def day_log_of(record: PatientRecord, on: date) -> DayLog | None:
    """The day log of a date."""
    return next((day for day in record.days if day.on == on), None)


def _same_date(record: PatientRecord, day: DayLog) -> DayLog | None:
    return next((old for old in record.days if old.on == day.on and old.id != day.id), None)


def _joined(old: DayLog | None, new: DayLog) -> DayLog:
    if old is None:
        return new
    blank = asdict(DayLog(id=new.id, on=new.on))
    answers = {name: value for name, value in asdict(new).items() if value != blank[name]}
    return replace(old, **answers)
