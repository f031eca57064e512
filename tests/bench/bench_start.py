"""Cold start: from the spawn of the process to the first paint, beside an empty QWidget.

The window stands first and is filled at once, so "patients listed" is printed as well: the moment
from which somebody can work. Each start is a process of its own; the programs take turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter
from uuid import UUID

from designer.demo import build_demo_clinic
from designer.knowledge.library import load_library
from designer.model.patient import Identifiers, Patient
from designer.store.clinic import open_clinic
from resources.paths import folder as resource_folder
from resources.paths import knowledge_folder
from tests.bench.timing import report

ROUNDS = 15
MANY = 1_000
EMPTY = "empty QWidget"
UNWANTED = {"numpy", "pyqtgraph", "reportlab", "pydantic", "svglib"}

Moment = tuple[float, str]
"""Seconds since the spawn, and what the program had loaded by then."""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="bench-start-") as name:
        folder = Path(name)
        build_demo_clinic(
            open_clinic(folder / "three"),
            load_library(knowledge_folder()),
            resource_folder("demo"),
            date(2026, 3, 4),
        )
        build_clinic(folder / "many", MANY)
        environment = start_environment(folder)
        _measure(folder / "three", "3 patients", environment)
        _measure(folder / "many", f"{MANY:,} patients", environment)
    print("  to reach: first paint at most 1.3")


def build_clinic(folder: Path, patients: int) -> None:
    """A clinic of that many patients."""
    clinic = open_clinic(folder)
    for number in range(patients):
        identifiers = Identifiers(name=f"Name {number}", mrn=f"{number:05}")
        clinic.create(
            Patient(id=str(UUID(int=number, version=4)), identifiers=identifiers, invented=True)
        )
    clinic.patients()  # puts the index in order


def start_environment(folder: Path) -> dict[str, str]:
    """The variables for a start that leaves the user's own settings alone."""
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),  # kept, as in an installed program
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _measure(folder: Path, title: str, environment: dict[str, str]) -> None:
    programs = {EMPTY: ["empty"], "program": ["program", str(folder)]}
    times: dict[str, list[float]] = {}
    last: dict[str, str] = {}
    for turn in range(-1, ROUNDS):
        for name in list(programs)[:: 1 if turn % 2 else -1]:
            for moment, (seconds, loaded) in start(programs[name], environment).items():
                said = EMPTY if name == EMPTY else f"program, {moment}"
                last[said] = loaded
                if turn >= 0:
                    times.setdefault(said, []).append(seconds)
    report(f"spawn to first paint, clinic of {title}", times, EMPTY)
    for said, loaded in last.items():
        print(f"  modules at '{said}': {loaded}")
    painted = set(last["program, painted"].replace(",", " ").split())
    print(f"  not wanted at first paint: {', '.join(sorted(painted & UNWANTED)) or 'none'}")


def start(arguments: list[str], environment: dict[str, str]) -> dict[str, Moment]:
    """Start a program of ``start_child`` and note when it tells of each moment."""
    moments = {}
    command = [sys.executable, "-m", "tests.bench.start_child", *arguments]
    began = perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            moment, loaded = line.strip().split(" ", 1)
            moments[moment] = (perf_counter() - began, loaded)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return moments


if __name__ == "__main__":
    main()
