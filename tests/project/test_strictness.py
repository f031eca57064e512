"""The test run itself: a complaint that nobody expected fails the test that caused it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SAMPLES = """
import logging
import warnings

import pytest
from PySide6.QtCore import qWarning

log = logging.getLogger("sample")

def test_quiet():
    log.info("nothing to worry about")

def test_stray_log_record():
    log.warning("the disk is nearly full")

@pytest.fixture
def noisy():
    log.error("logged while setting up")

def test_stray_log_record_of_a_fixture(noisy):
    pass

@pytest.mark.expects_log("nearly full")
def test_expected_log_record():
    log.warning("the disk is nearly full")

@pytest.mark.expects_log("nearly full")
def test_expected_log_record_missing():
    pass

@pytest.mark.expects_log("nearly full")
def test_another_log_record():
    log.warning("the disk is nearly full")
    log.warning("the printer is on fire")

def test_python_warning():
    warnings.warn("this will go away")

def test_qt_warning():
    qWarning("QObject: something is wrong")

@pytest.mark.unheard_of
def test_unknown_marker():
    pass
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Test name -> outcomes, of SAMPLES run with the project's own settings and conftest.py."""
    project = tmp_path_factory.mktemp("strict")
    (project / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", project)
    shutil.copy(ROOT / "tests/conftest.py", project / "tests")
    known, unknown = SAMPLES.split("@pytest.mark.unheard_of")
    (project / "tests/test_known.py").write_text(known)
    (project / "tests/test_unknown.py").write_text(
        "import pytest\n@pytest.mark.unheard_of" + unknown
    )
    output = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "--continue-on-collection-errors"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found: dict[str, set[str]] = {}
    for outcome, path, name in re.findall(
        r"^(PASSED|FAILED|ERROR) (tests/\w+\.py)(?:::(\w+))?", output, re.MULTILINE
    ):
        found.setdefault(name or path, set()).add(outcome)
    return found


@pytest.mark.parametrize("name", ["test_quiet", "test_expected_log_record"])
def test_quiet_and_announced_records_pass(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] == {"PASSED"}


@pytest.mark.parametrize(
    "name",
    [
        "test_stray_log_record",
        "test_stray_log_record_of_a_fixture",
        "test_expected_log_record_missing",
        "test_another_log_record",
        "test_python_warning",
        "test_qt_warning",
        "tests/test_unknown.py",
    ],
)
def test_complaints_fail(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] & {"FAILED", "ERROR"}
