"""In which units weights and lengths are shown and typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from designer.model.units import Units


class UnitsField(QWidget):
    """Two choices, one for weights and one for lengths.

    Signals:
        changed(): the user chose another unit.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weight, self.length = QComboBox(), QComboBox()
        self.weight.addItem(self.tr("kilograms (kg)"), "kg")
        self.weight.addItem(self.tr("pounds (lb)"), "lb")
        self.length.addItem(self.tr("centimetres, metres"), "cm")
        self.length.addItem(self.tr("inches, feet"), "in")
        self.weight.setAccessibleName(self.tr("Weights in"))
        self.length.setAccessibleName(self.tr("Lengths in"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.weight, self.length):
            box.activated.connect(lambda _row: self.changed.emit())
            row.addWidget(box)
        row.addStretch(1)

    def value(self) -> Units:
        """The chosen units."""
        return Units(
            weight="lb" if self.weight.currentData() == "lb" else "kg",
            length="in" if self.length.currentData() == "in" else "cm",
        )

    def show_value(self, units: Units) -> None:
        """Show units without telling anybody."""
        self.weight.setCurrentIndex(self.weight.findData(units.weight))
        self.length.setCurrentIndex(self.length.findData(units.length))
