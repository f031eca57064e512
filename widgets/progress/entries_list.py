"""The list of log entries: Enter or a double click opens one, Delete asks to remove it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QListView

from widgets.progress.entries_model import ENTRY_ROLE


class EntriesList(QListView):
    """A list view with a key of its own.

    Signals:
        entry_removal_requested(Entry): Delete was pressed on this entry.
    """

    entry_removal_requested = Signal(object)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where there is no entry, say so."""
        super().paintEvent(event)
        if self.model().rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        room = self.viewport().rect().adjusted(12, 8, -12, -8)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, self.tr("No entry yet"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.entry_removal_requested.emit(index.data(ENTRY_ROLE))
            return
        super().keyPressEvent(event)
