"""An unforeseen error: it is logged, the user is told once, and the program stays up.

What is logged holds no patient data: the kind of error and the lines of our code, never values.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from designer.errors import DesignerError

LOG = logging.getLogger("home_program_designer")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Failures(QObject):
    """Takes on what nobody caught.

    Signals:
        failed(str): a sentence for the user; emitted in the thread of the windows.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[..., object] | None = None

    def install(self) -> None:
        """From now on nothing unforeseen ends the program."""
        self._before = sys.excepthook
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(_log_qt)

    def remove(self) -> None:
        """Put back what was there before."""
        if self._before is not None:
            sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

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
        LOG.error("%s", described(kind, error, trace))
        foreseen = isinstance(error, DesignerError)
        self.failed.emit(str(error) if foreseen else "")

    def _take_from_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.take(hook.exc_type, hook.exc_value, hook.exc_traceback)


def described(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The kind of error and where it happened. Messages are left out: they may hold values."""
    lines = "".join(traceback.format_tb(trace))
    text = f": {error}" if isinstance(error, DesignerError) else ""
    return f"{kind.__module__}.{kind.__qualname__}{text}\n{lines}"


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = str(context.category or "qt")
    logging.getLogger(category).log(_LEVELS.get(kind, logging.WARNING), "%s", message)
