"""A figure from one number to another; one of the two may be blank."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.common.fields import NumberField
from widgets.common.labels import plain_label


class RangeField(QWidget):
    """Two numbers. ``value()`` is {"low": ..., "high": ...}, or None when both are blank."""

    edited = Signal()

    def __init__(self, unit: str, most: float, *, whole: bool) -> None:
        super().__init__()
        self.low = NumberField(0, most, whole=whole)
        self.high = NumberField(0, most, whole=whole)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.low)
        row.addWidget(plain_label(self.tr("to"), "hint"))
        row.addWidget(self.high)
        row.addWidget(plain_label(unit, "hint"))
        row.addStretch()
        self.setFocusProxy(self.low)
        for field in (self.low, self.high):
            field.edited.connect(self.edited)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.low.setAccessibleName(self.tr("{name}, from").format(name=name))
        self.high.setAccessibleName(self.tr("{name}, to").format(name=name))

    def value(self) -> dict[str, float] | None:
        found = {"low": self.low.value(), "high": self.high.value()}
        stated = {name: number for name, number in found.items() if number is not None}
        return stated or None

    def show_value(self, value: Any) -> None:
        given = value if isinstance(value, dict) else {}
        self.low.show_value(given.get("low"))
        self.high.show_value(given.get("high"))

    def problem(self) -> str:
        return self.low.problem() or self.high.problem()
