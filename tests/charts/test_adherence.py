"""The calendar of sessions: planned, done, partly, missed and not logged are five things."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from designer.charts.adherence import calendar, in_words
from designer.knowledge.library import load_library
from designer.model.log import SessionLog
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import Done
from designer.model.week import Day, Placement, Week
from resources.paths import knowledge_folder
from tests.words import WORDS

MONDAY = date(2026, 3, 2)
SESSION = Day(placements=(Placement(id="a", exercise_id="dead-bug"),))
WALK = Day(placements=(Placement(id="b", exercise_id="walk-daily"),))
REST = Day()


def session(day: int, done: Done | None, number: int = 0) -> SessionLog:
    at = datetime(2026, 3, 2, 9) + timedelta(days=day, hours=number)
    return SessionLog(id=f"s{day}{number}", at=at, done=done)


def record(*sessions: SessionLog) -> PatientRecord:
    week = Week(days=(SESSION, SESSION, SESSION, SESSION, SESSION, WALK, REST))
    program = Program(id="q", start_date=MONDAY, weeks=(ProgramWeek(week=week),))
    return PatientRecord(patient=Patient(id="p"), programs=(program,), sessions=sessions)


def test_every_day_has_its_own_state() -> None:
    logged = record(session(0, "yes"), session(1, "partly"), session(2, "no"), session(5, "yes"))
    days = calendar(logged, load_library(knowledge_folder()), MONDAY + timedelta(days=4))
    assert [day.state for day in days] == [
        *("done", "partly", "missed", "unlogged", "planned", "extra"),
    ]
    assert days[0].entry_id == "s00"
    said = "Of 4 planned days: 1 done, 1 partly done, 1 not done, 1 not logged."
    assert in_words(days, WORDS) == f"{said} On 1 more, something was done."


def test_the_best_session_of_a_day_counts_and_blank_means_done() -> None:
    logged = record(session(0, "no"), session(0, "yes", 1), session(1, None))
    days = calendar(logged, load_library(knowledge_folder()), MONDAY + timedelta(days=2))
    assert [day.state for day in days[:2]] == ["done", "done"]


def test_nothing_planned_and_nothing_logged_is_an_empty_calendar() -> None:
    empty = PatientRecord(patient=Patient(id="p"))
    assert calendar(empty, load_library(knowledge_folder()), MONDAY) == ()
    assert in_words((), WORDS) == ""
