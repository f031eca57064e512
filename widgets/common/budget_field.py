"""What a clinic thinks is enough for a day and a week."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from designer.model.budget import Budget


class BudgetField(QWidget):
    """Three figures, and below them where the usual ones come from.

    Signals:
        changed(): the user chose another figure.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day_min = self._spin(self.tr(" min"), self.tr("Minutes in a day"))
        self.day_items = self._spin("", self.tr("Items in a day"))
        self.week_min = self._spin(self.tr(" min"), self.tr("Minutes in a week"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for spin in (self.day_min, self.day_items, self.week_min):
            form.addRow(spin.accessibleName(), spin)

    def source(self) -> str:
        """Where the usual figures come from."""
        usual = Budget()
        return self.tr(
            "A hint, never a limit. Usual: {day} min and {items} items a day, {week} min a week, "
            "without cardio. The guide aims at 10 to 15 min; in a small study of older people "
            "(Henry 1999, 15 people) two exercises were done better than eight. The figure for "
            "the week is ours."
        ).format(day=usual.day_min, items=usual.day_items, week=usual.week_min)

    def value(self) -> Budget:
        """What stands in the fields."""
        return Budget(
            day_min=self.day_min.value(),
            day_items=self.day_items.value(),
            week_min=self.week_min.value(),
        )

    def show_value(self, budget: Budget) -> None:
        """Show a budget."""
        self.day_min.setValue(budget.day_min)
        self.day_items.setValue(budget.day_items)
        self.week_min.setValue(budget.week_min)

    def _spin(self, unit: str, name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(1, 1000)
        spin.setSuffix(unit)
        spin.setAccessibleName(name)
        spin.setMinimumWidth(112)
        spin.lineEdit().setTextMargins(8, 0, 0, 0)
        spin.valueChanged.connect(lambda _value: self.changed.emit())
        return spin
