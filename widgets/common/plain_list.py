"""A list of words to choose from, with rows that are easy to hit."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QListWidgetItem

ROW_PX = 28


def fill_list(view: QListWidget, texts: Iterable[str]) -> None:
    """Put a row for each text into the list.

    The height is said here: Qt measures rows once, before it knows the style sheet.
    """
    for text in texts:
        row = QListWidgetItem(text)
        row.setSizeHint(QSize(0, ROW_PX))
        view.addItem(row)
