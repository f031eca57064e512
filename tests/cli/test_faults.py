"""A fault of the program: no traceback on the screen, no patient data in the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.commands import validate
from tests.cli.conftest import Run


def test_a_fault_leaves_a_report_without_patient_data(
    run: Run, no_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> int:
        raise KeyError("Example, Ada")

    monkeypatch.setattr(validate, "run", fail)
    result = run("validate", tmp_path / "plan.json")

    assert result.code == 70
    assert "Traceback" not in result.err
    assert result.err.count("\n") == 1
    (log,) = no_home.rglob("crashes.log")
    report = log.read_text("utf-8")
    assert "KeyError" in report
    assert "in fail" in report
    assert "Ada" not in report
