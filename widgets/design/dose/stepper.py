"""A figure between two buttons that take it down and up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from widgets.design.dose.dose_fields import NumberField

BUTTON = 28


class Stepper(QWidget):
    """Holds a field; the buttons do what the arrow keys do in it, so Tab passes them by."""

    def __init__(self, field: NumberField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.less = self._button("−", self.tr("Less: {name}"), field, -1)
        self.more = self._button("+", self.tr("More: {name}"), field, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.less)
        row.addWidget(field, 1)
        row.addWidget(self.more)

    def _button(self, sign: str, pattern: str, field: NumberField, steps: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        name = pattern.format(name=field.accessibleName())
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedSize(BUTTON, BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.setStyleSheet("padding: 0; font-weight: 600;")
        button.clicked.connect(lambda: field.step(steps))
        return button
