"""Opens the window: the one place where QApplication, theme, workspace and main window meet.

For the command line::

    run(make_services, make_demonstration) -> int

``make_services()`` gives the :class:`Services` of the user's clinic; it may raise DesignerError,
whose sentence is then shown. ``make_demonstration()``, if given, gives those of the demonstration
clinic, offered where the clinic is still empty. The result is the exit code: 0 after a normal end.

``widgets.tour.run_tour(folder, make_demonstration, screens_only) -> list[Path]`` is the tour;
there ``make_demonstration(data_folder)`` builds the demonstration clinic in that folder.
"""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from designer.errors import DesignerError
from widgets.common.asking import tell
from widgets.shell.failures import Failures
from widgets.shell.layout_store import LayoutStore
from widgets.shell.main_window import MainWindow
from widgets.shell.warming import Warming
from widgets.state.services import Services
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme

MakeServices = Callable[[], Services]
CANNOT_OPEN = 3
MAX_LOG_BYTES = 1_000_000


def run(make_services: MakeServices, make_demonstration: MakeServices | None = None) -> int:
    """Open the window and stay until it is closed."""
    app = make_application()
    failures = Failures(app)
    failures.install()
    windows = Windows(app, failures, make_demonstration)
    try:
        opened = windows.open(make_services)
        return app.exec() if opened else CANNOT_OPEN
    finally:
        failures.remove()


def make_application() -> QApplication:
    """The application with its name, as the system's lists of windows show it."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("home-program-designer")
    app.setApplicationDisplayName("Home Program Designer")
    app.setDesktopFileName("home-program-designer")
    return app


def make_window(services: Services, theme: Theme, failures: Failures) -> MainWindow:
    """A window on a clinic, not shown yet; used by the tests and the tour, too."""
    workspace = Workspace(services, theme=theme)
    window = MainWindow(workspace, LayoutStore(services.layout_file), failures)
    workspace.setParent(window)
    return window


class Windows(QObject):
    """Keeps the window that is open, and puts the demonstration clinic in its place on demand."""

    def __init__(
        self, app: QApplication, failures: Failures, make_demonstration: MakeServices | None
    ) -> None:
        super().__init__(app)
        self._app = app
        self._failures = failures
        self._make_demonstration = make_demonstration
        self._theme: Theme | None = None
        self.window: MainWindow | None = None

    def open(self, make_services: MakeServices) -> bool:
        """Open a window on a clinic; False when the clinic cannot be used."""
        try:
            services = make_services()
        except DesignerError as error:
            self._dressed(None)
            title = self.tr("The clinic could not be opened")
            tell(self.window, title, str(error), self.tr("Close"))
            return False
        log_to(services.layout_file.with_name("program.log"))
        window = make_window(services, self._dressed(services), self._failures)
        window.demonstration_requested.connect(self._open_demonstration)
        window.actions_.demonstration.setEnabled(self._make_demonstration is not None)
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.deleteLater()
        QTimer.singleShot(0, window, Warming(window).start)
        return True

    def _dressed(self, services: Services | None) -> Theme:
        """The one theme of the application, in the mode that the user chose."""
        if self._theme is None:
            mode = LayoutStore(services.layout_file).mode if services is not None else "system"
            self._theme = Theme(mode, self)
            self._theme.apply_to(self._app)
        return self._theme

    def _open_demonstration(self) -> None:
        if self._make_demonstration is None or self.window is None:
            return
        before = self.window
        # The last window that closes ends the application; the next one is not open yet.
        self._app.setQuitOnLastWindowClosed(False)
        if before.close() and not self.open(self._make_demonstration):
            before.show()
        self._app.setQuitOnLastWindowClosed(True)


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
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
