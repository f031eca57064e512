"""A report of a fault that can be given to whoever mends the program: no patient data in it."""

import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import qVersion

_PACKAGES = ("home-program-designer", "msgspec", "tinydb", "filelock", "pyqtgraph", "reportlab")


def fault_report(faults: Sequence[str]) -> str:
    """Versions, the system, and where the faults happened. In English: developers read it."""
    lines = [
        "Home Program Designer: report of a fault",
        "It names versions and lines of the program. It holds no patient data.",
        "",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide {PySide6.__version__}",
        f"{platform.platform()}, {sys.platform}",
        ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
    ]
    for fault in faults:
        lines += ["", fault.rstrip()]
    if not faults:
        lines += ["", "No fault was noticed in this run."]
    return "\n".join(lines) + "\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(from source)"
