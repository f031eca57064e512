"""Asks why, and where somebody approves also until when."""

from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from widgets.common.agree_box import AgreeBox
from widgets.common.day_edit import DayEdit
from widgets.common.labels import plain_label


class ReasonDialog(QDialog):
    """A sentence of what will happen, room for a reason, and a button that says what it does."""

    def __init__(
        self,
        title: str,
        text: str,
        do: str,
        until: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.why = QLineEdit()
        self.why.setMaxLength(300)
        self.why.setAccessibleName(self.tr("Why"))
        self.why.setPlaceholderText(self.tr("Stands in the history"))
        self._until = DayEdit()
        self._until.setAccessibleName(self.tr("Approved until"))
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(title, "subheading", wrap=True))
        words = plain_label(text, wrap=True)
        words.setMinimumWidth(440)
        column.addWidget(words)
        if until is not None:
            self._until.show_day(until)
            column.addWidget(plain_label(self.tr("Approved until"), "caption"))
            column.addWidget(self._until)
        column.addWidget(plain_label(self.tr("Why (may stay empty)"), "caption"))
        column.addWidget(self.why)
        column.addSpacing(8)
        buttons = AgreeBox(self, do)
        self.do = buttons.agree
        column.addWidget(buttons)
        self.why.setFocus()

    def reason(self) -> str:
        """What was written."""
        return self.why.text().strip()

    def until(self) -> date:
        """The chosen day."""
        return self._until.day()
