"""A table of texts to read and to choose a row of."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from widgets.common.labels import as_tooltip

ROW_PX = 32


class PlainTable(QTableWidget):
    """Rows of text; one column takes the room that is left."""

    def __init__(self, name: str, heads: Sequence[str], wide: int) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")  # as the heads have
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
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
