"""A file that cannot be read: one sentence with file, place and remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.files.errors import ProgramFileError
from designer.files.limits import MAX_DEPTH, MAX_PROBLEMS
from designer.files.reading import read_program_file
from designer.knowledge.library import Library, load_library
from resources.paths import folder, knowledge_folder
from tests.files.conftest import TODAY, Read

Plan = dict[str, Any]
Complaint = Callable[[object], str]


def _dose(plan: Plan) -> Plan:
    dose: Plan = plan["program"]["weeks"][0]["days"]["mon"][1]["dose"]
    return dose


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("reps", -3, "-3 is not a whole number from 1 to 1000"),
        ("reps", 0, "0 is not a whole number from 1 to 1000"),
        ("reps", 2.5, "2.5 is not a whole number"),
        ("reps", "8", "a whole number from 1 to 1000 is expected"),
        ("reps", True, "true is not a whole number"),
        ("load_kg", -0.5, "-0.5 is not a number from 0 to 500"),
        ("side", "leftish", '"leftish" is not one of "both", "each", "left", "right"'),
        ("braced", "yes", "true or false is expected"),
        ("rep", 8, "there is no such field; write reps"),
        ("sets", [], "a whole number from 1 to 1000 is expected"),
    ],
)
def test_a_bad_dose(plan: Plan, complaint: Complaint, field: str, value: object, said: str) -> None:
    _dose(plan)[field] = value
    sentence = complaint(plan)
    assert sentence.startswith(f"program file, program.weeks[0].days.mon[1].dose.{field}: {said}")
    assert ";" in sentence  # the remedy


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"format": "home-program/1",\n  "program" {}}', "line 2, column 13"),
        ("", "line 1, column 1"),
        ("plan", "line 1, column 1"),
        ('{"format": "home-program/1"} {}', "line 1, column 30"),
        ('{"program": {"id": "a\nb"}}', "line 1, column 22"),
    ],
)
def test_what_is_not_json_is_placed_by_line_and_column(
    complaint: Complaint, text: str, place: str
) -> None:
    assert complaint(text).startswith(f"program file, {place}: this is not JSON (")


def test_what_is_not_utf8_is_placed_by_line(complaint: Complaint) -> None:
    sentence = complaint(b'{"format":\n "\xff"}')
    assert sentence == "program file, line 2: this is not UTF-8 text; save the file as UTF-8"


@pytest.mark.parametrize("content", ["[]", "{}", "3", '"home-program/1"', '{"patient": {}}'])
def test_json_of_another_kind(complaint: Complaint, content: str) -> None:
    assert "this is no program file; one is an object with" in complaint(content)


@pytest.mark.parametrize("version", ["home-program/2", "home-program/0", "other/1", 1, ["x"]])
def test_another_format_version(plan: Plan, complaint: Complaint, version: object) -> None:
    plan["format"] = version
    sentence = complaint(plan)
    assert sentence.startswith("program file, format: ")
    assert 'export the program as "home-program/1" or update' in sentence


@pytest.mark.parametrize("second", ["2025-03-09", "2026-03-02", "2026-03-06"])
def test_a_week_that_does_not_come_after_the_one_before_it(
    plan: Plan, complaint: Complaint, second: str
) -> None:
    first = plan["program"]["weeks"][0]
    plan["program"]["weeks"] = [
        {**first, "start_date": "2026-03-02"},
        {"prog_week": 2, "start_date": second, "days": {}},
    ]
    sentence = complaint(plan)
    assert sentence.startswith("program file, program.weeks[1].start_date: the week of ")
    assert "of 2026-03-02; correct one of the two dates" in sentence


def test_a_week_without_a_date_does_not_hide_one_that_comes_too_early(
    plan: Plan, complaint: Complaint
) -> None:
    first = plan["program"]["weeks"][0]
    plan["program"]["weeks"] = [
        {**first, "start_date": "2026-03-02"},
        {"prog_week": 2, "days": {}},
        {"prog_week": 3, "start_date": "2025-03-16", "days": {}},
    ]
    assert complaint(plan).startswith("program file, program.weeks[2].start_date: the week of ")


def test_an_unknown_exercise_is_answered_with_the_nearest_names(
    plan: Plan, complaint: Complaint
) -> None:
    plan["program"]["weeks"][0]["days"]["mon"][1]["exercise"] = "ded bug"
    assert complaint(plan) == (
        'program file, program.weeks[0].days.mon[1].exercise: "ded bug" is no known exercise; '
        'did you mean "Dead bug" or "dead-bug" or "Dead bug, short arcs"?'
    )


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda p: p["logs"]["sessions"].append({"at": "2026-03-03T08:00"}), "logs.sessions[0].at"),
        (lambda p: p["logs"]["days"].append({"date": "2026-03-03"}), "logs.days[0].date"),
        (lambda p: p["patient"].update(surgery={"date": "2026-03-03"}), "patient.surgery.date"),
        (
            lambda p: p["patient"].update(red_flags={"screened_on": "2026-03-03"}),
            "patient.red_flags.screened_on",
        ),
        (lambda p: p["patient"].update(birth_date="2026-03-03"), "patient.birth_date"),
        (
            lambda p: p["patient"].update(
                confirmations={"hinge-clean": {"state": "met", "date": "2026-03-03"}}
            ),
            "patient.confirmations.hinge-clean.date",
        ),
    ],
)
def test_what_has_happened_cannot_lie_after_today(
    plan: Plan, complaint: Complaint, change: Callable[[Plan], None], place: str
) -> None:
    change(plan)
    said = "2026-03-03 lies after the day of the check, 2026-03-02; correct the date or give"
    assert complaint(plan).startswith(f"program file, {place}: {said}")


def test_what_happens_on_today_is_no_problem(plan: Plan, read: Read) -> None:
    plan["logs"]["sessions"].append({"at": "2026-03-02T23:59"})
    assert len(read(plan).record.sessions) == 1


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "02.03.2026", "0001-01-01", 20260302])
def test_dates_that_are_none(plan: Plan, complaint: Complaint, day: object) -> None:
    plan["patient"]["onset_date"] = day
    assert complaint(plan).startswith("program file, patient.onset_date: ")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-13-01"])
def test_a_program_starts_on_a_day_of_our_time(plan: Plan, complaint: Complaint, day: str) -> None:
    plan["program"]["start_date"] = day
    assert complaint(plan).startswith("program file, program.start_date: ")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_numbers_that_are_none(complaint: Complaint, number: str) -> None:
    text = f'{{"program": {{"weeks": [{{"prog_week": {number}}}]}}}}'
    assert complaint(text).startswith("program file, program.weeks[0].prog_week: ")


@pytest.mark.parametrize("filler", ["{},", "[],", "1,", '{"days": {}},'])
def test_more_values_than_any_program_has(complaint: Complaint, filler: str) -> None:
    text = '{"program": {"weeks": [' + filler * 200_000 + "{}]}}"
    assert complaint(text).startswith("program file: more than 200,000 values; ")


def test_more_placements_than_any_day_has(plan: Plan, complaint: Complaint) -> None:
    plan["program"]["weeks"][0]["days"]["mon"] = [{"exercise": "dead-bug"}] * 61
    assert complaint(plan).startswith(
        "program file, program.weeks[0].days.mon: a list of at most 60 in square brackets"
    )


def test_only_so_many_problems_are_reported(plan: Plan, read: Read) -> None:
    days = plan["program"]["weeks"][0]["days"]
    days["mon"] = days["tue"] = [{"exercise": "zzz"}] * 60
    with pytest.raises(ProgramFileError) as refused:
        read(plan)
    assert len(refused.value.problems) == MAX_PROBLEMS


def test_a_repeated_key(complaint: Complaint) -> None:
    text = '{"format": "home-program/1", "patient": {"notes": "a", "notes": "b"}}'
    assert complaint(text) == (
        "program file, patient.notes: this key stands twice in one object; keep one of the two"
    )


def test_half_a_character(complaint: Complaint) -> None:
    text = r'{"format": "home-program/1", "patient": {"notes": "\ud83d"}}'
    assert complaint(text).startswith("program file, patient.notes: this text has half a char")


@pytest.mark.parametrize("depth", [MAX_DEPTH, 900, 150_000])
def test_nesting(complaint: Complaint, depth: int) -> None:
    text = '{"program": ' + "[" * depth + "]" * depth + "}"
    assert f"nest deeper than {MAX_DEPTH} levels" in complaint(text)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, library: Library) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(ProgramFileError, match=r"large\.json: larger than 5 MB; .* another file"):
        read_program_file(large, library, TODAY)


@pytest.mark.parametrize("name", ["absent.json", ".", "a\0b"])
def test_a_file_that_cannot_be_opened(tmp_path: Path, library: Library, name: str) -> None:
    with pytest.raises(ProgramFileError, match=r"cannot be read .*; check the name"):
        read_program_file(tmp_path / name, library, TODAY)


def test_an_endless_file_is_not_read_to_its_end(library: Library) -> None:
    with pytest.raises(ProgramFileError, match="larger than 5 MB"):
        read_program_file(Path("/dev/zero"), library, TODAY)


@pytest.mark.parametrize(
    ("patient", "said"),
    [
        ({"diagnoses": ["disc-related-pian"]}, 'did you mean "disc-related-pain"'),
        ({"diagnoses": "disc-related-pain"}, "a list in square brackets is expected"),
        ({"confirmations": {"hinge-claen": "met"}}, 'did you mean "hinge-clean"'),
        ({"confirmations": {"hinge-clean": "yes"}}, '"yes" is not one of "met", "not-met"'),
        ({"surgery": {"forbidden": ["sit up fully"]}}, 'did you mean "sit-up-full"'),
        ({"baseline_pain": 11}, "11 is not a number from 0 to 10"),
    ],
)
def test_words_of_closed_lists(plan: Plan, complaint: Complaint, patient: Plan, said: str) -> None:
    plan["patient"] = patient
    assert said in complaint(plan)


def test_all_problems_are_reported(plan: Plan, read: Read) -> None:
    plan["program"]["weeks"][0]["days"]["mon"][0]["exercise"] = "one"
    plan["program"]["weeks"][0]["days"]["mon"][1]["exercise"] = "two"
    plan["logs"]["days"].append({"date": "2027-01-01"})
    with pytest.raises(ProgramFileError) as refused:
        read(plan)
    assert [problem.place for problem in refused.value.problems] == [
        "program.weeks[0].days.mon[0].exercise",
        "program.weeks[0].days.mon[1].exercise",
        "logs.days[0].date",
    ]


def test_an_id_that_stands_twice(plan: Plan, complaint: Complaint) -> None:
    for placement in plan["program"]["weeks"][0]["days"]["mon"]:
        placement["id"] = "same"
    assert complaint(plan).startswith("program file, program.weeks[0].days.mon[1].id: this id")


def test_a_complaint_is_one_line(plan: Plan, complaint: Complaint) -> None:
    plan["program"]["weeks"][0]["days"]["mon"][1]["exercise"] = "dead\n\x1bbug"
    assert '"dead\\n\\u001bbug" is no known exercise' in complaint(plan)
    plan["for\nmat"] = 1
    assert complaint(plan).startswith('program file, "for\\nmat": there is no such field')


def test_a_complaint_never_quotes_a_name_or_note(plan: Plan, complaint: Complaint) -> None:
    plan["patient"] = {"identifiers": {"name": ["Secret Name"]}, "notes": {"Secret": "Note"}}
    assert "Secret" not in complaint(plan)


_LIBRARY = load_library(knowledge_folder())
_DEMO = [path.read_bytes() for path in sorted(folder("demo").glob("*.json"))]


@given(st.data())
def test_a_spoilt_file_is_read_or_refused_by_name(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(_DEMO)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.sampled_from([0, 1, 2, 10, 1000]))
        content[start:end] = data.draw(
            st.one_of(st.binary(max_size=8), st.sampled_from([b"null", b"-1", b"[]", b"{}", b'"'])),
        )
    with suppress(ProgramFileError):
        read_program_file(bytes(content), _LIBRARY, date(2026, 3, 2))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
_PLACES = ["format", "today", "patient", "program", "exercises", "logs", "overrides", "prints"]


@given(st.sampled_from(_PLACES), _JSON)
def test_any_value_in_any_place_is_read_or_refused_by_name(place: str, value: object) -> None:
    content = json.dumps({"program": {"weeks": []}, place: value}).encode()
    with suppress(ProgramFileError):
        read_program_file(content, _LIBRARY, date(2026, 3, 2))
