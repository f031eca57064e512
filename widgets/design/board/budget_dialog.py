"""Asks what is enough for a day and a week. Returns it; does nothing else."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from designer.model.budget import Budget
from widgets.common.budget_field import BudgetField
from widgets.common.labels import plain_label
from widgets.theme.theme import set_kind


class BudgetDialog(QDialog):
    """Three figures with their source, for the whole clinic."""

    def __init__(self, budget: Budget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("How much is enough?")
        self.setWindowTitle(title)
        self.field = BudgetField()
        self.field.show_value(budget)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
            | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        set_kind(buttons.button(QDialogButtonBox.StandardButton.Save), "primary")
        usual = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        usual.setText(self.tr("Usual figures"))
        usual.clicked.connect(lambda: self.field.show_value(Budget()))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        about = plain_label(self.field.source(), "hint", wrap=True)
        about.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        for widget in (plain_label(title, "subheading"), about, self.field, buttons):
            column.addWidget(widget)

    def budget(self) -> Budget:
        """What was chosen."""
        return self.field.value()
