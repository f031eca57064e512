"""What fills the main window: it puts the parts together and passes wishes on."""

from importlib import import_module

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenuBar, QScrollArea, QVBoxLayout, QWidget

from designer.model.program import ProgramWeek
from widgets.common.labels import hairline
from widgets.common.roles import install_roles
from widgets.palette.opener import PaletteOpener
from widgets.sharing.news_bar import NewsBar
from widgets.sharing.saving_bar import SavingBar
from widgets.sharing.standoffs import Standoffs
from widgets.sharing.unsaved import Unsaved
from widgets.sharing.wait_card import WaitCard
from widgets.shell.actions import Actions
from widgets.shell.focus_ring import FocusRing
from widgets.shell.identity_bar import IdentityBar
from widgets.shell.menus import fill_menus
from widgets.shell.notice_bar import NoticeBar
from widgets.shell.page_bar import PageBar
from widgets.shell.page_promises import (
    MayClose,
    PrintsHandouts,
    ShowsExercises,
    TakesInPatients,
)
from widgets.shell.pages import PageStack
from widgets.shell.rules_bar import RulesBar
from widgets.shell.start_pages import start_page
from widgets.shell.urgent_watch import UrgentWatch
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace

PRINT_PAUSE_MS = 50
PRINT_TRIES = 100  # five seconds for the preview


