"""Who works here, in the head of the window. The name stands under every change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from designer.errors import DesignerError
from designer.model.clinic import Person
from widgets.common.labels import as_tooltip
from widgets.people.role_words import role_words
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind

_LONGEST = 28  # characters of a name in the head


class ActingButton(QToolButton):
    """A menu of the clinic's people; whoever was chosen last is chosen at the next start."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._remembered = LayoutStore(workspace.services.layout_file)
        self._group: QActionGroup | None = None
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Who works here"))
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_kind(self, "quiet")
        workspace.clinic_changed.connect(self.refresh)
        workspace.actor_changed.connect(self._show)
        self.refresh()
        names = [person.name for person in self._people]
        if self._remembered.acting in names:
            workspace.act_as(self._remembered.acting)
        elif len(names) == 1:
            workspace.act_as(names[0])

    def refresh(self) -> None:
        """Read the clinic's people anew."""
        self._people = self._read()
        self._menu.clear()
        self._group = QActionGroup(self._menu)
        for person in self._people:
            self._menu.addAction(self._action(person, self._group))
        if self._people:
            self._menu.addSeparator()
        edit = self._menu.addAction(self.tr("People of the clinic…"))
        edit.triggered.connect(lambda: self._workspace.page_requested.emit("clinic"))
        self._show()

    def _read(self) -> tuple[Person, ...]:
        try:
            return self._workspace.services.clinic.library().library.settings.people
        except DesignerError:
            return ()  # whoever opens the clinic's details is told

    def _action(self, person: Person, group: QActionGroup) -> QAction:
        shown = person.name.replace("&", "&&")
        action = QAction(f"{shown}, {role_words(person.role)}", group)
        action.setCheckable(True)
        action.setData(person.name)
        action.triggered.connect(lambda: self._choose(person.name))
        return action

    def _choose(self, name: str) -> None:
        self._remembered.acting = name
        self._workspace.act_as(name)

    def _show(self, _name: str = "") -> None:
        name = self._workspace.actor
        shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        text = shown.replace("&", "&&") or self.tr("Choose who works here")
        self.setText(f"{text} ▾")
        self.setAccessibleName(
            self.tr("Working here: {name}").format(name=name or self.tr("nobody named"))
        )
        self.setToolTip(
            as_tooltip(self.tr("Stands under every change, override, confirmation and print."))
        )
        for action in self._group.actions() if self._group is not None else ():
            action.setChecked(action.data() == name)
