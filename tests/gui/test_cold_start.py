"""What is loaded when the window is first painted: nothing that makes somebody wait.

Not timed: a slow import is found by its name. Each start is a process of its own, because this one
has long loaded everything.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("numpy", "pyqtgraph", "reportlab", "pydantic", "svglib", "pypdfium2", "jsonschema", "PIL"),
    *("msgspec", "tinydb", "filelock", "uuid"),  # the store and the rules come after the paint
}

START = """
import os, sys
from pathlib import Path

import designer.cli.window
from widgets.shell.main_window import MainWindow

{before}
restore = MainWindow._restore

def restore_and_watch(window):
    restore(window)
    window.painted.connect(tell)

def tell():
    print(sorted({heavy!r} & sys.modules.keys()), flush=True)
    os._exit(0)

MainWindow._restore = restore_and_watch
designer.cli.window.services = lambda *_, **__: sys.exit("the clinic was opened before the paint")
designer.cli.window.layout_file = lambda: Path({layout!r})
designer.cli.run([])
"""


def loaded_at_first_paint(folder: Path, before: str = "") -> str:
    """The heavy modules that a start has loaded by its first paint, as Python prints a list."""
    script = START.format(before=before, heavy=HEAVY, layout=str(folder / "layout.ini"))
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_nothing_heavy_is_loaded_when_the_window_is_first_painted(tmp_path: Path) -> None:
    assert loaded_at_first_paint(tmp_path) == "[]"


@pytest.mark.parametrize("module", ["numpy", "msgspec"])
def test_a_heavy_import_on_the_way_is_noticed(tmp_path: Path, module: str) -> None:
    assert f"'{module}'" in loaded_at_first_paint(tmp_path, before=f"import {module}")
