"""The weekly templates that fit a patient, each with what the rules say about it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from widgets.design.template_verdicts import TemplateVerdicts
from widgets.state.services import Services
from widgets.theme.theme import Theme


class TemplateList(QListWidget):
    """Templates, fitting ones first.

    Signals:
        template_activated(): Enter or a double click.
    """

    template_activated = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._verdicts = TemplateVerdicts(services, theme, self)
        self._templates: list[WeekTemplate] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(18, 18))
        self.setSpacing(2)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Weekly templates"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda _item: self.template_activated.emit())

    def show_for(self, record: PatientRecord, prog_week: int | None = None) -> None:
        """List the templates for a patient; with ``prog_week`` only those that may be loaded."""
        patient = record.patient
        found = self._services.templates.for_diagnoses(patient.diagnoses, patient.profile)
        usable = [t for t in found if t.state == "approved"]
        self._templates = [t for t in usable if prog_week is None or t.first_prog_week <= prog_week]
        self.clear()
        for template in self._templates:
            report = self._verdicts.report(record, template, prog_week)
            item = QListWidgetItem(self._said(template, report), self)
            item.setIcon(self._verdicts.icon(report))
            item.setToolTip("")
        if self._templates:
            self.setCurrentRow(0)

    def template(self) -> WeekTemplate | None:
        """The chosen template."""
        row = self.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def choose(self, template_id: str) -> bool:
        """Choose a template by id; False when it is not listed."""
        for row, template in enumerate(self._templates):
            if template.id == template_id:
                self.setCurrentRow(row)
                return True
        return False

    def _said(self, template: WeekTemplate, report: Report) -> str:
        begins = self.tr("from week {n}").format(n=template.first_prog_week)
        return f"{template.name}\n{template.id} · {begins} · {self._verdicts.words(report)}"
