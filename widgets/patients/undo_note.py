"""Tells in one line what was just done to a patient, with the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from widgets.common.labels import plain_label
from widgets.theme.theme import set_kind, set_role


class UndoNote(QWidget):
    """Hidden until there is something to take back.

    Signals:
        undo_requested(): take it back.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice-fine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = plain_label("", wrap=True)
        self.undo = QPushButton(self.tr("Undo"))
        self._close = QPushButton(self.tr("Close"))
        set_kind(self._close, "quiet")
        self.undo.clicked.connect(self.undo_requested)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        row.addWidget(self._close)
        self.hide()

    def say(self, text: str) -> None:
        """Tell what was done."""
        self.words.setText(text)
        self.show()
