"""The keys of the board, and which command each of them is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from widgets.design.board.board_canvas import BoardCanvas
from widgets.design.board.board_choosing import BoardChoosing
from widgets.design.board.board_commands import BoardCommands
from widgets.design.board.board_selection import BoardSelection
from widgets.theme.shortcuts import Shortcut, keys


class BoardKeys(QObject):
    """Turns key presses in any cell into commands.

    Signals:
        dose_requested(): the dose of the selection is to be edited.
        menu_requested(): the menu key.
        day_menu_requested(): the key of the day's menu.
        why_requested(): why the selected item has its verdict.
    """

    dose_requested = Signal()
    menu_requested = Signal()
    day_menu_requested = Signal()
    why_requested = Signal()

    def __init__(
        self,
        canvas: BoardCanvas,
        selection: BoardSelection,
        commands: BoardCommands,
        choosing: BoardChoosing,
    ) -> None:
        super().__init__(canvas)
        self._selection = selection
        named: dict[Shortcut, Callable[[], object]] = {
            Shortcut.CUT: commands.cut,
            Shortcut.COPY: commands.copy,
            Shortcut.PASTE: commands.paste,
            Shortcut.REMOVE: commands.remove,
            Shortcut.MOVE_UP: lambda: commands.shift_rows(-1),
            Shortcut.MOVE_DOWN: lambda: commands.shift_rows(1),
            Shortcut.MOVE_LEFT: lambda: commands.shift_days(-1),
            Shortcut.MOVE_RIGHT: lambda: commands.shift_days(1),
            Shortcut.EDIT_DOSE: self.dose_requested.emit,
            Shortcut.DUPLICATE: commands.duplicate,
            Shortcut.SELECT_DAY: choosing.day,
            Shortcut.SELECT_SAME: choosing.same,
            Shortcut.SELECT_LANE: choosing.lane,
            Shortcut.DAY_MENU: self.day_menu_requested.emit,
            Shortcut.EASIER: commands.make_easier,
            Shortcut.HARDER: commands.make_harder,
            Shortcut.WHY: self.why_requested.emit,
        }
        self._actions = {
            sequence.toString(): action
            for shortcut, action in named.items()
            for sequence in keys(shortcut)
        }
        for plain in ("Return", "Enter"):
            self._actions[plain] = self.dose_requested.emit
        self._actions["Backspace"] = commands.remove
        for cell in canvas.cells.values():
            cell.key_pressed.connect(self._press)
            cell.override_wanted.connect(self._claim)

    def _press(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is not None:
            action()
            event.accept()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_requested.emit()
            event.accept()
        elif self._selection.walk(event):
            event.accept()

    def _claim(self, event: QKeyEvent) -> None:
        if self._action(event) is not None:
            event.accept()

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.keyCombination()).toString().replace("Num+", "")
        return self._actions.get(pressed)
