"""The glossary: each plain word with its standard name and what it means."""

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.model.knowledge import Term


class WordsView(QWidget):
    """A searchable list of the glossary's terms."""

    def __init__(self, terms: Iterable[Term], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search words"))
        self.search.setAccessibleName(self.tr("Search words"))
        self.search.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("Glossary"))
        self._dress()
        for row, term in enumerate(sorted(terms, key=lambda term: term.plain.casefold())):
            self.table.insertRow(row)
            for column, text in enumerate((term.plain, term.standard, term.meaning)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.search.textChanged.connect(self.filter)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(24, 24, 24, 24)
        column_layout.setSpacing(8)
        column_layout.addWidget(self.search)
        column_layout.addWidget(self.table, 1)

    def filter(self, text: str) -> None:
        """Show only the rows that hold ``text``."""
        wanted = text.strip().casefold()
        for row in range(self.table.rowCount()):
            items = (self.table.item(row, column) for column in range(3))
            said = " ".join(item.text() for item in items if item is not None).casefold()
            self.table.setRowHidden(row, wanted not in said)

    def _dress(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("Plain word"), self.tr("Standard name"), self.tr("Meaning")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
