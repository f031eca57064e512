"""The list of log entries: Enter or a double click opens one, Delete asks to remove it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from widgets.progress.entries_model import ENTRY_ROLE


class EntriesList(QListView):
    """A list view with a key of its own.

    Signals:
        entry_removal_requested(Entry): Delete was pressed on this entry.
    """

    entry_removal_requested = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.entry_removal_requested.emit(index.data(ENTRY_ROLE))
            return
        super().keyPressEvent(event)
