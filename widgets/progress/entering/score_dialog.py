"""Corrects one score of a questionnaire: its date, the figures and a note."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.model.measure import OutcomeMeasure
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.outcomes import same_day
from widgets.common.blank_spin import BlankSpinBox
from widgets.common.dates import shown_date
from widgets.common.day_edit import DayEdit
from widgets.common.dialog_bars import foot_bar, head_bar, lay_between
from widgets.common.form_row import FormRow
from widgets.common.labels import plain_label
from widgets.common.whose import whose_label
from widgets.progress.entering.measures_form import distress_box, range_words


class ScoreDialog(QDialog):
    """Shows a score that is there; ``result_outcome`` is what it should have been."""

    def __init__(
        self,
        record: PatientRecord,
        outcome: Outcome,
        measure: OutcomeMeasure,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._record, self._outcome, self._measure = record, outcome, measure
        self.on = DayEdit(outcome.on)
        self.on.set_last(today)
        self.score = BlankSpinBox(measure.low, measure.high, measure.step, measure.unit)
        self.score.set_number(outcome.score)
        self.distress = distress_box()
        self.distress.set_choice(None if outcome.distress is None else str(outcome.distress))
        self.note = QLineEdit(outcome.note)
        self.note.setMaxLength(2000)
        self.problem = plain_label("", "error", wrap=True)
        self._arrange()
        self.score.setFocus()

    def result_outcome(self) -> Outcome:
        """The score as it stands in the form; its id stays."""
        score = self.score.number
        distress = self._outcome.distress
        if self._measure.takes_distress:
            distress = int(self.distress.choice) if self.distress.choice is not None else None
        return replace(
            self._outcome,
            on=self.on.day(),
            score=self._outcome.score if score is None else score,
            distress=distress,
            note=self.note.text().strip(),
        )

    def accept(self) -> None:
        """Close where the score can be kept so; otherwise say what to mend."""
        if problem := self._find_problem():
            self.problem.setText(problem)
            return
        super().accept()

    def _find_problem(self) -> str:
        if self.score.number is None:
            return self.tr("Enter a score. To take it out, cancel and choose Remove.")
        other = same_day(self._record, self.result_outcome())
        if other is not None:
            text = self.tr("{date} has a score of this questionnaire already. Correct that one.")
            return text.format(date=shown_date(other.on))
        return ""

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Correct a score"))
        self.setMinimumWidth(640)
        form = QVBoxLayout()
        form.setContentsMargins(24, 16, 24, 16)
        form.setSpacing(12)
        form.addWidget(plain_label(self._measure.name, "subheading", wrap=True))
        form.addWidget(FormRow(self.tr("Score"), self.score, range_words(self._measure)))
        if self._measure.takes_distress:
            name = self.distress.accessibleName()
            form.addWidget(FormRow(name, self.distress))
        form.addWidget(FormRow(self.tr("Asked on"), self.on))
        form.addWidget(FormRow(self.tr("Note"), self.note))
        form.addStretch()
        whose = whose_label(self._record.patient)
        keep = QPushButton(self.tr("Keep correction"))
        lay_between(self, head_bar(whose), form, foot_bar(self, keep, self.problem))
