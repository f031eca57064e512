"""The command as a user runs it, without the cost of a process for each test."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from designer.__main__ import main


class Result(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command with these arguments."""

    def run(*arguments: str | Path) -> Result:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., Path]:
    """Write a program file with one week: the exercises of Monday, and fields of the patient."""

    def plan(*exercises: str, name: str = "plan.json", **patient: Any) -> Path:
        content = {
            "format": "home-program/1",
            "today": "2026-03-02",
            "patient": {
                "identifiers": {"name": "Example, Ada (invented)", "mrn": "DEMO-1"},
                "birth_date": "1980-01-01",
                "diagnoses": ["disc-related-pain"],
                "red_flags": {"screened_on": "2026-03-01"},
                "confirmations": {
                    "neutral-found": "met",
                    "talk-test-ok": "met",
                    "pelvis-control": "met",
                    "breath-ok": "met",
                },
            }
            | patient,
            "program": {
                "start_date": "2026-03-02",
                "weeks": [{"days": {"mon": [{"exercise": exercise} for exercise in exercises]}}],
            },
        }
        path = tmp_path / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return plan
