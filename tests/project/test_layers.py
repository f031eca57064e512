"""The import contracts of pyproject.toml bite: each is broken here on purpose and must say so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("designer", "exports", "resources", "templates", "widgets")

CORE = "The core knows neither the screen, paper nor data of this project"
STORE = "Only the store knows TinyDB"
TEMPLATES = "Templates use the core only"
EXPORTS = "Exports use the core and the resources, and no Qt"
RESOURCES = "Resources use nothing of ours"
ROOTS = "Nobody imports the root modules"
CYCLES = "No import cycles"

# contract -> a module that must not exist -> what it must not import
OFFENCES: dict[str, dict[str, list[str]]] = {
    CORE: {
        "designer.offender": [
            "exports",
            "resources",
            "templates",
            "widgets",
            "PySide6",
            "pyqtgraph",
            "reportlab",
        ],
        "designer.model.offender": ["PySide6"],
        "designer.store.offender": ["resources"],
    },
    STORE: {
        "designer.offender": ["tinydb"],
        "exports.offender": ["tinydb"],
        "templates.offender": ["tinydb"],
        "widgets.offender": ["tinydb"],
    },
    TEMPLATES: {"templates.offender": ["exports", "resources", "widgets", "PySide6"]},
    EXPORTS: {"exports.offender": ["templates", "widgets", "PySide6", "pyqtgraph"]},
    RESOURCES: {"resources.offender": ["designer", "exports", "templates", "widgets"]},
    ROOTS: {"widgets.offender": ["designer.cli"], "designer.offender": ["designer.__main__"]},
    CYCLES: {
        "designer.offender": ["designer.accomplice"],
        "designer.accomplice": ["designer.offender"],
    },
}

# What looks like an offence and is none.
PERMITTED: dict[str, list[str]] = {
    "designer.__main__": ["designer.cli", "widgets", "PySide6.QtWidgets"],
    "designer.cli.offshoot": ["exports", "resources", "templates", "widgets", "reportlab"],
    "designer.store.journal_file": ["tinydb"],
    "exports.paper": ["designer", "resources", "reportlab"],
    "templates.catalogue": ["designer"],
    "widgets.everything": ["designer", "exports", "resources", "templates", "pyqtgraph"],
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy our source, so that it can be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            copy = tmp_path / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
    return tmp_path


def write_module(tree: Path, module: str, imports: list[str]) -> None:
    file = tree.joinpath(*module.split(".")).with_suffix(".py")
    file.write_text("".join(f"import {name}\n" for name in imports))


def lint(tree: Path) -> tuple[int, str, set[str]]:
    """Return exit code, output and the names of the broken contracts."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    return done.returncode, output, set(re.findall(r"^(.*) BROKEN", output, re.MULTILINE))


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_broken_contract_fails(tree: Path, contract: str) -> None:
    for module, imports in OFFENCES[contract].items():
        write_module(tree, module, imports)
    code, output, broken = lint(tree)
    assert code != 0
    assert contract in broken, output
    if contract == CYCLES:  # reported in another form, one line for a cycle
        assert "offender" in output
        assert "accomplice" in output
        return
    for module, imports in OFFENCES[contract].items():
        for name in imports:
            assert re.search(rf"{module} -> {name}\b", output), output


def test_what_the_layers_permit_passes(tree: Path) -> None:
    for module, imports in PERMITTED.items():
        write_module(tree, module, imports)
    code, output, broken = lint(tree)
    assert (code, broken) == (0, set()), output
