"""The weekly templates that fit a patient, each with what the rules say about it."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from templates.catalogue import expand
from widgets.design.report_glyph import report_glyph
from widgets.state.services import Services
from widgets.theme.glyphs import Glyph, glyph_icon
from widgets.theme.theme import Theme


class TemplateList(QListWidget):
    """Templates, fitting ones first.

    Signals:
        template_activated(): Enter or a double click.
    """

    template_activated = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._theme = services, theme
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
        today = self._services.today()
        for template in self._templates:
            report = self._report(record, template, prog_week, today)
            item = QListWidgetItem(self._said(template, report), self)
            item.setIcon(self._icon(report_glyph(report)))
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

    def _report(
        self, record: PatientRecord, template: WeekTemplate, prog_week: int | None, today: date
    ) -> Report:
        week = max(prog_week or 1, template.first_prog_week)
        expanded = expand(template, week, self._services.new_id).week
        # A case of its own: a bare week leaves its dates behind in the case that judged it.
        return self._services.checker.open(record, today).check_bare_week(expanded, week)

    def _icon(self, glyph: Glyph) -> QIcon:
        """The shape; without a picture of its own Qt would tint it where the row is selected."""
        made = glyph_icon(glyph, self._theme.tokens, 18)
        made.addPixmap(made.pixmap(18, 18), QIcon.Mode.Selected)
        return made

    def _said(self, template: WeekTemplate, report: Report) -> str:
        parts = [template.id, self.tr("from week {n}").format(n=template.first_prog_week)]
        blocks = report.count(Severity.BLOCK, Severity.HARD_BLOCK)
        cautions = report.count(Severity.CAUTION)
        if blocks:
            parts.append(self.tr("blocks: {n}").format(n=blocks))
        if cautions:
            parts.append(self.tr("cautions: {n}").format(n=cautions))
        if not blocks and not cautions:
            parts.append(self.tr("no block or caution"))
        return f"{template.name}\n{' · '.join(parts)}"
