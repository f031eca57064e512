"""The other commands, their help and their complaints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from resources.paths import folder
from tests.cli.conftest import Run

Plan = Callable[..., Path]
CASE_B = folder("demo") / "case-b.json"


def _text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_handout_writes_the_week_of_today(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    result = run("handout", CASE_B, "-o", out)
    assert result.code == 0, result.err
    text = _text_of(out)
    assert "Example, Beatrix (invented)" in text
    assert "DEMO-B" in text
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_handout_on_an_open_block_writes_nothing_and_exits_2(
    run: Run, plan: Plan, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    flags = {"screened_on": "2026-03-01", "present": ["rf-fever"]}
    result = run("handout", plan("heel-slide", red_flags=flags), "-o", out)
    assert result.code == 2
    assert not out.exists()
    assert "nothing was written, because a block is open" in result.err
    assert "R-005" in result.err
    assert "What to do: " in result.err


def test_handout_is_not_printed_without_a_screen(run: Run, plan: Plan, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    result = run("handout", plan("heel-slide", red_flags={}), "-o", out)
    assert result.code == 2
    assert "R-001" in result.err
    assert not out.exists()


@pytest.mark.parametrize("command", ["handout", "report"])
@pytest.mark.parametrize(
    ("patient", "recorded"),
    [
        ({"identifiers": {}, "birth_date": None}, False),
        ({"identifiers": {"name": "Only Name"}, "birth_date": None}, False),
        ({"identifiers": {"name": " ", "mrn": " "}}, False),
        ({"identifiers": {"name": "Name, Born"}}, True),
        ({"identifiers": {"mrn": "77"}}, True),
    ],
)
def test_h6_no_paper_leaves_without_two_identifiers(
    run: Run, plan: Plan, tmp_path: Path, command: str, patient: dict[str, object], recorded: bool
) -> None:
    out = tmp_path / "plan.pdf"
    if "birth_date" in patient:
        path = plan("heel-slide", identifiers=patient["identifiers"])
        content = json.loads(path.read_text("utf-8"))
        del content["patient"]["birth_date"]
        path.write_text(json.dumps(content), "utf-8")
    else:
        path = plan("heel-slide", **patient)
    result = run(command, path, "-o", out)
    assert result.code == (0 if recorded else 3), result.err
    assert out.exists() == recorded
    if not recorded:
        assert "Two identifiers must stand on every paper" in result.err


def test_h6_handout_says_that_a_program_is_over_or_its_patient_gone(
    run: Run, plan: Plan, tmp_path: Path
) -> None:
    discharges = [{"date": "2026-02-01", "reason": "goals-met"}]
    path = plan("heel-slide", archived=True, discharges=discharges)
    result = run("handout", path, "-o", tmp_path / "plan.pdf")
    assert result.code == 0, result.err
    assert "this patient was discharged on 1 Feb 2026" in result.err
    assert "this patient is archived" in result.err
    content = json.loads(path.read_text("utf-8"))
    content["program"]["start_date"] = "2025-03-03"
    path.write_text(json.dumps(content), "utf-8")
    result = run("handout", path, "-o", tmp_path / "plan.pdf")
    assert "this program ended on 9 Mar 2025" in result.err


def test_handout_of_a_week_ahead_tells_which_gates_it_waits_for(
    run: Run, plan: Plan, tmp_path: Path
) -> None:
    gates = {"neutral-found": "met", "talk-test-ok": "met", "breath-ok": "met"}
    path = plan("heel-slide", confirmations=gates | {"pelvis-control": "not-met"})
    content = json.loads(path.read_text("utf-8"))
    content["program"]["weeks"].append({"prog_week": 2, "days": {}})
    content["program"]["weeks"].append(
        {"prog_week": 3, "days": {"mon": [{"exercise": "dead-bug"}]}}
    )
    path.write_text(json.dumps(content), "utf-8")
    now = run("handout", path, "-o", tmp_path / "plan.pdf")
    assert "waits for" not in now.err
    ahead = run("handout", path, "-o", tmp_path / "plan.pdf", "--week", "3")
    assert ahead.code == 0, ahead.err
    assert "this paper waits for: " in ahead.err
    assert "(recorded as not met)" in ahead.err


@pytest.mark.parametrize(
    ("command", "name"),
    [("handout", "plan.txt"), ("handout", "plan"), ("report", "r.png"), ("progress", "p.gif")],
)
def test_a_file_is_not_written_under_the_name_of_another_kind(
    run: Run, tmp_path: Path, command: str, name: str
) -> None:
    result = run(command, CASE_B, "-o", tmp_path / name)
    assert result.code == 3
    assert "end the name with that" in result.err
    assert not (tmp_path / name).exists()


def test_handout_of_a_program_without_weeks(run: Run, plan: Plan, tmp_path: Path) -> None:
    path = plan("heel-slide")
    content = json.loads(path.read_text("utf-8"))
    content["program"]["weeks"] = []
    path.write_text(json.dumps(content), "utf-8")
    result = run("handout", path, "-o", tmp_path / "plan.pdf")
    assert result.code == 3
    assert "there is no week to print" in result.err


def test_h7_handout_of_a_plan_with_changed_facts_wants_a_reason(
    run: Run, plan: Plan, tmp_path: Path
) -> None:
    out, path = tmp_path / "plan.pdf", plan("heel-slide", diagnoses=["disc-related-pain"])
    told = json.loads(path.read_text("utf-8"))
    told["program"]["id"] = "p"
    then = {"when": "2026-03-01T09:00", "program": "p", "week_index": 0, "layout": "week"}
    told["prints"] = [{**then, "facts": "diagnoses=00000000"}]
    path.write_text(json.dumps(told), encoding="utf-8")
    result = run("handout", path, "-o", out)
    assert result.code == 2
    assert "Changed since the last handout of 1 Mar 2026: diagnoses" in result.err
    assert "--still-right" in result.err
    assert not out.exists()
    result = run("handout", path, "-o", out, "--still-right", "seen today")
    assert result.code == 0, result.err
    assert "Confirmed: seen today" in result.err
    assert out.exists()


def test_handout_tells_what_the_rules_say_of_its_parts(run: Run, tmp_path: Path) -> None:
    plain = run("handout", CASE_B, "-o", tmp_path / "plain.pdf")
    assert "R-129" not in plain.err
    result = run("handout", CASE_B, "-o", tmp_path / "x.pdf", "--with", "H-20")
    assert result.code == 0
    assert "· R-129 ·" in result.err
    wrong = run("handout", CASE_B, "-o", tmp_path / "y.pdf", "--with", "H-99")
    assert "'H-99' cannot be added to a handout" in wrong.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--week", "99"), "--week 99: the program has"),
        (("--layout", "poster"), "There is no handout layout 'poster'"),
        (("--paper", "A3"), "invalid choice: 'A3'"),
        (("--language", "xx"), "invalid choice: 'xx'"),
    ],
)
def test_handout_choices_that_do_not_exist(
    run: Run, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    result = run("handout", CASE_B, "-o", tmp_path / "x.pdf", *options)
    assert result.code == 3
    assert said in result.err


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    result = run("handout", CASE_B, "-o", tmp_path / "no" / "x.pdf")
    assert result.code == 3
    assert "cannot be written (no such file or directory); choose another place" in result.err


def test_a_tour_into_a_place_that_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    result = run("tour", "-o", tmp_path / "taken")
    assert result.code == 3
    assert "cannot be written (file exists); choose another place" in result.err


def test_an_older_file_stays_when_a_block_is_open(run: Run, plan: Plan, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    out.write_text("older", encoding="utf-8")
    run("handout", plan("heel-slide", red_flags={}), "-o", out)
    assert out.read_text("utf-8") == "older"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("audience", ["patient", "referrer"])
def test_report_writes_a_pdf_for_either_reader(run: Run, tmp_path: Path, audience: str) -> None:
    out = tmp_path / "report.pdf"
    result = run("report", CASE_B, "-o", out, "--for", audience, "--language", "es")
    assert (result.code, out.read_bytes()[:5]) == (0, b"%PDF-")
    assert f"progress report for the {audience}" in result.out
    assert ("not yet reviewed by a clinician" in result.err) == (audience == "patient")


def test_progress_draws_the_charts_and_says_what_they_mean(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "progress.png"
    result = run("progress", CASE_B, "-o", out)
    assert result.code == 0, result.err
    assert out.read_bytes().startswith(b"\x89PNG")
    assert "Standing tolerance rose from 8 to 25 minutes over eleven weeks." in result.out
    assert "Advance: Ready for progression week 11" in result.out


def test_progress_writes_vectors_and_data_by_the_ending(run: Run, tmp_path: Path) -> None:
    assert run("progress", CASE_B, "-o", tmp_path / "a.svg").code == 0
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<svg ")
    assert run("progress", CASE_B, "-o", tmp_path / "a.CSV").code == 0
    table = (tmp_path / "a.CSV").read_text("utf-8-sig")
    assert table.startswith("date,time,chart,line,value,unit")
    assert "events,flare,flare" in table


def test_exercises_lists_the_library(run: Run) -> None:
    result = run("exercises")
    assert result.code == 0
    assert "dead-bug" in result.out
    assert "70 exercises" in result.out


def test_exercises_as_json_has_every_attribute(run: Run) -> None:
    listed = run("exercises", "--json").json()
    assert listed["format"] == "home-program-exercises/1"
    by_id = {exercise["id"]: exercise for exercise in listed["exercises"]}
    assert len(by_id) == 70
    assert by_id["sit-up-full"]["attributes"]["flex"] == "high"
    assert len({frozenset(exercise) for exercise in by_id.values()}) == 1
    assert len({frozenset(exercise["attributes"]) for exercise in by_id.values()}) == 1


def test_templates_are_listed_and_shown(run: Run) -> None:
    assert len(run("template", "list", "--json").json()["templates"]) == 20
    assert "T-03" in run("template", "list").out
    shown = run("template", "show", "t-03")
    assert shown.code == 0
    assert "Heel slide" in shown.out


def test_templates_are_checked_in_their_own_week(run: Run) -> None:
    result = run("template", "validate", "T-03", "--json")
    report = result.json()
    assert [checked["template"] for checked in report["templates"]] == ["T-03"]
    assert result.code == 0, report


def test_an_unknown_template_is_named(run: Run) -> None:
    result = run("template", "show", "T-99")
    assert result.code == 3
    assert '"T-99" is no known template; known are T-01, ' in result.err


COMMANDS = ["validate", "handout", "progress", "report", "exercises", "figure", "template", "tour"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_exit_codes(run: Run, command: str) -> None:
    assert command in run("--help").out
    result = run(command, "--help")
    assert result.code == 0
    assert "exit codes:" in result.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate",), "the following arguments are required: FILE"),
        (("frobnicate",), "invalid choice: 'frobnicate'"),
        (("validate", "x.json", "--today", "soon"), "'soon' is not a date such as 2026-03-02"),
        (("handout", "x.json"), "the following arguments are required: -o"),
        (("tour",), "the following arguments are required: -o"),
    ],
)
def test_a_wrong_command_line_exits_3_and_points_to_help(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments)
    assert result.code == 3
    assert said in result.err
    assert "--help" in result.err
    assert result.err.count("\n") == 1
