"""The context menu of the board: a menu twin for every drag."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.design.board_commands import BoardCommands
from widgets.design.board_selection import BoardSelection
from widgets.design.day_names import DayNames
from widgets.design.days_dialog import DaysDialog
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys_text
from widgets.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Substitute:
    """An exercise that may stand in for another one, checked for this patient."""

    exercise_id: str
    name: str


class BoardMenu(QObject):
    """Builds the menu for the present selection."""

    def __init__(
        self,
        commands: BoardCommands,
        selection: BoardSelection,
        theme: Theme,
        substitutes: Callable[[tuple[str, ...]], Sequence[Substitute]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._commands, self._selection, self._theme = commands, selection, theme
        self._substitutes, self._widget = substitutes, parent
        self._days = DayNames(self)

    def build(self, edit_dose: Callable[[], object]) -> QMenu:
        """A fresh menu; the caller shows it."""
        menu = QMenu(self._widget)
        ids = self._selection.ids()
        some = bool(ids)
        dose = self._add(menu, self.tr("Change dose"), edit_dose, Icon.EDIT, Shortcut.EDIT_DOSE)
        dose.setEnabled(some)
        self._add_replacements(menu, ids)
        menu.addSeparator()
        self._add_moves(menu, some)
        copies = self._add(menu, self.tr("Copy to days…"), self.ask_copy_to_days, Icon.CALENDAR)
        copies.setEnabled(some)
        twice = self._add(menu, self.tr("Duplicate"), self._commands.duplicate, Icon.ADD)
        twice.setEnabled(some)
        menu.addSeparator()
        self._add_clipboard(menu, some)
        return menu

    def ask_copy_to_days(self) -> None:
        """Ask for days and copy the selection there."""
        dialog = DaysDialog(self.tr("Copy to which days?"), self._theme, (), self._widget)
        if dialog.exec():
            self._commands.copy_to_days(dialog.days())

    def _add_replacements(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        submenu = menu.addMenu(self.tr("Replace with"))
        submenu.setIcon(icon(Icon.REPLACE, self._theme.tokens))
        found = self._substitutes(ids) if ids else ()
        for substitute in found:
            name = substitute.name.replace("&", "&&")
            action = submenu.addAction(name)
            action.triggered.connect(
                lambda _=False, key=substitute.exercise_id: self._commands.replace_with(ids, key)
            )
        if not found:
            submenu.addAction(self.tr("No checked substitute")).setEnabled(False)
        submenu.setEnabled(bool(ids))

    def _add_moves(self, menu: QMenu, some: bool) -> None:
        submenu = menu.addMenu(self.tr("Move to"))
        for day in range(7):
            action = submenu.addAction(self._days.long(day))
            action.triggered.connect(lambda _=False, day=day: self._commands.move_to(day))
        submenu.setEnabled(some)

    def _add_clipboard(self, menu: QMenu, some: bool) -> None:
        commands = self._commands
        cut = self._add(menu, self.tr("Cut"), commands.cut, None, Shortcut.CUT)
        copy = self._add(menu, self.tr("Copy"), commands.copy, Icon.COPY, Shortcut.COPY)
        paste = self._add(menu, self.tr("Paste"), commands.paste, None, Shortcut.PASTE)
        menu.addSeparator()
        remove = self._add(menu, self.tr("Remove"), commands.remove, Icon.DELETE, Shortcut.REMOVE)
        for action in (cut, copy, remove):
            action.setEnabled(some)
        paste.setEnabled(commands.can_paste)

    def _add(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], object],
        picture: Icon | None = None,
        shortcut: Shortcut | None = None,
    ) -> QAction:
        """One entry. Its key is shown only: the cells handle keys, a second owner would clash."""
        shown = text if shortcut is None else f"{text}\t{keys_text(shortcut)}"
        action = menu.addAction(shown)
        if picture is not None:
            action.setIcon(icon(picture, self._theme.tokens))
        action.triggered.connect(lambda _checked=False: do())
        return action
