"""The main window: it puts the parts together and passes wishes on."""

from importlib import import_module

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from widgets.common.asking import Question, tell
from widgets.common.labels import hairline
from widgets.shell.actions import Actions
from widgets.shell.failures import Failures
from widgets.shell.identity_bar import IdentityBar
from widgets.shell.layout_store import LayoutStore
from widgets.shell.menus import fill_menus
from widgets.shell.notice_bar import NoticeBar
from widgets.shell.page_bar import PageBar
from widgets.shell.pages import PageStack
from widgets.state.workspace import Workspace
from widgets.theme.theme import Mode

LEAST = (960, 600)  # 1366x768 at 125 %, less the task bar
USUAL = (1366, 768)


class MainWindow(QMainWindow):
    """Identity bar, page tabs, notice, pages.

    A page may have ``may_close() -> bool``, asked before a patient or the window is closed, and
    ``new_patient()``/``edit_patient()`` (the patients page).

    Signals:
        demonstration_requested(): the user wishes to see the demonstration clinic.
    """

    demonstration_requested = Signal()

    def __init__(self, workspace: Workspace, layout: LayoutStore, failures: Failures) -> None:
        super().__init__()
        self.workspace = workspace
        self._layout = layout
        self.actions_ = Actions(workspace, self)
        self.pages = PageStack(workspace)
        self._page_bar = PageBar(workspace, self.actions_)
        self._arrange()
        self._page_menus = fill_menus(self.menuBar(), self.actions_)
        self.menuBar().setAccessibleName(self.tr("Menu"))
        self._connect()
        failures.failed.connect(self._report_failure, Qt.ConnectionType.QueuedConnection)
        self._failure_shown = False
        self._show_title()
        self._restore()
        self.show_page("patients")

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.pages.show_page(name)

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (IdentityBar(self.workspace), self._page_bar, hairline()):
            column.addWidget(widget)
        column.addWidget(NoticeBar(self.workspace))
        column.addWidget(self.pages, 1)
        middle = QWidget()
        middle.setLayout(column)
        self.setCentralWidget(middle)
        self.setMinimumSize(*LEAST)

    def _connect(self) -> None:
        actions, workspace = self.actions_, self.workspace
        self._page_bar.page_requested.connect(self.show_page)
        actions.page_requested.connect(self.show_page)
        workspace.page_requested.connect(self.show_page)
        self.pages.page_made.connect(self._take_new_page)
        self.pages.page_shown.connect(self._page_bar.show_page)
        self.pages.page_shown.connect(self._show_page_commands)
        self.pages.currentChanged.connect(self._show_page_commands)
        actions.mode_requested.connect(self._set_mode)
        actions.undo.triggered.connect(actions.undo_step)
        actions.redo.triggered.connect(actions.redo_step)
        actions.new_patient.triggered.connect(lambda: self._on_patients_page("new_patient"))
        actions.edit_patient.triggered.connect(lambda: self._on_patients_page("edit_patient"))
        actions.close_patient.triggered.connect(self._close_patient)
        actions.import_file.triggered.connect(lambda: self._program_files("open"))
        actions.export_file.triggered.connect(lambda: self._program_files("save"))
        actions.demonstration.triggered.connect(self.demonstration_requested)
        actions.demonstration.setVisible(not workspace.services.demonstration)
        actions.quit.triggered.connect(self.close)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)
        workspace.document_opened.connect(self._show_title)
        workspace.document_closed.connect(self._show_title)

    def _on_patients_page(self, wish: str) -> None:
        self.show_page("patients")
        page = self.pages.page("patients")
        getattr(page, wish)()

    def _close_patient(self) -> None:
        if self._pages_may_close() and not self.workspace.close_patient():
            self._ask_about_unsaved(closing=False)
        self.show_page("patients")

    def _set_mode(self, mode: Mode) -> None:
        self._layout.mode = mode
        self.workspace.theme.set_mode(mode)

    def _take_new_page(self, page: QWidget) -> None:
        wish = getattr(page, "demonstration_requested", None)
        if wish is not None:
            wish.connect(self.demonstration_requested)

    def _show_page_commands(self, _page: object = None) -> None:
        self._page_menus.follow(self.pages.currentWidget())

    def _show_title(self, _document: object = None) -> None:
        # No name here: window titles end up in task lists, screen shares and logs.
        demonstration = self.tr("Home Program Designer: demonstration clinic")
        plain = self.tr("Home Program Designer")
        self.setWindowTitle(demonstration if self.workspace.services.demonstration else plain)

    # What is rarely needed is imported when it is: the window has to be there at once.

    def _program_files(self, wish: str) -> None:
        module = import_module("widgets.shell.program_files")
        getattr(module.ProgramFiles(self.workspace, self), wish)()

    def _show_shortcuts(self) -> None:
        import_module("widgets.shell.helping").show_shortcuts(self)

    def _show_about(self) -> None:
        document = self.workspace.document
        rules_version = document.report.rules_version if document is not None else ""
        import_module("widgets.shell.helping").show_about(self, rules_version)

    def _report_failure(self, sentence: str) -> None:
        """Tell of an unforeseen error, once at a time however often it repeats."""
        if self._failure_shown:
            return
        self._failure_shown = True
        text = sentence or self.tr(
            "Something in the program went wrong. What was saved is safe, and you can go on "
            "working. If it happens again, close the program and open it anew. The log file says "
            "where it happened and holds no patient data."
        )
        tell(self, self.tr("That did not work"), text, self.tr("Go on"))
        QTimer.singleShot(0, self, self._failure_told)

    def _failure_told(self) -> None:
        self._failure_shown = False

    def _pages_may_close(self) -> bool:
        for page in self.pages.made_pages():
            may_close = getattr(page, "may_close", None)
            if may_close is not None and not may_close():
                return False
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._pages_may_close() or not self._all_saved():
            event.ignore()
            return
        self._layout.geometry = self.saveGeometry()
        self._layout.write()
        event.accept()

    def _all_saved(self) -> bool:
        """Whether the window may go: everything is on disk, or the user gives the rest up."""
        while not self.workspace.close_patient():
            answer = self._ask_about_unsaved(closing=True)
            if answer != "retry":
                return answer == "lose"
        return True

    def _ask_about_unsaved(self, *, closing: bool) -> str:
        question = Question(
            self.tr("The last changes are not saved"),
            self.tr(
                "They could not be written to the clinic's folder. Try again, or export the "
                "program file to keep them elsewhere."
            ),
            self,
        )
        if closing:
            question.add_answer("lose", self.tr("Close and lose them"), "danger")
        question.add_answer("", self.tr("Go on working"))
        if closing:
            question.add_answer("retry", self.tr("Try again"), "primary")
        return question.ask()

    def _restore(self) -> None:
        geometry = self._layout.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*USUAL)
