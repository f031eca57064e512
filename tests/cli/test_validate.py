"""`validate`: exit codes, words for people, JSON for scripts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resources.paths import folder
from tests.cli.conftest import Run

Plan = Callable[..., Path]
CASE_B = folder("demo") / "case-b.json"  # clean all through
FINDING_KEYS = {
    "rule",
    "key",
    "severity",
    "urgency",
    "week",
    "days",
    "exercises",
    "placements",
    "message",
    "why",
    "source",
    "basis",
    "clears",
    "missing_fact",
    "remedies",
    "overridden_by",
    "folded_into",
}
REPORT_KEYS = {
    "format",
    "file",
    "exit_code",
    "today",
    "worst",
    "counts",
    "overridden",
    "rules_checked",
    "rules_version",
    "not_assessed",
    "findings",
    "problems",
}


def test_a_plan_without_blocks_or_cautions_exits_0(run: Run) -> None:
    result = run("validate", CASE_B)
    assert result.code == 0, result.out
    assert "rules checked" in result.out
    assert result.err == ""


def test_a_missing_screen_is_a_caution_and_exits_1(run: Run, plan: Plan) -> None:
    result = run("validate", plan("breath-reset", red_flags={}))
    assert result.code == 1
    assert "CAUTION · R-001" in result.out


def test_a_red_flag_blocks_and_exits_2(run: Run, plan: Plan) -> None:
    flags = {"screened_on": "2026-03-01", "present": ["rf-fever"]}
    result = run("validate", plan("heel-slide", red_flags=flags))
    assert result.code == 2
    assert "BLOCK" in result.out
    assert "What to do: " in result.out


def test_an_unreadable_file_exits_3_with_one_sentence(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    result = run("validate", bad)
    assert result.code == 3
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert result.err.startswith(f"home-program-designer: {bad}, line 1, column 2: this is not")


def test_json_has_the_documented_keys_and_the_same_exit_code(run: Run, plan: Plan) -> None:
    file = plan("breath-reset", red_flags={})
    result = run("validate", file, "--json")
    report = result.json()
    assert report.keys() == REPORT_KEYS
    assert report["format"] == "home-program-report/1"
    assert report["exit_code"] == result.code == 1
    assert report["today"] == "2026-03-02"
    assert report["worst"] == "caution"
    assert report["counts"].keys() == {"info", "caution", "block", "hard_block"}
    finding = next(found for found in report["findings"] if found["rule"] == "R-001")
    assert finding.keys() == FINDING_KEYS


def test_json_also_has_the_milder_findings_on_an_item(run: Run, plan: Plan) -> None:
    findings = run("validate", plan("sit-up-full"), "--json").json()["findings"]
    rules = {finding["rule"]: finding["folded_into"] for finding in findings}
    assert rules["R-111"] in rules
    assert rules[rules["R-111"]] == ""


def test_json_of_an_unreadable_file_lists_its_problems(run: Run, plan: Plan) -> None:
    result = run("validate", plan("ded bug", "bird hog"), "--json")
    report = result.json()
    assert result.code == report["exit_code"] == 3
    assert [problem["place"] for problem in report["problems"]] == [
        "program.weeks[0].days.mon[0].exercise",
        "program.weeks[0].days.mon[1].exercise",
    ]


def test_the_documented_keys_are_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
    assert not [key for key in REPORT_KEYS | FINDING_KEYS if f"`{key}`" not in page]


def test_today_on_the_command_line_wins(run: Run, plan: Plan) -> None:
    result = run("validate", plan("breath-reset"), "--today", "2026-02-01")
    assert result.code == 3
    assert "patient.red_flags.screened_on: 2026-03-01 lies after the day of the check" in result.err


def test_output_shows_control_characters_and_does_not_obey_them(run: Run, tmp_path: Path) -> None:
    result = run("validate", tmp_path / "\x1b[2J.json")
    assert result.code == 3
    assert "\x1b" not in result.err


def test_no_patient_data_in_the_output(run: Run, plan: Plan) -> None:
    file = plan("breath-reset")
    for option in ((), ("--json",)):
        result = run("validate", file, *option)
        assert "Ada" not in result.out
        assert "DEMO-1" not in result.out


def test_findings_of_several_weeks_are_said_once(run: Run, plan: Plan) -> None:
    file = plan("sit-up-full")
    content = json.loads(file.read_text("utf-8"))
    content["program"]["weeks"] *= 3
    file.write_text(json.dumps(content), encoding="utf-8")
    result = run("validate", file)
    assert result.code == 2
    heads = [line for line in result.out.splitlines() if "· Full sit-up · weeks 1-3" in line]
    assert heads[0].startswith("BLOCK · R-")
    assert "  What to do: Replace with " in result.out


@pytest.mark.parametrize(("name", "code"), [("case-a", 1), ("case-b", 0), ("case-c", 0)])
def test_the_demonstration_has_no_block(run: Run, name: str, code: int) -> None:
    result = run("validate", folder("demo") / f"{name}.json")
    assert result.code == code, result.out


def test_the_whole_command_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "designer", "validate", str(CASE_B), "--json"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["exit_code"] == 0


def test_a_reader_that_leaves_early_is_no_error() -> None:
    root = Path(__file__).parents[2]
    command = f"{sys.executable} -m designer exercises --json | head -c 10"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, cwd=root
    )
    assert (done.returncode, done.stderr) == (0, "")
