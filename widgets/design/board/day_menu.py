"""The menu of a day: what a therapist does to a whole day at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from widgets.design.board.day_commands import DayCommands
from widgets.design.board.day_patterns import DayPatterns
from widgets.design.board.days_dialog import DaysDialog
from widgets.design.day_names import DayNames
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme


class DayMenu(QObject):
    """Builds the menu of one day."""

    def __init__(self, commands: DayCommands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands, self._theme, self._widget = commands, theme, parent
        self._names, self._patterns = DayNames(self), DayPatterns(self)

    def build(self, day: int) -> QMenu:
        """A fresh menu; the caller shows it."""
        menu = QMenu(self._names.long(day), self._widget)
        self.fill(menu, day)
        return menu

    def fill(self, menu: QMenu, day: int) -> None:
        """Put the entries of a day into a menu; without items most have nothing to do."""
        commands, name = self._commands, self._names.long(day)
        made = [
            self._add(menu, self.tr("Select all of {day}"), lambda: commands.select(day), day),
            self._add(
                menu, self.tr("Copy {day} to days…"), lambda: self.ask_copy(day), day, Icon.COPY
            ),
        ]
        repeat = menu.addMenu(self.tr("Repeat {day} on").format(day=name))
        repeat.setToolTipsVisible(True)
        for pattern in self._patterns.of_day(day):
            action = repeat.addAction(pattern.name)
            action.setToolTip(self.tr("What stands there already stays as it is"))
            action.triggered.connect(lambda _=False, days=pattern.days: commands.repeat(day, days))
        chosen = repeat.addAction(self.tr("Chosen days…"))
        chosen.triggered.connect(lambda _=False: self.ask_repeat(day))
        move = menu.addMenu(self.tr("Move {day} to").format(day=name))
        for to in range(7):
            if to != day:
                action = move.addAction(self._names.long(to))
                action.triggered.connect(lambda _=False, to=to: commands.move(day, to))
        made.append(
            self._add(
                menu,
                self.tr("Put {day} in session order"),
                lambda: commands.put_in_order(day),
                day,
            )
        )
        menu.addSeparator()
        clear = self._add(
            menu, self.tr("Clear {day}"), lambda: commands.clear(day), day, Icon.DELETE
        )
        some = commands.count(day) > 0
        for action in (*made, clear, repeat.menuAction(), move.menuAction()):
            action.setEnabled(some)

    def ask_copy(self, day: int) -> None:
        """Ask for days and put the day's items there."""
        title = self.tr("Copy {day} to which days?").format(day=self._names.long(day))
        dialog = DaysDialog(title, self._theme, (), self._widget)
        replacing = QCheckBox(self.tr("Take off what stands there before"))
        dialog.add_below(replacing)
        dialog.chips.chip(day).setEnabled(False)
        if dialog.exec():
            self._commands.copy(day, dialog.days(), replacing=replacing.isChecked())

    def ask_repeat(self, day: int) -> None:
        """Ask for days and let the day's items stand there, too."""
        title = self.tr("Repeat {day} on which days?").format(day=self._names.long(day))
        dialog = DaysDialog(title, self._theme, (), self._widget)
        dialog.chips.chip(day).setEnabled(False)
        if dialog.exec():
            self._commands.repeat(day, dialog.days())

    def _add(
        self,
        menu: QMenu,
        pattern: str,
        do: Callable[[], object],
        day: int,
        picture: Icon | None = None,
    ) -> QAction:
        action = menu.addAction(pattern.format(day=self._names.long(day)))
        if picture is not None:
            action.setIcon(icon(picture, self._theme.tokens))
        action.triggered.connect(lambda _checked=False: do())
        return action
