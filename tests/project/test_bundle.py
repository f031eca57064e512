"""What PyInstaller makes of the program: a folder that runs without Python, wherever it lies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = ROOT / ".ci" / "home-program-designer.spec"
NAME = "home-program-designer"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the bundle of Linux is what is tested"),
    pytest.mark.skipif(
        shutil.which("objdump") is None,
        reason="PyInstaller needs objdump; install binutils",
    ),
]


def built(folder: Path) -> Path:
    """The built program, moved away from where it was made."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    done = subprocess.run([*command, *places, SPEC], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return (folder / "dist" / NAME).rename(folder / "moved here")


# One test, because building takes half a minute and workers share nothing.
def test_the_built_program_does_the_whole_job_without_python(tmp_path: Path) -> None:
    bundle = built(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    # Nothing of this machine's Python, and a home of its own.
    environment = {
        "HOME": str(home),
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        "PATH": "/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
    }

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [bundle / NAME, *arguments],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    listed = run("exercises", "--json")
    assert listed.returncode == 0, listed.stderr
    assert json.loads(listed.stdout)["exercises"]
    judged = run("validate", "--json", ROOT / "resources" / "demo" / "case-a.json")
    assert judged.returncode in {0, 1, 2}, judged.stderr
    assert json.loads(judged.stdout)["rules_checked"] > 100
    toured = run("tour", "-o", "tour")
    assert toured.returncode == 0, toured.stderr
    made = {path.suffix for path in (home / "tour").rglob("*") if path.is_file()}
    assert {".pdf", ".png"} <= made
    # Of the sources, the tests and the developers' tools nothing is left inside.
    inside = {path.name for path in (bundle / "_internal").iterdir()}
    assert not inside & {"tests", "pytest", "matplotlib", "designer.py"}
    assert any(name.startswith("home_program_designer-") for name in inside)
