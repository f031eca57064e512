"""Shows the two versions when a choice is needed, at a moment when it interrupts no gesture."""

from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from widgets.state.workspace import Workspace

_LATER_MS = 250


class Standoffs(QObject):
    """Opens the dialog by itself once; afterwards the bar offers it."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._open = False
        self._waiting = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._waiting.timeout.connect(self._when_free)
        workspace.standoff_came.connect(self._waiting.start)

    def _when_free(self) -> None:
        """Not in the middle of a drag, and not over another dialog."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if pressed or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self._waiting.start()
        else:
            self.ask()

    def ask(self) -> bool:
        """Show both versions; True when the user chose, or when there is nothing to choose."""
        standoff = self._workspace.standoff()
        if self._open or standoff is None or not self._window.isVisible():
            return standoff is None
        module = import_module("widgets.sharing.conflict_dialog")
        services, who = self._workspace.services, self._workspace.actor
        dialog = module.ConflictDialog(
            standoff, services.library, who, self._window, services.units()
        )
        self._open = True
        try:
            if not dialog.exec():
                return False
        finally:
            self._open = False
            dialog.deleteLater()
        self._workspace.settle(dialog.keep_mine())
        return True
