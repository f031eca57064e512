"""One part of the intake form on its own, for a fact that a finding asks for."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from designer.model.patient import Patient
from widgets.common.agree_box import AgreeBox
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolled
from widgets.patients.intake.section import Section
from widgets.theme.theme import set_role


class SectionDialog(QDialog):
    """Edits one section of a patient; nothing is kept before Save."""

    def __init__(self, section: Section, patient: Patient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section, self._patient = section, patient
        self.setWindowTitle(section.title)
        resize_within(self, 760, 640)
        section.show_patient(patient)
        self.problem = plain_label("", "error", wrap=True)
        inside = QWidget()
        set_role(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(section)
        column.addStretch()
        buttons = AgreeBox(self, self.tr("Save"))
        self.ok = buttons.agree
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.problem)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolled(inside, sideways=True), 1)
        layout.addLayout(foot)

    def patient(self) -> Patient:
        """The patient with what stands in the section."""
        return self.section.applied(self._patient)

    def accept(self) -> None:
        """Close when every field can be accepted; otherwise say what to mend."""
        troubles = self.section.problems()
        self.section.show_problems()
        self.problem.setText(" ".join(trouble.text for trouble in troubles[:2]))
        if not troubles:
            super().accept()
