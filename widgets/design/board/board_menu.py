"""The context menu of the board: a menu twin for every drag."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.design.board.board_choosing import BoardChoosing
from widgets.design.board.board_commands import BoardCommands
from widgets.design.board.board_selection import BoardSelection
from widgets.design.board.day_menu import DayMenu
from widgets.design.board.days_dialog import DaysDialog
from widgets.design.day_names import DayNames
from widgets.theme.glyphs import glyph_icon, verdict_glyph, verdict_word
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
        choosing: BoardChoosing,
        days: DayMenu,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._commands, self._selection, self._theme = commands, selection, theme
        self._choosing, self._day_menu = choosing, days
        self._substitutes, self._widget = substitutes, parent
        self._days = DayNames(self)

    def build(self, edit_dose: Callable[[], object], tell_why: Callable[[], object]) -> QMenu:
        """A fresh menu; the caller shows it."""
        menu = QMenu(self._widget)
        ids = self._selection.ids()
        some = bool(ids)
        dose = self._add(menu, self.tr("Change dose"), edit_dose, Icon.EDIT, Shortcut.EDIT_DOSE)
        dose.setEnabled(some)
        why = self._add(menu, self.tr("Why this verdict"), tell_why, Icon.HELP, Shortcut.WHY)
        why.setEnabled(some)
        self._add_replacements(menu, ids)
        self._add_rungs(menu)
        menu.addSeparator()
        self._add_selecting(menu, some)
        self._add_moves(menu, some)
        copies = self._add(menu, self.tr("Copy to days…"), self.ask_copy_to_days, Icon.CALENDAR)
        copies.setEnabled(some)
        twice = self._add(
            menu, self.tr("Duplicate"), self._commands.duplicate, Icon.ADD, Shortcut.DUPLICATE
        )
        twice.setEnabled(some)
        menu.addSeparator()
        self._add_clipboard(menu, some)
        menu.addSeparator()
        day = self._selection.day
        self._day_menu.fill(menu.addMenu(self._days.long(day)), day)
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

    def _add_rungs(self, menu: QMenu) -> None:
        """Easier and harder, each with its name and its verdict."""
        rungs, commands = self._commands.rungs(), self._commands
        for found, pattern, shortcut in (
            (rungs.easier, self.tr("Easier: {name}"), Shortcut.EASIER),
            (rungs.harder, self.tr("Harder: {name}"), Shortcut.HARDER),
        ):
            for at, rung in enumerate(found):
                text = pattern.format(name=rung.name.replace("&", "&&"))
                text = f"{text}, {verdict_word(rung.verdict.word).lower()}"
                action = self._add(
                    menu,
                    text,
                    partial(commands.replace_with, self._selection.ids(), rung.exercise_id),
                    None,
                    shortcut if at == 0 else None,
                )
                glyph = verdict_glyph(rung.verdict.word)
                action.setIcon(glyph_icon(glyph, self._theme.tokens))

    def _add_selecting(self, menu: QMenu, some: bool) -> None:
        choosing = self._choosing
        submenu = menu.addMenu(self.tr("Select"))
        same = self._add(
            submenu, self.tr("Same exercise, all days"), choosing.same, None, Shortcut.SELECT_SAME
        )
        same.setEnabled(some)
        self._add(
            submenu, self.tr("This lane, all days"), choosing.lane, None, Shortcut.SELECT_LANE
        )
        self._add(submenu, self.tr("All of the day"), choosing.day, None, Shortcut.SELECT_DAY)

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
