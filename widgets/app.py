"""Opens the window: the one place where QApplication, theme, workspace and main window meet.

For the command line::

    run(make_services, make_demonstration, layout_file) -> int

``make_services()`` gives the :class:`Services` of the user's clinic; it is called once the window
is on the screen, and may raise DesignerError, whose sentence is then shown. ``make_demonstration``,
if given, gives those of the demonstration clinic, offered where the clinic is still empty.
``layout_file`` remembers size and theme. The result is the exit code: 0 after a normal end.

``widgets.tour.run_tour(folder, make_demonstration, words, screens_only) -> list[Path]`` is the
tour; there ``make_demonstration(data_folder)`` builds the demonstration clinic in that folder.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from designer.faults import described
from widgets.common.dates import english_of
from widgets.shell.collecting import Collecting
from widgets.shell.faults.failures import Failures
from widgets.shell.main_window import MainWindow
from widgets.state.layout_store import LayoutStore
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from widgets.state.services import Services
    from widgets.state.workspace import Workspace

MakeServices = Callable[[], "Services"]
CANNOT_OPEN = 3
SCALE_VARIABLE = "QT_SCALE_FACTOR"
MAX_LOG_BYTES = 1_000_000
PATIENCE_MS = 2000  # a window that starts minimised is never painted; open the clinic all the same


def run(
    make_services: MakeServices,
    make_demonstration: MakeServices | None,
    layout_file: Path,
) -> int:
    """Open the window and stay until it is closed."""
    layout = LayoutStore(layout_file)
    with scaled(layout.scale):
        app = make_application()
    failures = Failures(app)
    failures.install(layout_file.with_name("fatal.txt"))
    collecting = Collecting(app)
    collecting.install()
    log_to(layout_file.with_name("program.log"))
    theme = Theme(layout.mode, app, at_first=layout.shown_theme or "light")
    opener = Opener(app, theme, failures, layout, make_demonstration)
    try:
        opener.gave_up.connect(lambda: app.exit(CANNOT_OPEN))
        opener.open(make_services)
        return app.exec()
    finally:
        collecting.remove()
        failures.remove()


@contextmanager
def scaled(percent: int) -> Iterator[None]:
    """Qt shows an application made in here so much larger; a program it starts later is its own."""
    before = os.environ.get(SCALE_VARIABLE)
    if percent != 100:
        os.environ[SCALE_VARIABLE] = str(percent / 100 * float(before or 1))
    try:
        yield
    finally:
        if percent != 100:
            del os.environ[SCALE_VARIABLE]
            if before is not None:
                os.environ[SCALE_VARIABLE] = before


def make_application() -> QApplication:
    """The application with its name, as the system's lists of windows show it."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("home-program-designer")
    app.setApplicationDisplayName("Home Program Designer")
    app.setDesktopFileName("home-program-designer")
    QLocale.setDefault(english_of(QLocale.system()))  # no foreign months among English words
    return app


def make_window(services: "Services", theme: Theme, failures: Failures) -> MainWindow:
    """A window on a clinic, not shown yet; used by the tests and the tour, too."""
    window = MainWindow(theme, LayoutStore(services.layout_file), failures)
    window.attach(make_workspace(services, theme, window))
    return window


def make_workspace(services: "Services", theme: Theme, parent: QObject) -> "Workspace":
    """The workspace of a window; imported late, because rules and store come with it."""
    workspace: Workspace = import_module("widgets.state.workspace").Workspace(
        services, parent, theme
    )
    return workspace


class Opener(QObject):
    """Shows a window at once and opens the clinic in it; the demonstration clinic on demand.

    Signals:
        gave_up(): the clinic could not be opened, and the user was told why.
    """

    gave_up = Signal()

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        failures: Failures,
        layout: LayoutStore,
        make_demonstration: MakeServices | None,
    ) -> None:
        super().__init__(app)
        self._app, self._theme, self._failures = app, theme, failures
        self._layout = layout
        self._make_demonstration = make_demonstration
        self.window: MainWindow | None = None

    def open(self, make_services: MakeServices) -> None:
        """Show an empty window; the clinic comes once it is on the screen."""
        window = MainWindow(self._theme, self._layout, self._failures)
        window.demonstration_requested.connect(self._open_demonstration)
        self.window = window
        opening = Once(lambda: self._fill(window, make_services))
        window.painted.connect(opening)
        QTimer.singleShot(PATIENCE_MS, window, opening)
        window.show()

    def _fill(self, window: MainWindow, make_services: MakeServices) -> None:
        if not self._theme.is_applied:
            self._theme.apply_to(self._app)
        self._app.setWindowIcon(import_module("widgets.theme.icons").application_icon())
        opening = import_module("widgets.shell.opening")
        services = opening.opened(make_services, window)
        if services is None:
            window.close()
            self.gave_up.emit()
            return
        window.attach(make_workspace(services, self._theme, window))
        window.actions_.demonstration.setEnabled(self._make_demonstration is not None)
        reopening = import_module("widgets.shell.reopening")
        folder = services.layout_file.parent
        faults = bool(self._failures.fatal_before)
        reopening.Reopening(window, folder).start(faults=faults)
        window.workspace.follow_others()
        opening.back_up_by_itself(window)
        warming = import_module("widgets.shell.warming")
        warming.Warming(window, services.warm).start()

    def _open_demonstration(self) -> None:
        before = self.window
        if self._make_demonstration is None or before is None:
            return
        # The last window that closes ends the application; the next one is not open yet.
        self._app.setQuitOnLastWindowClosed(False)
        if before.close():
            self.open(self._make_demonstration)
            before.deleteLater()
        self._app.setQuitOnLastWindowClosed(True)


class Once:
    """Calls a function the first time it is called itself."""

    def __init__(self, function: Callable[[], None]) -> None:
        self._function: Callable[[], None] | None = function

    def __call__(self) -> None:
        function, self._function = self._function, None
        if function is not None:
            function()


def log_to(file: Path) -> None:
    """Write warnings and errors to a file beside the layout; begin anew when it has grown large."""
    root = logging.getLogger()
    if any(isinstance(handler, logging.FileHandler) for handler in root.handlers):
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = not file.exists() or file.stat().st_size > MAX_LOG_BYTES
        handler = logging.FileHandler(file, mode="w" if fresh else "a", encoding="utf-8")
    except OSError:  # without a log the program works all the same
        return
    root.addHandler(without_data(handler))


def without_data(handler: logging.Handler) -> logging.Handler:
    """The handler, set to what a log may hold."""
    handler.setLevel(logging.WARNING)
    handler.setFormatter(WithoutData("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


class WithoutData(logging.Formatter):
    """Writes exceptions without their messages, which may hold values."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # perhaps as another handler wrote it, with the message
        said = super().format(record)
        record.exc_text = None
        return said

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return described(ei[1]) if ei[1] is not None else ""