class Content(QWidget):
    """Identity bar, page tabs, notice, pages; ``page_promises`` is what it asks of a page.

    Signals:
        demonstration_requested(): the user wishes to see the demonstration clinic.
        close_requested(): the user wishes to leave.
        mode_requested(str): the user wishes another theme.
        restart_requested(): the user wishes to start the program anew.
    """

    demonstration_requested = Signal()
    close_requested = Signal()
    mode_requested = Signal(str)
    restart_requested = Signal()

    def __init__(self, workspace: Workspace, menu_bar: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._print_tries = 0
        self.actions_ = Actions(workspace, self)
        self.pages = PageStack(workspace)
        self._page_bar = PageBar(workspace, self.actions_)
        self._saving_bar = SavingBar(workspace)
        self.news_bar = NewsBar(workspace)
        self._standoffs = Standoffs(workspace, parent)
        self._unsaved = Unsaved(workspace, self._standoffs, parent)
        self._wait_card = WaitCard(workspace.waiting, parent)
        install_roles()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.focus_ring = FocusRing(workspace.theme, app, self)
        self._arrange()
        self._page_menus = fill_menus(menu_bar, self.actions_)
        self.palette_ = PaletteOpener(
            workspace,
            menu_bar,
            self,
            open_patient=self._open_patient,
            show_exercise=self._show_exercise,
            show_week=self._show_week,
        )
        self._connect()
        first = LayoutStore(workspace.services.layout_file).start_page
        self.show_page(start_page(first))

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.pages.show_page(name)

    def _keep_keyboard(self) -> None:
        """A page that takes no focus by itself must not leave the keyboard nowhere."""
        page = self.pages.currentWidget()
        if QApplication.focusWidget() is not None or page is None or not self.isActiveWindow():
            return
        at = page.nextInFocusChain()
        while at is not None and at is not page:
            # An area that only scrolls is no place to begin.
            tabs = at.focusPolicy() & Qt.FocusPolicy.TabFocus and type(at) is not QScrollArea
            if tabs and at.isEnabled() and page.isAncestorOf(at) and at.isVisible():
                at.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            at = at.nextInFocusChain()

    def _write_template(self, planned: ProgramWeek, diagnoses: tuple[str, ...]) -> None:
        """Let somebody keep a patient's week as a template of the clinic."""
        library = self._workspace.services.library
        cards = import_module("widgets.design.exercise_cards").ExerciseCards(
            library.exercises.values()
        )
        module = import_module("widgets.library.templates.actions")
        actions = module.TemplateActions(self._workspace, cards, self)
        actions.from_week(planned, diagnoses)
        actions.deleteLater()

    def may_close(self) -> bool:
        """Whether no page holds anything that would be lost, and everything is on disk."""
        return self._pages_may_close() and self._unsaved.may_leave()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (IdentityBar(self._workspace), self._page_bar, hairline()):
            column.addWidget(widget)
        column.addWidget(NoticeBar(self._workspace))
        column.addWidget(self._saving_bar)
        column.addWidget(self.news_bar)
        column.addWidget(RulesBar(self._workspace))
        column.addWidget(self.pages, 1)
        # Over the menu bar, too: nothing of the window is left to work with.
        self._urgent = UrgentWatch(self._workspace, self.window())

    def _connect(self) -> None:
        actions, workspace = self.actions_, self._workspace
        self._page_bar.page_requested.connect(self.show_page)
        self._saving_bar.copy_requested.connect(self._unsaved.save_copy)
        self._saving_bar.choice_requested.connect(self._standoffs.ask)
        actions.page_requested.connect(self.show_page)
        workspace.page_requested.connect(self._take_wish)
        workspace.program_requested.connect(self.read_program)
        workspace.template_requested.connect(self._write_template)
        self._urgent.intake_requested.connect(lambda: self._take_wish("intake"))
        self.pages.page_made.connect(self._take_new_page)
        self.pages.page_shown.connect(self._page_bar.show_page)
        self.pages.page_shown.connect(self._show_page_commands)
        # Qt takes the focus off what was hidden only when it lays the pages out.
        self._keyboard = QTimer(self, singleShot=True, interval=0)
        self._keyboard.timeout.connect(self._keep_keyboard)
        self.pages.page_shown.connect(self._keyboard.start)
        self.pages.currentChanged.connect(self._show_page_commands)
        actions.mode_requested.connect(self.mode_requested)
        actions.undo.triggered.connect(actions.undo_step)
        actions.redo.triggered.connect(actions.redo_step)
        actions.new_patient.triggered.connect(self._new_patient)
        actions.edit_patient.triggered.connect(self._edit_patient)
        actions.close_patient.triggered.connect(self._close_patient)
        actions.import_file.triggered.connect(lambda: self._program_files("open"))
        actions.export_file.triggered.connect(lambda: self._program_files("save"))
        actions.demonstration.triggered.connect(self.demonstration_requested)
        actions.demonstration.setVisible(not workspace.services.demonstration)
        actions.print_handout.triggered.connect(self._print_handout)
        actions.clinic.triggered.connect(self.edit_clinic)
        actions.backups.triggered.connect(self.show_backups)
        actions.backups.setVisible(workspace.services.backups is not None)
        actions.quit.triggered.connect(self.close_requested)
        actions.settings.triggered.connect(self.show_settings)
        actions.palette.triggered.connect(self.palette_.open)
        actions.page_help.triggered.connect(self._show_page_help)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)

    def _take_wish(self, name: str) -> None:
        """Show a page; "intake" is the form of the open patient, "clinic" that of the clinic."""
        if name == "intake":
            self._edit_patient()
        elif name == "clinic":
            self.edit_clinic()
        elif name == "backups":
            self.show_backups()
        else:
            self.show_page(name)

    def edit_clinic(self) -> None:
        """Edit what stands on every handout about the clinic."""
        import_module("widgets.shell.clinic_editing").edit_clinic(self._workspace, self)

    def show_settings(self) -> None:
        """Show what can be set; it holds at once."""
        module = import_module("widgets.settings.settings_dialog")
        dialog = module.SettingsDialog(self._workspace, self.window())
        dialog.screen_settings.mode_requested.connect(self.mode_requested)
        dialog.clinic.clinic_requested.connect(self.edit_clinic)
        dialog.clinic.clinic_requested.connect(dialog.clinic.show_values)
        dialog.clinic.backups_requested.connect(self.show_backups)
        dialog.restart_requested.connect(self.restart_requested)
        dialog.exec()
        dialog.deleteLater()

    def read_program(self, program_id: str, week: int) -> None:
        """Show an earlier program of the open patient, to read."""
        document = self._workspace.document
        if document is None:
            return
        module = import_module("widgets.design.weeks.programs_dialog")
        services, theme = self._workspace.services, self._workspace.theme
        dialog = module.ProgramsDialog(services, theme, document.record, self.window())
        dialog.show_program(program_id, week)
        dialog.exec()
        dialog.deleteLater()

    def show_backups(self) -> None:
        """Show the backups, what is damaged, and every way back."""
        backups = self._workspace.services.backups
        if backups is not None:
            module = import_module("widgets.backups.backups_dialog")
            dialog = module.BackupsDialog(self._workspace, backups, self.window())
            dialog.exec()
            dialog.let_go()

    def _patients_page(self) -> TakesInPatients | None:
        """The page of the patients, in front now."""
        self.show_page("patients")
        page: object = self.pages.page("patients")
        return page if isinstance(page, TakesInPatients) else None

    def _new_patient(self) -> None:
        if page := self._patients_page():
            page.new_patient()

    def _edit_patient(self) -> None:
        if page := self._patients_page():
            page.edit_patient()

    def _print_handout(self) -> None:
        """Show the handout and, once its preview stands, ask for the printer."""
        self.show_page("handout")
        self._print_tries = PRINT_TRIES
        self._print_when_shown()

    def _print_when_shown(self) -> None:
        page: object = self.pages.page("handout")
        if self.pages.name != "handout" or self._print_tries <= 0:
            return  # the page itself says why there is nothing to print
        self._print_tries -= 1
        if isinstance(page, PrintsHandouts) and page.is_settled:
            page.print_handout()
        else:
            QTimer.singleShot(PRINT_PAUSE_MS, self, self._print_when_shown)

    def _close_patient(self) -> None:
        if self._pages_may_close():
            self._unsaved.may_close_patient()
        self.show_page("patients")

    def _take_new_page(self, page: object) -> None:
        if isinstance(page, TakesInPatients):
            page.demonstration_requested.connect(self.demonstration_requested)

    def _show_page_commands(self, _page: object = None) -> None:
        self._page_menus.follow(self.pages.currentWidget())

    # What is rarely needed is imported when it is: the window has to be there at once.

    def _program_files(self, wish: str) -> None:
        module = import_module("widgets.shell.program_files")
        getattr(module.ProgramFiles(self._workspace, self.window()), wish)()

    def _show_shortcuts(self) -> None:
        import_module("widgets.shell.helping").show_shortcuts(self.window())

    def _show_about(self) -> None:
        document = self._workspace.document
        rules_version = document.report.rules_version if document is not None else ""
        module = import_module("widgets.shell.about_dialog")
        dialog = module.AboutDialog(rules_version, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _show_page_help(self) -> None:
        import_module("widgets.shell.helping").show_page_help(self.window(), self.pages.name)

    # Where the palette leads

    def _open_patient(self, patient_id: str) -> None:
        if self._pages_may_close() and (page := self._patients_page()):
            page.open_patient(patient_id)

    def _show_exercise(self, exercise_id: str) -> None:
        self.show_page("library")
        page: object = self.pages.page("library")
        if isinstance(page, ShowsExercises):
            page.show_exercise(exercise_id)

    def _show_week(self, index: int) -> None:
        if self._workspace.document is not None:
            self._workspace.document.show_week(index)
            self.show_page("design")

    def _pages_may_close(self) -> bool:
        pages: list[object] = [*self.pages.made_pages()]
        return all(page.may_close() for page in pages if isinstance(page, MayClose))
