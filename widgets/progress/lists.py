"""Windows that list what was kept: scores, decisions, and what log entries were before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.common.labels import as_tooltip, plain_label
from widgets.theme.theme import set_kind

_ID_ROLE = Qt.ItemDataRole.UserRole


class KeptList(QDialog):
    """A table with a heading, words for when it is empty, and a wish to remove a row.

    Signals:
        removal_requested(str): take out the row with this id.
    """

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
        self.resize(980, 560)
        self.table = QTableWidget(0, len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.empty = plain_label(empty, wrap=True)
        self.remove = QPushButton()
        self.remove.hide()
        self._arrange(title, hint)

    def offer_removal(self, text: str) -> None:
        """Show a button that takes out the chosen row."""
        self.remove.setText(text)
        set_kind(self.remove, "danger")
        self.remove.show()
        self.remove.clicked.connect(self._ask_removal)

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show these rows: an id and the texts of its cells."""
        self.table.setRowCount(len(rows))
        for number, (row_id, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                cell.setToolTip(as_tooltip(text))
                cell.setData(_ID_ROLE, row_id)
                self.table.setItem(number, column, cell)
        self.table.resizeRowsToContents()
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.remove.setEnabled(bool(rows))
        if rows:
            self.table.setCurrentCell(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need at this width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self.table, self.table.resizeRowsToContents)

    def _ask_removal(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            self.removal_requested.emit(str(item.data(_ID_ROLE)))

    def _arrange(self, title: str, hint: str) -> None:
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(title, "subheading"))
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
