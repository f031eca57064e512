"""A single yes that is plainly no where it is not ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox


class TickField(QCheckBox):
    """A tick box with the same manners as the other fields."""

    edited = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(self._tell)

    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))

    def problem(self) -> str:
        return ""

    def _tell(self) -> None:
        self.edited.emit()
