"""Run the benchmarks: all, or the named ones.

Usage: python -m tests.bench [NAME...]

A benchmark is a module `bench_NAME.py` in this folder with a `main()` that prints its figures. Each
runs in a process of its own, so that none inherits another's memory or Qt application.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Return 0 when every benchmark ran to its end."""
    known = sorted(file.stem.removeprefix("bench_") for file in HERE.glob("bench_*.py"))
    if unknown := sorted(set(names) - set(known)):
        print(f"no benchmark called {', '.join(unknown)}; there are: {', '.join(known)}")
        return 2
    print(
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"{os.cpu_count()} processors. Believe the ratios, not the milliseconds."
    )
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    # What the offscreen platform complains of would stand between the figures.
    environment["QT_LOGGING_RULES"] = "default.warning=false"
    failed = []
    for name in names or known:
        print(f"\n== {name}", flush=True)
        # Gone at once after the last figure: some peers complain when they are taken down in order.
        program = (
            f"import os, sys; from tests.bench.bench_{name} import main; main(); "
            "sys.stdout.flush(); os._exit(0)"
        )
        if subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
