"""Putting log entries into a record and taking them out."""

from datetime import date, datetime

from designer.model.log import DayLog, SessionLog
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.progress.entries import day_log_of, with_entry, without_entries

MONDAY = date(2026, 3, 2)


def session(id_: str, day: int) -> SessionLog:
    return SessionLog(id=id_, at=datetime(2026, 3, day, 9))


def record(*sessions: SessionLog, days: tuple[DayLog, ...] = ()) -> PatientRecord:
    return PatientRecord(patient=Patient(id="p"), sessions=sessions, days=days)


def test_entries_stand_in_order_of_time_whatever_the_order_of_typing() -> None:
    typed = with_entry(record(session("late", 9)), session("early", 2), None)
    assert [one.id for one in typed.sessions] == ["early", "late"]


def test_an_entry_with_a_known_id_takes_the_old_ones_place() -> None:
    changed = with_entry(record(session("a", 2), session("b", 4)), session("a", 6), None)
    assert [(one.id, one.at.day) for one in changed.sessions] == [("b", 4), ("a", 6)]


def test_a_second_log_of_one_date_joins_the_first_and_blanks_erase_nothing() -> None:
    first = DayLog(id="first", on=MONDAY, walk_min=12, saddle=False)
    joined = with_entry(record(days=(first,)), None, DayLog(id="n", on=MONDAY, walk_min=15))
    assert joined.days == (DayLog(id="first", on=MONDAY, walk_min=15, saddle=False),)


def test_a_blank_written_over_the_same_log_erases() -> None:
    first = DayLog(id="first", on=MONDAY, walk_min=12, stand_min=8)
    mended = with_entry(record(days=(first,)), None, DayLog(id="first", on=MONDAY, stand_min=8))
    assert mended.days == (DayLog(id="first", on=MONDAY, stand_min=8),)


def test_a_day_without_any_answer_is_not_stored() -> None:
    assert with_entry(record(), None, DayLog(id="n", on=MONDAY)).days == ()


def test_taking_an_entry_out_leaves_the_others() -> None:
    full = record(session("a", 2), session("b", 4), days=(DayLog(id="d", on=MONDAY, sleep_h=8),))
    left = without_entries(full, frozenset({"a", "d"}))
    assert [one.id for one in left.sessions] == ["b"]
    assert day_log_of(left, MONDAY) is None
