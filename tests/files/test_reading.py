"""What a program file says becomes the record that the rules judge."""

from __future__ import annotations

import json
import time
from datetime import date, datetime
from typing import Any

import pytest

from designer.files.migrations import migrate
from designer.files.reading import read_program_file
from designer.knowledge.library import Library
from designer.model.patient import Confirmation
from tests.files.conftest import TODAY, Read

Plan = dict[str, Any]

# The example of the design, word for word: blank texts stand for what is unknown.
SKELETON = """{"format": "home-program/1", "today": "2026-03-02",
 "patient": {"identifiers": {"name": "", "mrn": ""}, "birth_date": "",
   "diagnoses": ["disc-related-pain"], "profile": "general", "irritability": "low",
   "onset_date": "",
   "surgery": {"kind": "", "date": "", "weeks_ago": 0, "allowed": [], "forbidden": []},
   "procedure": {"kind": "", "at": "", "hours_ago": 0, "instructions": ""},
   "red_flags": {"screened_on": "", "present": []}, "confirmations": {"neutral-found": "met"},
   "clearances": []},
 "program": {"start_date": "", "weeks": [{"prog_week": 1, "start_date": "", "days": {"mon": [
   {"exercise": "dead-bug", "session": "main", "dose": {"reps": 8, "side": "each"},
    "note": ""}]}}]},
 "exercises": [], "logs": {"sessions": [], "days": []}, "overrides": []}"""


def test_the_skeleton_reads_with_blanks_as_unknown(read: Read) -> None:
    patient = read(SKELETON).record.patient
    assert patient.birth_date is None
    assert patient.onset_date is None
    assert patient.red_flags.screened_on is None
    assert patient.confirmations == (Confirmation(fact="neutral-found", state="met"),)
    # The untouched form says nothing about an operation, in spite of its 0.
    assert patient.surgery is None
    assert patient.procedure is None


@pytest.mark.parametrize(
    ("diagnosis", "part"), [("post-surgical", "surgery"), ("post-procedure", "procedure")]
)
def test_zero_is_an_answer_where_the_diagnosis_says_so(
    plan: Plan, read: Read, diagnosis: str, part: str
) -> None:
    plan["patient"]["diagnoses"] = [diagnosis]
    plan["patient"]["surgery"] = {"kind": "", "date": "", "weeks_ago": 0}
    plan["patient"]["procedure"] = {"kind": "", "at": "", "hours_ago": 0, "instructions": ""}
    assert getattr(read(plan).record.patient, part) is not None


def test_all_but_the_placements_may_be_absent(read: Read) -> None:
    case = read('{"program": {"weeks": [{"days": {"sun": [{"exercise": "dead-bug"}]}}]}}')
    assert case.record.program is not None
    (week,) = case.record.program.weeks
    assert [(day, p.exercise_id) for day, p in week.week.placements()] == [(6, "dead-bug")]
    assert week.prog_week == 1
    assert case.today == TODAY


def test_null_means_absent(plan: Plan, read: Read) -> None:
    plan["patient"]["surgery"] = None
    plan["patient"]["irritability"] = None
    assert read(plan).record.patient.surgery is None


@pytest.mark.parametrize("name", ["dead-bug", "Dead bug", " DEAD  BUG "])
def test_an_exercise_is_known_by_id_and_name(plan: Plan, read: Read, name: str) -> None:
    plan["program"]["weeks"][0]["days"]["mon"][0]["exercise"] = name
    program = read(plan).record.program
    assert program is not None
    assert program.weeks[0].week.days[0].placements[0].exercise_id == "dead-bug"


def test_an_exercise_is_known_by_another_name(plan: Plan, read: Read, library: Library) -> None:
    named = next(e for e in library.exercises.values() if e.other_names)
    plan["program"]["weeks"][0]["days"]["mon"][0]["exercise"] = named.other_names[0].upper()
    program = read(plan).record.program
    assert program is not None
    assert program.weeks[0].week.days[0].placements[0].exercise_id == named.id


def test_a_diagnosis_is_known_by_id_and_name(plan: Plan, read: Read, library: Library) -> None:
    name = library.diagnoses["spinal-stenosis"].name
    plan["patient"]["diagnoses"] = ["disc-related-pain", name.upper()]
    assert read(plan).record.patient.diagnoses == ("disc-related-pain", "spinal-stenosis")


def test_confirmations_in_short_and_long_form(plan: Plan, read: Read) -> None:
    plan["patient"]["confirmations"] = {
        "hinge-clean": "not-met",
        "breath-ok": {"state": "met", "date": "2026-03-01", "by": "A. B."},
        "balance-ok": "",
    }
    patient = read(plan).record.patient
    assert patient.confirmation("hinge-clean") == Confirmation(fact="hinge-clean", state="not-met")
    breath = Confirmation(fact="breath-ok", state="met", on=date(2026, 3, 1), by="A. B.")
    assert patient.confirmation("breath-ok") == breath
    assert patient.confirmation("balance-ok") is None


