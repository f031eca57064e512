"""Asks for one clearance. Returns it; does nothing else."""

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.patient import Clearance
from widgets.common.agree_box import AgreeBox
from widgets.common.labels import plain_label
from widgets.patients.intake.clearance_form import ClearanceForm, clearance_name
from widgets.theme.theme import Theme


class ClearanceDialog(QDialog):
    """Who released the patient from a sign, and when; both are required."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        clearance: Clearance,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Record a clearance"))
        self.setMinimumWidth(480)
        names = {key: exercise.name for key, exercise in library.exercises.items()}
        self.form = ClearanceForm(theme, names, today)
        self.problem = plain_label("", "hint", wrap=True)
        buttons = AgreeBox(self, self.tr("Record clearance"))
        self.ok = buttons.agree
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        name = clearance_name(clearance.flag, library)
        column.addWidget(plain_label(name, "subheading", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.form.edited.connect(self._allow)
        self.form.show_clearance(clearance)
        self._allow()
        self.form.by.setFocus()

    def clearance(self) -> Clearance:
        """What was written."""
        return self.form.clearance()

    def _allow(self) -> None:
        problem = self.form.problem()
        self.problem.setText(problem)
        self.ok.setEnabled(not problem)
