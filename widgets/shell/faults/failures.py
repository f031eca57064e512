"""An unforeseen error: it is logged, the user is told once, and the program stays up.

What is logged and reported holds no patient data: kinds of errors and lines of our code, never
values. See ``designer.faults`` for what may be said of an error.
"""

import logging
import re
import sys
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from designer.errors import DesignerError
from designer.faults import described
from widgets.shell.faults.fatal_file import FatalFile

LOG = logging.getLogger("home_program_designer")
_KEPT = 10  # faults in a report
_DATA = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|(?:[A-Za-z]:[\\/]|/)[^\s,;:]+")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _Hooks(NamedTuple):
    """Who was told of what nobody caught."""

    uncaught: Callable[..., object]
    unraisable: Callable[..., object]
    in_thread: Callable[..., object]
    qt: Callable[..., object] | None


class Failures(QObject):
    """Takes on what nobody caught.

    Signals:
        failed(str): a sentence for the user; emitted in the thread of the windows.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: _Hooks | None = None
        self._recent: deque[str] = deque(maxlen=_KEPT)
        self._fatal = FatalFile()

    def install(self, fatal_file: Path | None = None) -> None:
        """From now on nothing unforeseen ends the program; where it does, ``fatal_file`` says."""
        uncaught, unraisable, in_thread = sys.excepthook, sys.unraisablehook, threading.excepthook
        sys.excepthook = self.take
        sys.unraisablehook = self._take_unraisable
        threading.excepthook = self._take_from_thread
        qt = qInstallMessageHandler(_log_qt)
        self._before = _Hooks(uncaught, unraisable, in_thread, qt)
        if fatal_file is not None:
            self._fatal.open(fatal_file)

    def remove(self) -> None:
        """Put back what was there before."""
        if self._before is not None:
            sys.excepthook = self._before.uncaught
            sys.unraisablehook = self._before.unraisable
            threading.excepthook = self._before.in_thread
            qInstallMessageHandler(self._before.qt)
            self._before = None
        self._fatal.close()

    @property
    def fatal_before(self) -> str:
        """Where the program was when it ended for good last time; "" after a normal end."""
        return self._fatal.before

    def faults(self) -> tuple[str, ...]:
        """What happened in this run, oldest first, and before it if that ended the program."""
        before = (f"The run before this one ended with:\n{self.fatal_before}",)
        return (*(before if self.fatal_before else ()), *self._recent)

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an exception and tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._note(error)
        foreseen = isinstance(error, DesignerError)
        self.failed.emit(str(error) if foreseen else "")

    def _note(self, error: BaseException) -> None:
        said = described(error)
        LOG.error("%s", said)
        self._recent.append(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n{said}")

    def _take_from_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.take(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _take_unraisable(self, hook: "sys.UnraisableHookArgs") -> None:
        """An error while something was being taken down: nobody's work is touched by it."""
        if hook.exc_value is not None:
            self._note(hook.exc_value)


def without_data(message: str) -> str:
    """A message of Qt's without what stands in quotation marks and without paths."""
    return _DATA.sub("…", message)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = str(context.category or "qt")
    level = _LEVELS.get(kind, logging.WARNING)
    logging.getLogger(category).log(level, "%s", without_data(message))
