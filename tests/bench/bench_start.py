"""Cold start to first paint, beside an empty QWidget: each in a process of its own, from spawn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.timing import report, take_turns

EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Empty(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Empty()
window.resize(1366, 768)
window.show()
app.exec()
"""

FRAME = """
import os
import designer.cli, widgets.app
widgets.app.Opener._fill = lambda *_: os._exit(0)
designer.cli.run([])
"""

FULL = """
import os
import designer.cli, widgets.app
fill = widgets.app.Opener._fill
def fill_and_paint(opener, window, make_services):
    fill(opener, window, make_services)
    window.repaint()
    os._exit(0)
widgets.app.Opener._fill = fill_and_paint
designer.cli.run([])
"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        contenders = {
            "empty QWidget": _starter(EMPTY, Path(name)),
            "our window, first paint": _starter(FRAME, Path(name)),
            "our window, patient list": _starter(FULL, Path(name)),
        }
        report("Spawn to first paint", take_turns(contenders, rounds=15), "empty QWidget")
    print("  to reach: first paint at most 1.3")


def _starter(script: str, folder: Path) -> Callable[[], object]:
    # Byte code is kept, as it is once the program is installed.
    environment = os.environ | {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return lambda: subprocess.run([sys.executable, "-c", script], env=environment, check=True)
