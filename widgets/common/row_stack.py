"""Rows that come and go, with a button below that adds one."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget


class StackRow(QWidget):
    """One row; its first field is its focus proxy, and ``remove`` has its place in the layout.

    Signals:
        edited(): the user changed something in it.
    """

    edited = Signal()

    def __init__(self, remove_name: str) -> None:
        super().__init__()
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(remove_name)


_RowT = TypeVar("_RowT", bound=StackRow)


class RowStack(QWidget, Generic[_RowT]):
    """Any number of rows; ``blank`` makes the one that the button adds.

    Signals:
        edited(): the user changed a row, added one or took one out.
    """

    edited = Signal()

    def __init__(
        self,
        add_text: str,
        blank: Callable[[], _RowT],
        parent: QWidget | None = None,
        *,
        spacing_px: int = 8,
    ) -> None:
        super().__init__(parent)
        self._blank = blank
        self.rows: list[_RowT] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(spacing_px)
        self.add = QPushButton(add_text)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_blank)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addLayout(below)

    def show_rows(self, rows: Iterable[_RowT]) -> None:
        """Show these in place of what is there."""
        for row in list(self.rows):
            self._remove(row)
        for row in rows:
            self._add(row)

    def _add(self, row: _RowT) -> None:
        row.edited.connect(self.edited)
        row.remove.clicked.connect(lambda: self._take_out(row))
        self.rows.append(row)
        self._column.addWidget(row)

    def _add_blank(self) -> None:
        row = self._blank()
        self._add(row)
        row.setFocus()
        self.edited.emit()

    def _take_out(self, row: _RowT) -> None:
        self._remove(row)
        self.add.setFocus()
        self.edited.emit()

    def _remove(self, row: _RowT) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
