"""Where the program was when the machine took it down: a fault below Python, caught by nobody.

Python writes files, lines and functions of every thread there, and no values.
"""

import faulthandler
from pathlib import Path
from typing import TextIO

_LONGEST = 20_000  # characters of the last fault that are kept


class FatalFile:
    """Open while the program runs; empty at the end of a good run."""

    def __init__(self) -> None:
        self._file: TextIO | None = None
        self.before = ""

    def open(self, path: Path) -> None:
        """Read what the last run left, and be ready for this one."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                self.before = path.read_text("utf-8", errors="replace").strip()[:_LONGEST]
            self._file = path.open("w", encoding="utf-8")
        except OSError:  # the program works without
            return
        faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """Stop watching."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
