"""One start of a window in a process of its own: python -m tests.bench.start_child KIND [FOLDER].

KIND is "empty", a bare QWidget, or "program", the real thing on the clinic in FOLDER. Each moment
is one line on stdout, at once; whoever started this process holds the watch.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from widgets.shell.main_window import MainWindow
    from widgets.state.workspace import Workspace

GIVE_UP_S = 30
HEAVY = {
    *("numpy", "pyqtgraph", "reportlab", "pydantic", "svglib"),  # must be absent
    *("jsonschema", "pypdfium2", "PIL", "tinydb", "msgspec", "filelock", "platformdirs"),
}


def say(moment: str) -> None:
    """Tell the watch, with what is loaded by now."""
    loaded = ",".join(sorted(HEAVY & sys.modules.keys()))
    os.write(1, f"{moment} {len(sys.modules)} {loaded}\n".encode())


def empty() -> None:
    """Show a bare widget until it is painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Empty(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (the name is Qt's)
            super().paintEvent(event)
            QTimer.singleShot(0, self, lambda: finish("painted"))

    app = QApplication([])
    widget = Empty()
    widget.resize(1366, 768)
    widget.show()
    app.exec()


def program(folder: str) -> None:
    """Start the program as its command does, until the patients are listed."""
    from designer.__main__ import main
    from designer.cli import window
    from widgets.shell.main_window import MainWindow

    restore, attach = MainWindow._restore, MainWindow.attach

    def watched_restore(self: MainWindow) -> None:
        restore(self)  # the end of __init__: nobody else listens yet, so the watch hears it first
        self.painted.connect(lambda: say("painted"))

    def watched_attach(self: MainWindow, workspace: Workspace) -> None:
        attach(self, workspace)
        page = self.pages.currentWidget()
        assert page is not None
        _tell_when_painted(page)

    MainWindow._restore, MainWindow.attach = watched_restore, watched_attach  # type: ignore[method-assign]
    threading.Timer(GIVE_UP_S, lambda: os._exit(1)).start()  # an empty clinic has no list to paint
    services = window.services  # started without arguments, as from a menu, but on this folder
    window.services = lambda _default, **_: services(Path(folder))
    sys.exit(main([]))


def _tell_when_painted(page: QWidget) -> None:
    """Finish when the list of patients in ``page`` has been painted."""
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractItemView

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (likewise)
            if isinstance(event, QPaintEvent):
                QTimer.singleShot(0, self, lambda: finish("listed"))
            return False

    view = page.findChild(QAbstractItemView)
    assert isinstance(view, QAbstractItemView)
    view.viewport().installEventFilter(Watch(view))


def finish(moment: str) -> None:
    """Tell the watch and go, without the work of a proper end."""
    say(moment)
    os._exit(0)


if __name__ == "__main__":
    empty() if sys.argv[1] == "empty" else program(sys.argv[2])
