"""Windows that list what was kept: scores, decisions, and what log entries were before."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.plain_table import PlainTable
from widgets.theme.theme import set_kind


class KeptRow(NamedTuple):
    """One row: the texts of its cells, and what it was before, newest first."""

    id: str
    texts: Sequence[str]
    history: str = ""


class KeptList(QDialog):
    """A table with a heading, words for when it is empty, and wishes to change or remove a row.

    Signals:
        change_requested(str): correct the row with this id.
        removal_requested(str): take out the row with this id.
    """

    change_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(
        self,
        title: str,
        hint: str,
        heads: Sequence[str],
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        resize_within(self, 980, 560)
        self.table = PlainTable(title, heads, wide=len(heads) - 1)
        self.table.setWordWrap(True)
        self.empty = plain_label(empty, wrap=True)
        self._history: dict[str, str] = {}
        self.history = plain_label("", "hint", wrap=True)  # of the chosen row
        self.history.hide()
        self.change = QPushButton()
        self.change.hide()
        self.remove = QPushButton()
        self.remove.hide()
        self._arrange(title, hint)

    def offer_change(self, text: str) -> None:
        """Show a button that corrects the chosen row; Enter and a double click do it, too."""
        self.change.setText(text)
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self._ask_change)
        self.table.activated.connect(self._ask_change)

    def offer_removal(self, text: str) -> None:
        """Show a button that takes out the chosen row."""
        self.remove.setText(text)
        set_kind(self.remove, "danger")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._ask_removal)

    def show_rows(self, rows: Sequence[KeptRow]) -> None:
        """Show these rows; the one that was chosen stays chosen."""
        chosen, place = self.table.chosen(), self.table.currentRow()
        self._history = {row.id: row.history for row in rows}
        self.table.setRowCount(0)
        for row in rows:
            self.table.add_row(row.texts, row.id)
        self.table.resizeRowsToContents()
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.change.setVisible(bool(rows and self.change.text()))
        self.remove.setVisible(bool(rows and self.remove.text()))
        if rows:
            ids = [row.id for row in rows]
            at = ids.index(chosen) if chosen in ids else max(0, min(place, len(ids) - 1))
            self.table.setCurrentCell(at, 0)
        self._show_history()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need at this width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self.table, self.table.resizeRowsToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the chosen row where that is offered."""
        if event.key() == Qt.Key.Key_Delete and self.remove.text():
            self._ask_removal()
            return
        super().keyPressEvent(event)

    def _ask_change(self) -> None:
        if chosen := self.table.chosen():
            self.change_requested.emit(chosen)

    def _ask_removal(self) -> None:
        if chosen := self.table.chosen():
            self.removal_requested.emit(chosen)

    def _show_history(self) -> None:
        text = self._history.get(self.table.chosen(), "")
        self.history.setText(text)
        self.history.setVisible(bool(text))

    def _arrange(self, title: str, hint: str) -> None:
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.table.currentCellChanged.connect(self._show_history)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.change)
        foot.addWidget(self.remove)
        foot.addStretch()
        foot.addWidget(close)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(title, "subheading"))
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.history)
        column.addLayout(foot)
