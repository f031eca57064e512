"""Shows what the rules find in a template for the open patient, then takes it into the program."""

from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from designer.model.finding import Report
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from widgets.common.agree_box import AgreeBox
from widgets.common.dates import shown_date
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.design.weeks.template_verdicts import TemplateVerdicts
from widgets.library.templates.finding_list import FindingList


class ApplyDialog(QDialog):
    """The findings first; the button says what happens next. Nothing is changed here."""

    def __init__(
        self,
        record: PatientRecord,
        program: Program,
        template: WeekTemplate,
        verdicts: TemplateVerdicts,
        findings: FindingList,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """``program`` is the record's with the template's week at its end."""
        super().__init__(parent)
        self._program, self._today = program, today
        self._record, self._template, self._verdicts = record, template, verdicts
        name = record.patient.identifiers.name
        title = self.tr("Use “{template}” for {patient}").format(
            template=template.name, patient=name
        )
        self.setWindowTitle(title)
        self.becomes = plain_label(self._becomes(), "hint", wrap=True)
        self.said = plain_label("", "strong", wrap=True)
        self.findings = findings
        self.report = Report()
        first = len(program.weeks) == 1
        do = self.tr("Start a program with it") if first else self.tr("Add as the next week")
        buttons = AgreeBox(self, do)
        self.do = buttons.agree
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(title, "subheading", wrap=True))
        column.addWidget(self.becomes)
        column.addWidget(self.said)
        column.addWidget(findings, 1)
        hint = self.tr(
            "The week is taken in as it is; what the rules find is shown on the board, where each "
            "finding has its remedies. Undo takes the week out again."
        )
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addWidget(buttons)
        self._judge()
        resize_within(self, 620, 560 if self.findings.count() else 240)

    def _becomes(self) -> str:
        number, week = len(self._program.weeks), self._program.weeks[-1]
        first = self._program.date_of(number - 1, 0)
        if first is None:
            pattern = self.tr(
                "It becomes week {number} of the program, which has no date yet, progression week "
                "{week}."
            )
            return pattern.format(number=number, week=week.prog_week)
        last = first + timedelta(days=6)
        pattern = self.tr(
            "It becomes week {number} of the program, {first} to {last}, progression week {week}."
        )
        said = pattern.format(
            number=number, first=shown_date(first), last=shown_date(last), week=week.prog_week
        )
        if last < self._today:
            said += " " + self.tr("That week is over already: move its date, or begin anew.")
        return said

    def _judge(self) -> None:
        week = self._program.weeks[-1]
        self.report = self._verdicts.report(self._record, self._template, week.prog_week)
        found = [f for f in self.report.findings if f.severity is not Severity.INFO]
        self.findings.show_findings(found)
        self.findings.setVisible(bool(found))
        said = self._verdicts.words(self.report)
        self.said.setText(self.tr("The rules find: {said}").format(said=said))
