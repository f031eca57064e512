"""Every command of the window, each once: menus, buttons and shortcuts share these actions."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QUndoStack
from shiboken6 import isValid

from widgets.shell.pages import PAGES, page_title
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys, keys_text
from widgets.theme.theme import Mode, Theme
from widgets.theme.tokens import Tokens


class Actions(QObject):
    """The commands. The window connects them; undo and redo follow the open patient by themselves.

    Signals:
        page_requested(str): the user wishes to see a page.
        mode_requested(str): the user wishes another theme.
    """

    page_requested = Signal(str)
    mode_requested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = workspace.theme
        self._icons: dict[QAction, Icon] = {}
        tr = self.tr
        self.new_patient = self._make(tr("&New patient…"), Shortcut.NEW_PATIENT, Icon.ADD)
        self.edit_patient = self._make(tr("Edit &intake…"), Shortcut.EDIT_PATIENT, Icon.EDIT)
        self.close_patient = self._make(tr("&Close patient"))
        self.import_file = self._make(tr("&Open program file…"), Shortcut.IMPORT, Icon.IMPORT)
        self.export_file = self._make(tr("&Export program file…"), Shortcut.EXPORT, Icon.EXPORT)
        self.demonstration = self._make(tr("Open the &demonstration clinic"))
        self.print_handout = self._make(tr("&Print handout…"), Shortcut.PRINT, Icon.PRINT)
        self.clinic = self._make(tr("C&linic details…"))
        self.settings = self._make(tr("&Settings…"), Shortcut.SETTINGS)
        self.backups = self._make(tr("&Backups…"))
        self.quit = self._make(tr("&Quit"), Shortcut.QUIT)
        self.undo = self._make(tr("&Undo"), Shortcut.UNDO, Icon.UNDO)
        self.redo = self._make(tr("&Redo"), Shortcut.REDO, Icon.REDO)
        self.history = self._make(tr("&Steps…"), Shortcut.HISTORY, Icon.CHEVRON_DOWN)
        self.palette = self._make(tr("Search &everything…"), Shortcut.PALETTE, Icon.SEARCH)
        self.page_help = self._make(tr("&What can be done here"), Shortcut.PAGE_HELP, Icon.HELP)
        self.shortcuts = self._make(tr("&Keyboard shortcuts"), Shortcut.SHORTCUTS)
        self.about = self._make(tr("&About Home Program Designer"))
        self.pages = [self._page_action(kind.name, kind.icon, kind.shortcut) for kind in PAGES]
        self.modes = self._mode_actions(workspace.theme)
        self._name_all()
        self._about_patient = (
            self.edit_patient,
            self.close_patient,
            self.export_file,
            self.print_handout,
        )
        self._stack: QUndoStack | None = None
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._let_go)
        workspace.theme.changed.connect(self._paint)
        self._paint(workspace.theme.tokens)
        self._let_go()

    def _name_all(self) -> None:
        """The names by which a command is known from one day to the next."""
        for name, action in vars(self).items():
            if isinstance(action, QAction):
                action.setObjectName(name)
        for action in self.modes:
            action.setObjectName(f"mode-{action.data()}")

    def _make(
        self, text: str, shortcut: Shortcut | None = None, picture: Icon | None = None
    ) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcuts(keys(shortcut))
            plain = text.replace("&", "").removesuffix("…")
            action.setToolTip(f"{plain} ({keys_text(shortcut)})")
        if picture is not None:
            self._icons[action] = picture
        return action

    def _page_action(self, name: str, picture: Icon, shortcut: Shortcut) -> QAction:
        action = self._make(page_title(name), shortcut, picture)
        action.setObjectName(f"page-{name}")
        action.triggered.connect(lambda: self.page_requested.emit(name))
        return action

    def _mode_actions(self, theme: Theme) -> list[QAction]:
        names: list[tuple[Mode, str]] = [
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
            ("system", self.tr("As the &system")),
        ]
        group = QActionGroup(self)
        actions = []
        for mode, text in names:
            action = self._make(text)
            action.setCheckable(True)
            action.setChecked(theme.mode == mode)
            action.setData(mode)
            action.triggered.connect(self._request_mode(mode))
            group.addAction(action)
            actions.append(action)
        return actions

    def _request_mode(self, mode: Mode) -> Callable[[], None]:
        return lambda: self.mode_requested.emit(mode)

    def _follow(self, document: RecordDocument) -> None:
        self._stack = stack = document.undo_stack
        stack.indexChanged.connect(self._name_steps)
        for action in self._about_patient:
            action.setEnabled(True)
        self._name_steps()

    def _let_go(self) -> None:
        self._stack = None
        for action in self._about_patient:
            action.setEnabled(False)
        self._name_steps()

    def _name_steps(self, _index: int = 0) -> None:
        stack = self._stack
        if stack is not None and not isValid(stack):
            stack = None  # it empties itself, and says so, while the window is taken down
        undo = stack.undoText() if stack is not None and stack.canUndo() else None
        redo = stack.redoText() if stack is not None and stack.canRedo() else None
        _name_step(self.undo, self.tr("&Undo"), undo, Shortcut.UNDO)
        _name_step(self.redo, self.tr("&Redo"), redo, Shortcut.REDO)
        self.history.setEnabled(stack is not None and stack.count() > 0)

    def undo_step(self) -> None:
        """Take back the last step of the open patient."""
        if self._stack is not None:
            self._stack.undo()

    def redo_step(self) -> None:
        """Do the step again that was taken back."""
        if self._stack is not None:
            self._stack.redo()

    @property
    def steps(self) -> QUndoStack | None:
        """The steps of the open patient."""
        return self._stack

    def go_to_step(self, done: int) -> None:
        """Go back or forward until so many steps are done."""
        if self._stack is not None:
            self._stack.setIndex(done)

    def _paint(self, tokens: Tokens) -> None:
        for mode in self.modes:
            mode.setChecked(mode.data() == self._theme.mode)
        for action, picture in self._icons.items():
            action.setIcon(icon(picture, tokens))


def _name_step(action: QAction, verb: str, step: str | None, shortcut: Shortcut) -> None:
    """'Undo move Dead bug to Wed'; greyed out where there is no step."""
    action.setEnabled(step is not None)
    text = verb if not step else f"{verb} {_lowered(step)}"
    action.setText(text.replace("&&", "&"))
    action.setIconText(verb.replace("&", ""))
    plain = text.replace("&", "", 1)
    action.setToolTip(
        QCoreApplication.translate("Actions", "{step} ({keys})").format(
            step=plain, keys=keys_text(shortcut)
        )
    )


def _lowered(step: str) -> str:
    """The step as it goes on inside a sentence; an ampersand in data must not be a mnemonic."""
    return (step[:1].lower() + step[1:]).replace("&", "&&")
