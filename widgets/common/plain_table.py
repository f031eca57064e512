"""A table of texts to read and to choose a row of."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
)

from widgets.common.labels import as_tooltip

ROW_PX = 32


def dress_to_read(table: QTableView) -> None:
    """Make a table one to read and to choose a row of: no grid, no frame; Tab leaves it."""
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setTabKeyNavigation(False)
    table.setStyleSheet("QTableView::item { padding: 0 8px; }")  # as the heads have
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(left)


class PlainTable(QTableWidget):
    """Rows of text; one column takes the room that is left."""

    def __init__(self, name: str, heads: Sequence[str], wide: int) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        dress_to_read(self)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def add_row(self, texts: Sequence[str], key: str) -> None:
        """One more row; ``key`` is what it stands for."""
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(as_tooltip(text))
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.setItem(row, column, item)

    def show_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """These rows in place of those before; nobody needs to know what they stand for."""
        self.setRowCount(0)
        for texts in rows:
            self.add_row(texts, "")

    def chosen(self) -> str:
        """The key of the row that is chosen; "" for none."""
        item = self.item(self.currentRow(), 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
