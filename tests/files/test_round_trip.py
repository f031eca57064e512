"""What is written reads back equal, whatever a record holds."""

from __future__ import annotations

import json
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from designer.files.reading import read_program_file
from designer.files.writing import write_program_file
from designer.knowledge.library import Library, load_library
from designer.model.exercise import Attributes, Exercise
from designer.model.patient import Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from resources.paths import folder, knowledge_folder
from tests.files.strategies import Strategies

TODAY = date(2026, 3, 2)
_LIBRARY = load_library(knowledge_folder())
_NUMBERS = count(1)
_EXERCISES = st.sampled_from(sorted(_LIBRARY.exercises))
_SPECIAL = {
    "id": st.builds(lambda: f"id-{next(_NUMBERS)}"),  # none twice
    "exercise_id": _EXERCISES,
    "Override.exercise_id": st.one_of(st.just(""), _EXERCISES),
    "Surgery.allowed": st.lists(_EXERCISES, max_size=2).map(tuple),
    "Surgery.forbidden": st.lists(_EXERCISES, max_size=2).map(tuple),
    "permitted": st.lists(_EXERCISES, max_size=2).map(tuple),
    "diagnoses": st.lists(st.sampled_from(sorted(_LIBRARY.diagnoses)), max_size=3).map(tuple),
    # Who overrides a finding says so and why: a file without it is refused.
    "Override.who": st.text("abc ", min_size=1),
    "Override.why": st.text("abc ", min_size=1),
    # A text that is blank and one that is absent are the same in a file.
    "instructions": st.lists(st.text("abc ", min_size=1), max_size=2).map(tuple),
    # The file says which measures there are and how far each may go.
    "measure": st.sampled_from(["nprs", "psfs"]),
    "score": st.floats(0, 10),
    "reasons": st.lists(st.text("abc", min_size=1), max_size=2).map(tuple),
    "entry_ids": st.lists(st.text("abc", min_size=1), max_size=2).map(tuple),
    "fact": st.sampled_from(sorted(_LIBRARY.confirmations)),
    # An otherwise blank 0 is the untouched form, which reads as none.
    "weeks_ago": st.one_of(st.none(), st.floats(0.5, 500)),
    "hours_ago": st.one_of(st.none(), st.floats(0.5, 500)),
}
_RECORDS = Strategies(_SPECIAL).of(PatientRecord)


def _possible(record: PatientRecord) -> PatientRecord:
    """The record with each fact ticked once; the model has no other rule across fields."""
    facts = {kept.fact: kept for kept in record.patient.confirmations}
    return replace(record, patient=replace(record.patient, confirmations=tuple(facts.values())))


@settings(max_examples=50)  # a record is large
@given(_RECORDS.map(_possible))
def test_reading_is_the_inverse_of_writing(record: PatientRecord) -> None:
    content = write_program_file(record, _LIBRARY, TODAY)
    case = read_program_file(content, _LIBRARY, date(1999, 1, 1))
    assert case.record == record
    assert case.today == TODAY
    assert write_program_file(case.record, case.library, case.today) == content


_VALIDATOR = Draft202012Validator(
    json.loads((folder("schemas") / "home-program-1.schema.json").read_text(encoding="utf-8"))
)


@settings(max_examples=50)  # a record is large
@given(_RECORDS.map(_possible))
def test_what_is_written_fits_the_schema(record: PatientRecord) -> None:
    _VALIDATOR.validate(json.loads(write_program_file(record, _LIBRARY, TODAY)))


def _own(number: int, **changed: Any) -> Exercise:
    attributes = Attributes(pattern="brace", position="standing", ballistic=True, rot="high")
    made = Exercise(
        id=f"own-{number}",
        name=f"Our exercise {number}",
        kind="stabilise",
        phase="2",
        attributes=attributes,
        clinics_own=True,
    )
    return replace(made, **changed)


def test_own_exercises_travel_with_the_program_that_uses_them(library: Library) -> None:
    clinic = library.with_exercises((_own(1, easier=("own-2",)), _own(2), _own(3)))
    week = Week(days=(Day(placements=(Placement(id="p", exercise_id="own-1"),)), *(Day(),) * 6))
    program = Program(id="q", weeks=(ProgramWeek(week=week),))
    record = PatientRecord(patient=Patient(id="a"), programs=(program,))

    case = read_program_file(write_program_file(record, clinic, TODAY), library, TODAY)

    assert case.record == record
    assert case.library.exercise("own-1") == clinic.exercise("own-1")
    assert case.library.exercise("own-2") == clinic.exercise("own-2")
    assert "own-3" not in case.library.exercises


def test_a_clinic_reads_its_own_export(library: Library) -> None:
    clinic = library.with_exercises((_own(1),))
    week = Week(days=(Day(placements=(Placement(id="p", exercise_id="own-1"),)), *(Day(),) * 6))
    program = Program(id="q", weeks=(ProgramWeek(week=week),))
    record = PatientRecord(patient=Patient(id="a"), programs=(program,))
    content = write_program_file(record, clinic, TODAY)
    assert read_program_file(content, clinic, TODAY).record == record


def test_a_record_that_speaks_of_an_unknown_exercise_can_be_written(library: Library) -> None:
    week = Week(days=(Day(placements=(Placement(id="p", exercise_id="gone"),)), *(Day(),) * 6))
    program = Program(id="q", weeks=(ProgramWeek(week=week),))
    record = PatientRecord(patient=Patient(id="a"), programs=(program,))
    assert b"gone" in write_program_file(record, library, TODAY)


@pytest.mark.parametrize("name", ["Ünal, Ŝ.", "<b>x</b>", '"; drop', "\u202e right to left", "🙂"])
def test_texts_travel_literally(name: str, library: Library, tmp_path: Path) -> None:
    record = PatientRecord(patient=Patient(id="a", identifiers=Identifiers(name=name)))
    file = tmp_path / "plan.json"
    file.write_bytes(write_program_file(record, library, TODAY))
    assert read_program_file(file, library, TODAY).record.patient.identifiers.name == name
