"""The demonstration clinic: invented, current on any day, and telling the worked cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from designer.demo import build_demo_clinic, demo_records
from designer.knowledge.library import Library, load_library
from designer.model.record import PatientRecord
from designer.progress import series
from resources.paths import folder, knowledge_folder

MONDAY = date(2027, 8, 2)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.mark.parametrize("today", [MONDAY + timedelta(days=day) for day in range(7)])
def test_the_present_week_is_that_of_today(library: Library, today: date) -> None:
    for record in demo_records(library, folder("demo"), today):
        assert record.program is not None
        starts = [week.start_date for week in record.program.weeks]
        assert MONDAY in starts
        assert all(start is not None and start.weekday() == 0 for start in starts)
        logged = [s.at.date() for s in record.sessions] + [d.on for d in record.days]
        assert today - timedelta(days=7) <= max(logged) <= today


def test_every_patient_is_marked_as_invented(library: Library) -> None:
    records = list(demo_records(library, folder("demo"), MONDAY))
    assert len(records) == 3
    for record in records:
        patient = record.patient
        assert patient.invented
        assert patient.identifiers.name.endswith("(invented)")
        assert patient.identifiers.mrn.startswith("DEMO-")
        assert "invented to show the program" in patient.notes


@pytest.mark.parametrize(("number", "age"), [(0, 44), (1, 67), (2, 36)])
def test_the_ages_are_those_of_the_cases(library: Library, number: int, age: int) -> None:
    record = list(demo_records(library, folder("demo"), MONDAY))[number]
    assert record.patient.birth_date is not None
    assert (MONDAY - record.patient.birth_date).days // 365.25 == age


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_logs_are_long_and_irregular(library: Library, number: int) -> None:
    record = list(demo_records(library, folder("demo"), MONDAY + timedelta(days=6)))[number]
    weeks = [week.sessions for week in series.sessions_per_week(record.sessions, MONDAY)]
    assert 6 <= len(weeks) <= 12
    assert len(set(weeks)) > 1
    assert all(session.items for session in record.sessions)


def test_case_a_leg_pain_halves_after_the_injection(library: Library) -> None:
    record = next(demo_records(library, folder("demo"), MONDAY + timedelta(days=6)))
    procedure = record.patient.procedure
    assert procedure is not None
    assert procedure.at is not None
    legs = series.leg_pain(record.days)
    before = [p.value for p in legs if p.at < procedure.at]
    window = [p.value for p in legs if 4 <= (p.at - procedure.at).days < 25]
    assert min(before) >= 5
    assert all(value <= procedure.leg_pain_before / 2 for value in window)  # type: ignore[operator]


def test_case_b_stands_from_8_to_25_minutes(library: Library) -> None:
    record = list(demo_records(library, folder("demo"), MONDAY + timedelta(days=6)))[1]
    stand = series.tolerance(record.days).stand
    assert (stand[0].value, stand[-1].value) == (8, 25)


class _Clinic:
    def __init__(self) -> None:
        self.records: list[PatientRecord] = []

    def create(self, record: PatientRecord, /) -> None:
        self.records.append(record)


def test_a_clinic_is_filled(library: Library) -> None:
    clinic = _Clinic()
    build_demo_clinic(clinic, library, folder("demo"), MONDAY)
    assert len({record.patient.id for record in clinic.records}) == 3
