"""Taking a CSV log into a record: what is new, what is there already, what clashes."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

from hypothesis import given
from msgspec.structs import replace

from designer.knowledge.library import load_library
from designer.log_csv import CsvLog, read_log_csv, taking_in
from designer.model.base import Value
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from exports.log_csv import log_csv
from resources.paths import knowledge_folder
from tests.strategies import records

LIBRARY = load_library(knowledge_folder())
TODAY = date(2199, 1, 1)
EMPTY = PatientRecord(patient=Patient(id="p"))
SESSION = SessionLog(
    id="s",
    at=datetime(2026, 3, 2, 18),
    pain_peak=3,
    items=(ItemLog(exercise_id="dead-bug", pain_peak=3),),
)
DAY = DayLog(id="d", on=date(2026, 3, 2), walk_min=20)
RECORD = replace(EMPTY, sessions=(SESSION,), days=(DAY,))


def read(text: str | bytes) -> CsvLog:
    ids = count()
    data = text.encode() if isinstance(text, str) else text
    return read_log_csv(data, LIBRARY, TODAY, lambda: f"n{next(ids)}")


def test_our_own_table_comes_back_as_it_was() -> None:
    taken = taking_in(EMPTY, read(log_csv(RECORD, LIBRARY)))
    after = taken.record(EMPTY, "record")
    assert [replace(one, id="s") for one in after.sessions] == [SESSION]
    assert [replace(one, id="d") for one in after.days] == [DAY]


@given(records())
def test_what_is_recorded_already_is_neither_new_nor_a_clash(record: PatientRecord) -> None:
    """Whatever is in a record: its own table says nothing new about it."""
    known = replace(
        EMPTY,
        sessions=tuple(_first_of_each(record.sessions, "at")),
        days=tuple(_first_of_each(record.days, "on")),
    )
    if not (known.sessions or known.days):
        return
    found = read(log_csv(known, LIBRARY))
    assert not found.problems
    taken = taking_in(known, found)
    assert not taken.new
    assert not taken.clashes
    assert taken.there == len(known.sessions) + len(known.days)


def _first_of_each(entries: tuple, by: str) -> list:  # type: ignore[type-arg]
    found: dict[object, object] = {}
    for entry in entries:
        at = getattr(entry, by)
        nothing = type(entry)(id=entry.id, **{by: at})
        if not 2000 <= at.year < 2199 or _without_blank_texts(entry) == nothing:
            continue  # no date of a log; or nothing is said
        minute = at.replace(second=0, microsecond=0) if isinstance(at, datetime) else at
        items = [one for one in getattr(entry, "items", ()) if one.exercise_id in LIBRARY.exercises]
        unlike = {item.exercise_id: item for item in items}
        changed = {"items": tuple(unlike.values())} if hasattr(entry, "items") else {}
        found.setdefault(minute, replace(entry, **{by: minute}, **changed))
    return list(found.values())


def _without_blank_texts(entry: Value) -> Value:
    texts = ((name, getattr(entry, name)) for name in entry.__struct_fields__)
    blank = {name: "" for name, text in texts if isinstance(text, str) and not text.strip()}
    return replace(entry, **blank)


def test_blanks_around_a_text_and_form_feeds_in_it_are_no_news() -> None:
    odd = replace(RECORD, sessions=(replace(SESSION, note="\r", entered_by="\f0"),))
    odd = replace(odd, days=(replace(DAY, note=" walked "),))
    found = read(log_csv(odd, LIBRARY))
    assert not found.problems
    taken = taking_in(odd, found)
    assert (taken.new, taken.there, taken.clashes) == ((), 2, ())


def test_a_file_that_only_adds_answers_fills_the_blanks() -> None:
    text = (
        "date,time,entry,exercise,pain_peak,pain_after,walk_min,sit_min\n"
        "2026-03-02,18:00,session,,3,1,,\n"
        "2026-03-02,18:00,exercise,bird-dog,2,,,\n"
        "2026-03-02,,day,,,,20,30\n"
    )
    taken = taking_in(RECORD, read(text))
    assert not taken.clashes
    after = taken.record(RECORD, "record")
    (session,), (day,) = after.sessions, after.days
    assert (session.id, session.pain_peak, session.pain_after) == ("s", 3, 1)
    assert [item.exercise_id for item in session.items] == ["dead-bug", "bird-dog"]
    assert (day.id, day.walk_min, day.sit_min) == ("d", 20, 30)


def test_other_values_clash_and_somebody_chooses_who_wins() -> None:
    taken = taking_in(RECORD, read("date,time,pain_peak\n2026-03-02,18:00,7\n"))
    (clash,) = taken.clashes
    assert not taken.new
    assert taken.record(RECORD, "record") == RECORD
    assert taken.record(RECORD, "file").sessions[0].pain_peak == 7
    assert taken.record(RECORD, "file").sessions[0].items == SESSION.items
    assert clash.recorded == SESSION


def test_new_entries_say_who_entered_them() -> None:
    taken = taking_in(EMPTY, read("date,pain_peak\n2026-03-02,4\n"), who="J. Ortiz")
    assert taken.record(EMPTY, "record").sessions[0].entered_by == "J. Ortiz"
