"""Shows what the rules find in a template for the open patient, then takes it into the program."""

from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.model.week import monday_of
from widgets.common.agree_box import AgreeBox
from widgets.common.dates import shown_date
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.design.weeks.program_steps import LAST_PROG_WEEK
from widgets.design.weeks.template_verdicts import TemplateVerdicts
from widgets.library.templates.finding_list import FindingList
from widgets.theme.theme import Theme


class ApplyDialog(QDialog):
    """The findings first; the button says what happens next. Nothing is changed here."""

    def __init__(
        self,
        record: PatientRecord,
        template: WeekTemplate,
        verdicts: TemplateVerdicts,
        findings: FindingList,
        theme: Theme,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._record, self._template, self._verdicts = record, template, verdicts
        name = record.patient.identifiers.name
        title = self.tr("Use “{template}” for {patient}").format(
            template=template.name, patient=name
        )
        self.setWindowTitle(title)
        self.said = plain_label("", "strong", wrap=True)
        self.findings = findings
        self.report = Report()
        program = record.program
        has_weeks = program is not None and bool(program.weeks)
        do = self.tr("Add as the next week") if has_weeks else self.tr("Start a program with it")
        buttons = AgreeBox(self, do)
        self.do = buttons.agree
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(theme.tokens.space_m)
        column.addWidget(plain_label(title, "subheading", wrap=True))
        column.addWidget(plain_label(self._becomes(), "hint", wrap=True))
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

    def prog_week(self) -> int:
        """The progression week it becomes."""
        program = self._record.program
        last = program.weeks[-1].prog_week if program is not None and program.weeks else 0
        first = self._template.first_prog_week
        return max(first, min(LAST_PROG_WEEK, last + 1)) if last else first

    def _becomes(self) -> str:
        program = self._record.program
        number = len(program.weeks) + 1 if program is not None else 1
        pattern = self.tr(
            "It becomes week {number} of the program, {first} to {last}, progression week {week}."
        )
        first = self._first_day()
        said = pattern.format(
            number=number,
            first=shown_date(first),
            last=shown_date(first + timedelta(days=6)),
            week=self.prog_week(),
        )
        if first + timedelta(days=6) < self._today:
            said += " " + self.tr("That week is over already: move its date, or begin anew.")
        return said

    def _first_day(self) -> date:
        """The Monday it begins on: behind the last week, or that of today."""
        program = self._record.program
        last = program.date_of(len(program.weeks) - 1, 0) if program and program.weeks else None
        return monday_of(self._today) if last is None else last + timedelta(weeks=1)

    def _judge(self) -> None:
        self.report = self._verdicts.report(self._record, self._template, self.prog_week())
        found = [f for f in self.report.findings if f.severity is not Severity.INFO]
        self.findings.show_findings(found)
        self.findings.setVisible(bool(found))
        said = self._verdicts.words(self.report)
        self.said.setText(self.tr("The rules find: {said}").format(said=said))
