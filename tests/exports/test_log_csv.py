"""The log as a table: every field, one row for each entry, and no cell that is a formula."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO

import pytest
from hypothesis import given

from designer.knowledge.library import load_library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.outcome import Outcome
from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from exports.log_csv import COLUMNS, log_csv
from resources.paths import knowledge_folder
from tests.strategies import records

_LIBRARY = load_library(knowledge_folder())
_PATIENT = Patient(id="p", identifiers=Identifiers(name="Rivera, Ana", mrn="0042"))


def _read(record: PatientRecord) -> list[dict[str, str]]:
    text = log_csv(record, _LIBRARY).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_each_entry_is_a_row_under_the_names_of_the_model() -> None:
    item = ItemLog(exercise_id="dead-bug", pain_peak=3.5, quality=("effort", "sharp"))
    session = SessionLog(id="s", at=datetime(2026, 3, 2, 18, 5), done="partly", items=(item,))
    record = PatientRecord(
        patient=_PATIENT,
        sessions=(session,),
        days=(DayLog(id="d", on=date(2026, 3, 1), walk_min=20, fever=False),),
        outcomes=(Outcome(id="o", measure="odi", on=date(2026, 3, 3), score=30),),
    )
    told = [{name: text for name, text in row.items() if text} for row in _read(record)]
    assert told == [
        {"date": "2026-03-01", "entry": "day", "walk_min": "20", "fever": "no"},
        {"date": "2026-03-02", "time": "18:05", "entry": "session", "done": "partly"},
        {
            "date": "2026-03-02",
            "time": "18:05",
            "entry": "exercise",
            "exercise": "Dead bug",
            "pain_peak": "3.5",
            "quality": "effort sharp",
        },
        {"date": "2026-03-03", "entry": "score", "measure": "odi", "score": "30"},
    ]
    assert "Rivera" not in log_csv(record, _LIBRARY).decode("utf-8-sig")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula_is_text(start: str) -> None:
    day = DayLog(id="d", on=date(2026, 3, 1), note=f"{start}SUM(A1)")
    (row,) = _read(PatientRecord(patient=_PATIENT, days=(day,)))
    assert row["note"] == f"'{start}SUM(A1)"


@given(records())
def test_whatever_is_logged_can_be_written(record: PatientRecord) -> None:
    rows = _read(record)
    items = sum(len(session.items) for session in record.sessions)
    count = len(record.sessions) + items + len(record.days) + len(record.outcomes)
    assert len(rows) == count
    assert all(not text.startswith(("=", "+", "-", "@")) for row in rows for text in row.values())


def test_every_field_has_a_column() -> None:
    for kind in (SessionLog, ItemLog, DayLog, Outcome):
        missing = set(kind.__struct_fields__) - set(COLUMNS)
        assert missing <= {"id", "at", "on", "items", "exercise_id"}
