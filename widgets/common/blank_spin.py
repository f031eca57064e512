"""A number field that can be blank, because blank means unknown and zero does not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

_WIDTH_PX = 112


class BlankSpinBox(QDoubleSpinBox):
    """A spin box whose lowest step is blank, shown as a dash.

    Signals:
        number_changed(object): the new number, or None for blank.
    """

    number_changed = Signal(object)

    def __init__(
        self,
        low: float,
        high: float,
        step: float = 1.0,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step = step
        self.setDecimals(0 if step == int(step) else 1)
        self.setRange(low - step, high)
        self.setSingleStep(step)
        self.setSpecialValueText("–")
        if unit:
            self.setSuffix(f" {unit}")
        self.setValue(self.minimum())
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setFixedWidth(_WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(lambda _value: self.number_changed.emit(self.number))

    @property
    def number(self) -> float | None:
        """What stands in the field; None for blank."""
        value = self.value()
        return None if value <= self.minimum() else value

    def set_number(self, number: float | None) -> None:
        """Show a number, or blank for None."""
        self.setValue(self.minimum() if number is None else number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()  # typing replaces what stands there, the dash included

    def keyPressEvent(self, event: QKeyEvent) -> None:
        blanks = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() in blanks and self.lineEdit().selectedText() == self.text():
            self.set_number(None)
            self.selectAll()
            return
        if self.number is None and event.text().isdigit():
            self.selectAll()  # a click may have put the cursor beside the dash
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls a form must not change a dose or a score on its way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