def test_a_flag_that_nobody_classified_stays_on_record(plan: Plan, read: Read) -> None:
    plan["patient"]["red_flags"] = {"screened_on": "2026-03-01", "present": ["rf-odd"]}
    assert read(plan).record.patient.red_flags.present == ("rf-odd",)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-02", datetime(2026, 3, 2)),
        ("2026-03-02T08:30", datetime(2026, 3, 2, 8, 30)),
        ("2026-03-02 08:30:15", datetime(2026, 3, 2, 8, 30, 15)),
    ],
)
def test_times_without_a_zone_are_wall_time(
    plan: Plan, read: Read, text: str, at: datetime
) -> None:
    plan["logs"]["sessions"] = [{"at": text}]
    assert read(plan).record.sessions[0].at == at


def test_times_with_a_zone_become_the_clinics_wall_time(
    plan: Plan, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its time zone")
    plan["logs"]["sessions"] = [{"at": "2026-03-02T02:30:00Z"}]
    monkeypatch.setenv("TZ", "EST5")
    time.tzset()
    try:
        (session,) = read(plan).record.sessions
    finally:
        monkeypatch.undo()
        time.tzset()
    assert session.at == datetime(2026, 3, 1, 21, 30)


def test_one_file_always_gives_the_same_ids_and_another_file_others(plan: Plan, read: Read) -> None:
    first, again = read(plan).record, read(plan).record
    plan["patient"]["notes"] = "changed"
    other = read(plan).record
    assert first == again
    assert first.patient.id != other.patient.id
    assert first.program is not None
    assert len({p.id for _, p in first.program.weeks[0].week.placements()}) == 2


def test_today_is_the_files_own_unless_the_argument_wins(plan: Plan, library: Library) -> None:
    content = json.dumps(plan).encode()
    later = date(2026, 5, 1)
    assert read_program_file(content, library, later).today == date(2026, 3, 2)
    assert read_program_file(content, library, later, today_wins=True).today == later
    del plan["today"]
    assert read_program_file(json.dumps(plan).encode(), library, later).today == later


ATTRIBUTES = {
    "pattern": "sit-up",
    "position": "supine",
    "flex": "high",
    "ext": "none",
    "rot": "none",
    "side": "none",
    "sym": "symmetric",
    "load": "bodyweight",
    "lever": "long",
    "impact": "none",
    "ballistic": False,
    "breath_hold_risk": "moderate",
    "spine_load": "moderate",
    "nerve": "none",
    "end_range": True,
}


def test_an_own_exercise_joins_the_library_of_the_case(
    plan: Plan, read: Read, library: Library
) -> None:
    own = {"name": "Sofa sit-up", "kind": "stabilise", "phase": "2", "attributes": ATTRIBUTES}
    plan["exercises"] = [own]
    plan["program"]["weeks"][0]["days"]["tue"] = [{"exercise": "sofa sit-up"}]
    case = read(plan)
    made = case.library.exercise("sofa-sit-up")
    assert made.clinics_own
    assert made.attributes.flex == "high"
    assert "sofa-sit-up" not in library.exercises


def test_an_own_exercise_states_every_demand(plan: Plan, complaint: Any) -> None:
    for name in ATTRIBUTES:
        attributes = {key: value for key, value in ATTRIBUTES.items() if key != name}
        own = {"name": "Sofa sit-up", "kind": "load", "phase": "2", "attributes": attributes}
        plan["exercises"] = [own]
        said = f"program file, exercises[0].attributes.{name}: this field is missing; write "
        assert complaint(plan).startswith(said)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"id": "dead-bug"}, "exercises[0].id"),
        ({"name": "Dead bug"}, "exercises[0].id"),
        ({"other_names": ["dead bug"]}, "exercises[0].name"),
        ({"easier": ["nothing"]}, "exercises[0].easier"),
        ({"easier": ["own"], "id": "own"}, "exercises[0]"),
    ],
)
def test_an_own_exercise_that_does_not_fit(
    plan: Plan, complaint: Any, changed: Plan, place: str
) -> None:
    own = {"name": "Sofa sit-up", "kind": "load", "phase": "2", "attributes": ATTRIBUTES}
    plan["exercises"] = [own | changed]
    assert complaint(plan).startswith(f"program file, {place}")


def test_migration_goes_step_by_step_to_the_present_format() -> None:
    def from_minus_1(data: dict[str, object]) -> dict[str, object]:
        return {"format": "test/0", "weeks": data["plan"]}

    def from_0(data: dict[str, object]) -> dict[str, object]:
        return {"format": "home-program/1", "program": {"weeks": data["weeks"]}}

    steps = {"test/-1": from_minus_1, "test/0": from_0}
    migrated = migrate({"format": "test/-1", "plan": []}, steps)
    assert migrated == {"format": "home-program/1", "program": {"weeks": []}}
