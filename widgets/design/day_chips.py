"""Seven chips M T W T F S S, each on or off."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from widgets.design.day_names import DayNames
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens


class DayChips(QWidget):
    """A row of days to toggle.

    Signals:
        changed(): other days are on.
        toggled(day, on): the user switched one.
    """

    changed = Signal()
    toggled = Signal(int, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = DayNames(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._chips: list[QPushButton] = []
        for day in range(7):
            chip = QPushButton(names.short(day)[:1], self)
            chip.setCheckable(True)
            chip.setToolTip(names.long(day))
            chip.setAccessibleName(names.long(day))
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.clicked.connect(lambda on, day=day: self._tell(day, on))
            row.addWidget(chip)
            self._chips.append(chip)
        row.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)

    def days(self) -> tuple[int, ...]:
        """The days that are on."""
        return tuple(day for day, chip in enumerate(self._chips) if chip.isChecked())

    def show_days(self, days: Collection[int]) -> None:
        """Switch without telling anybody."""
        for day, chip in enumerate(self._chips):
            chip.setChecked(day in days)

    def chip(self, day: int) -> QPushButton:
        return self._chips[day]

    def _tell(self, day: int, on: bool) -> None:
        self.toggled.emit(day, on)
        self.changed.emit()

    def _dress(self, tokens: Tokens) -> None:
        self.setStyleSheet(
            f"QPushButton {{ padding: 0; font-weight: 600;"
            f" min-width: 28px; max-width: 28px; min-height: 26px; max-height: 26px;"
            f" border: 1px solid {tokens.field_line.name()}; border-radius: {tokens.radius_s}px;"
            f" background: {tokens.surface.name()}; color: {tokens.second_ink.name()}; }}"
            f"QPushButton:hover {{ border-color: {tokens.accent.name()}; }}"
            f"QPushButton:focus {{ border: 2px solid {tokens.accent.name()}; }}"
            f"QPushButton:checked {{ background: {tokens.accent.name()};"
            f" color: {tokens.on_accent.name()}; border-color: {tokens.accent.name()}; }}"
        )
