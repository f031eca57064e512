"""The log as a table that spreadsheets read: one row for each session, exercise, day and score.

The columns are those of ``docs/log-csv.md``: the fields of the model under their own names.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from operator import itemgetter

from designer.knowledge.library import Library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord

_PLACE = ("date", "time", "entry", "exercise")
_NOT_FIELDS = {"id", "at", "on", "items", "exercise_id"}
# A spreadsheet takes a cell that begins so for a formula and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    *_PLACE,
    *dict.fromkeys(
        name
        for kind in (SessionLog, ItemLog, DayLog, Outcome)
        for name in kind.__struct_fields__
        if name not in _NOT_FIELDS
    ),
)


def log_csv(record: PatientRecord, library: Library) -> bytes:
    """Everything logged, oldest first: UTF-8 with a mark, comma, ISO dates, lines end CR LF."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in sorted(_rows(record, library), key=itemgetter("date")):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8-sig", "replace")


def _rows(record: PatientRecord, library: Library) -> Iterator[dict[str, str]]:
    for session in sorted(record.sessions, key=lambda one: one.at):
        yield _row("session", session.at, session)
        for item in session.items:
            exercise = library.exercises.get(item.exercise_id)
            name = exercise.name if exercise is not None else item.exercise_id
            yield _row("exercise", session.at, item, name)
    for day in record.days:
        yield _row("day", day.on, day)
    for outcome in record.outcomes:
        yield _row("score", outcome.on, outcome)


def _row(
    entry: str, when: date | datetime, log: SessionLog | ItemLog | DayLog | Outcome, name: str = ""
) -> dict[str, str]:
    on = when.date() if isinstance(when, datetime) else when
    at = when.strftime("%H:%M") if isinstance(when, datetime) else ""
    row = {"date": on.isoformat(), "time": at, "entry": entry, "exercise": name}
    for field in log.__struct_fields__:
        if field not in _NOT_FIELDS:
            row[field] = _text(getattr(log, field))
    return row


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")  # every digit: it may be read back
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value)
    return str(value)


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
