"""The main window: there at once, and filled when the clinic is open.

Nothing here may import what takes long: rules, store and pages come with :meth:`attach`. Even the
namespace ``Qt`` is left alone: PySide takes 14 ms to make its enumerations, a tenth of the start.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from widgets.shell.faults.failures import Failures
from widgets.state.layout_store import LayoutStore
from widgets.theme.motion import MotionMode
from widgets.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from widgets.shell.content import Content
    from widgets.state.workspace import Workspace

LEAST = (960, 480)  # 1920x1080 at 200 %, less the task bar and the title
USUAL = (1366, 768)
HEAD_PX = 122  # menu, identity and tabs together, so that nothing jumps when they come


class MainWindow(QMainWindow):
    """Remembers its place, closes only when all is saved, tells of faults.

    Signals:
        painted(): the window is on the screen for the first time, still empty.
        demonstration_requested(): the user wishes to see the demonstration clinic.
        closed(): the window closed, with everything saved or given up.
    """

    painted = Signal()
    closed = Signal()
    demonstration_requested = Signal()

    def __init__(self, theme: Theme, layout: LayoutStore, failures: Failures) -> None:
        super().__init__()
        self._theme = theme
        self._layout = layout
        self._content: Content | None = None
        self._failure_shown = False
        self._failures = failures
        failures.failed.connect(self._report_failure)
        theme.motion.set_mode(layout.motion)
        theme.motion.mode_chosen.connect(self._keep_motion)
        self.setWindowTitle(self.tr("Home Program Designer"))
        self.setMinimumSize(*LEAST)
        opening = OpeningView(theme)
        opening.painted.connect(self.painted)
        self.setCentralWidget(opening)
        self._restore()

    def attach(self, workspace: Workspace) -> None:
        """Fill the window with the pages of a clinic."""
        self.menuBar().setAccessibleName(self.tr("Menu"))
        module = import_module("widgets.shell.content")
        content = cast("Content", module.Content(workspace, self.menuBar(), self))
        self._content = content
        self.workspace = workspace
        self.pages = content.pages
        self.actions_ = content.actions_
        content.demonstration_requested.connect(self.demonstration_requested)
        content.close_requested.connect(self.close)
        content.mode_requested.connect(self._set_mode)
        content.restart_requested.connect(self._restart)
        content.news_bar.report_requested.connect(self._report_last_run)
        self.setCentralWidget(content)
        if workspace.services.demonstration:
            # No patient's name here: titles end up in task lists, screen shares and logs.
            self.setWindowTitle(self.tr("Demonstration clinic"))  # Qt adds the program's name

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.pages.show_page(name)

    def tell_news(self, text: str, *, report: bool = False) -> None:
        """Say in a quiet line what happened without the user; ``report``: there is one to read."""
        if self._content is not None:
            self._content.news_bar.say(text, report=report)

    def _report_last_run(self) -> None:
        text = self.tr(
            "The report says where the program was when it ended. It holds no patient data; "
            "whoever looks after the program can use it."
        )
        self.show_report(self.tr("The last run ended unexpectedly"), text)

    def _set_mode(self, mode: Mode) -> None:
        self._layout.mode = mode
        self._theme.set_mode(mode)

    def _restart(self) -> None:
        """Close, with everything saved, and start anew: a size is taken up at the start only."""
        if self.close():
            import_module("widgets.shell.restarting").start_anew()

    def _keep_motion(self, mode: MotionMode) -> None:
        self._layout.motion = mode

    def _report_failure(self, sentence: str) -> None:
        """Tell of an unforeseen error, once at a time however often it repeats."""
        if self._failure_shown:
            return
        self._failure_shown = True
        # Where it happened has to end first: a dialog inside a paint event would hang.
        QTimer.singleShot(0, self, lambda: self._tell_failure(sentence))

    def _tell_failure(self, sentence: str) -> None:
        text = sentence or self.tr(
            "Something in the program went wrong. What was saved is safe, and you can go on "
            "working. If it happens again, close the program and open it anew. The report says "
            "where it happened and holds no patient data."
        )
        self.show_report(self.tr("That did not work"), text)
        self._failure_shown = False

    def show_report(self, title: str, text: str) -> None:
        """Show a sentence with the report of what went wrong."""
        report = import_module("widgets.shell.faults.fault_report").fault_report(
            self._failures.faults()
        )
        module = import_module("widgets.shell.faults.fault_dialog")
        dialog = module.FaultDialog(title, text, report, self)
        dialog.exec()
        dialog.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._content is not None and not self._content.may_close():
            event.ignore()
            return
        self._layout.geometry = self.saveGeometry()
        self._layout.shown_theme = self._theme.tokens.name
        self._layout.write()
        event.accept()
        if self._content is not None:
            self._content.pages.close_pages()
        self.closed.emit()

    def _restore(self) -> None:
        geometry = self._layout.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*USUAL)
            if self._layout.scale != 100:
                room = self.screen().availableGeometry().size()
                self.resize(self.size().boundedTo(room).expandedTo(self.minimumSize()))


class OpeningView(QWidget):
    """What the window shows in its first moment: the ground of the bars. No word: it would flash.

    Signals:
        painted(): it was on the screen.
    """

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        tokens = theme.tokens
        # By style sheets: a QPainter or QPalette would have to make the enumerations of Qt first.
        self.setStyleSheet(f"background: {tokens.paper.name()}")
        self._head = QWidget(self)
        line = f"border-bottom: 1px solid {tokens.line.name()}"
        self._head.setStyleSheet(f"background: {tokens.surface.name()}; {line}")
        self._told = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.setGeometry(0, 0, self.width(), HEAD_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            # Only what comes after this event can be sure that the picture is out.
            QTimer.singleShot(0, self, self.painted.emit)
