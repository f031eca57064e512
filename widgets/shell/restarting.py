"""Starts the program a second time, as this one was started."""

import sys

from PySide6.QtCore import QProcess


def start_anew() -> bool:
    """Start it, independent of this one; whether that was possible."""
    program, arguments = command()
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    return bool(process.startDetached())


def command() -> tuple[str, list[str]]:
    """The command line of this run; a program built into one folder has no Python before it."""
    if getattr(sys, "frozen", False):
        return sys.executable, sys.argv[1:]
    return sys.executable, sys.orig_argv[1:]
