"""The test run itself: what hangs says where it hangs, and the run ends."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

HANGS = {
    "a test": """
def test_hangs():
    wait_for_ever()
""",
    "what is taken down after a test that failed": """
import pytest

@pytest.fixture
def slow():
    yield
    wait_for_ever()

def test_fails(slow):
    assert False
""",
    "a thread that the end of the process waits for": """
def test_leaves_a_thread():
    threading.Thread(target=wait_for_ever).start()
""",
}


@pytest.mark.parametrize("sample", HANGS.values(), ids=HANGS)
def test_a_hang_is_told_and_ends(tmp_path: Path, sample: str) -> None:
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "tests")
    never = "import threading\n\ndef wait_for_ever():\n    threading.Event().wait()\n"
    (tmp_path / "tests/test_sample.py").write_text(never + sample, "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-o", "faulthandler_timeout=1"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 1
    assert "in wait_for_ever" in ended.stderr
