"""Asks for days of the week. Returns them; does nothing else."""

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.design.day_chips import DayChips
from widgets.theme.theme import Theme, set_kind, set_role


class DaysDialog(QDialog):
    """Seven chips and two buttons."""

    def __init__(
        self, title: str, theme: Theme, days: Collection[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = QLabel(title)
        set_role(heading, "subheading")
        heading.setWordWrap(True)
        self.chips = DayChips(theme)
        self.chips.show_days(days)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        set_kind(self._ok, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.chips.changed.connect(self._allow)
        row = QHBoxLayout()
        row.addWidget(self.chips)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(heading)
        layout.addLayout(row)
        layout.addWidget(buttons)
        self._column = layout
        self._allow()

    def add_below(self, widget: QWidget) -> None:
        """Put a further question below the days."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def days(self) -> tuple[int, ...]:
        """The chosen days."""
        return self.chips.days()

    def _allow(self) -> None:
        self._ok.setEnabled(bool(self.chips.days()))
