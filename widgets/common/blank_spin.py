"""A number field that can be blank, because blank means unknown and zero does not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from designer.model.units import Quantity, Units

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


class MeasuredSpinBox(BlankSpinBox):
    """The same for what is stored in kg, cm or m, and shown and typed in the clinic's units.

    A number that was shown and left alone stays as it is stored, however it was rounded.
    """

    def __init__(self, quantity: Quantity, units: Units, high: float, step: float = 1.0) -> None:
        self._factor = units.factor(quantity)
        self._quantity: Quantity = quantity
        self._units = units
        self._given: tuple[float, float | None] = (0.0, None)  # as shown, as stored
        super().__init__(0, round(high / self._factor), step, units.name(quantity))
        if self._factor != 1 and quantity != "distance":
            self.setDecimals(1)

    @property
    def number(self) -> float | None:
        """In kg, cm or m; None for blank."""
        typed = super().number
        if typed is None:
            return None
        shown, stored = self._given
        if stored is not None and abs(typed - shown) < 0.05:
            return stored
        return round(typed * self._factor, 3)

    def set_number(self, number: float | None) -> None:
        """Show a number in kg, cm or m, or blank for None."""
        shown = None if number is None else self._units.shown(self._quantity, number)
        super().set_number(shown)
        self._given = (self.value(), number)
