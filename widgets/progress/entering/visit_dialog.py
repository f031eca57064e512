"""What a clinician asks at a visit: the urgent questions, the day, what is possible, the scores."""

from datetime import date, datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.log import DayLog
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.entries import day_log_of, with_entry
from designer.progress.outcomes import with_outcomes
from widgets.common.asking import may_leave
from widgets.common.day_edit import DayEdit
from widgets.common.dialog_bars import foot_bar, head_bar, lay_between
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolled
from widgets.common.whose import whose_label
from widgets.progress.entering.day_form import DayForm, UrgentForm
from widgets.progress.entering.measures_form import MeasuresForm
from widgets.state.services import Services


class VisitDialog(QDialog):
    """One visit: it becomes the day log of its date and one score for each measure asked."""

    def __init__(
        self, record: PatientRecord, services: Services, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._record, self._services = record, services
        self._now: datetime = services.now()
        library: Library = services.library
        self.on = DayEdit(self._now.date())
        self.on.set_last(self._now.date())
        self.measures = MeasuresForm(library.outcome_measures.values(), record)
        self.day, self.urgent = DayForm(), UrgentForm()
        self.note = QLineEdit()
        self.note.setMaxLength(2000)
        self.problem = plain_label("", "error", wrap=True)
        self._arrange()
        self._day = DayLog(id=services.new_id(), on=self.date)
        self._show_day()
        self.on.dateChanged.connect(lambda _date: self._show_day())

    @property
    def date(self) -> date:
        """The day of the visit."""
        return self.on.day()

    def result_record(self) -> PatientRecord:
        """The record with what was entered."""
        return with_outcomes(with_entry(self._record, None, self._entered()), self._scores())

    def accept(self) -> None:
        """Close where something was entered; otherwise say so."""
        if self._is_blank():
            self.problem.setText(
                self.tr("Nothing is entered yet. Enter what you asked, or cancel.")
            )
            return
        super().accept()

    def reject(self) -> None:
        """Close without keeping anything, after asking where something was entered."""
        lost = self.tr("What you entered here is not saved yet.")
        if not self._is_blank() and not may_leave(self, lost):
            return
        super().reject()

    def _scores(self) -> tuple[Outcome, ...]:
        who = self._services.clinic.actor
        scores = self.measures.outcomes(self.date, self._services.new_id)
        return tuple(replace(score, entered_by=who) for score in scores)

    def _entered(self) -> DayLog:
        day = self.urgent.read_into(self.day.read_into(self._day))
        return replace(day, note=self.note.text())

    def _is_blank(self) -> bool:
        return self._entered() == self._day and not self._scores()

    def _show_day(self) -> None:
        """Go on with the day log of the chosen date; what was typed for another day stays typed."""
        typed = self._entered()
        blank = DayLog(id=self._day.id, on=self._day.on)
        found = day_log_of(self._record, self.date)
        self._day = found or DayLog(id=blank.id, on=self.date)
        shown = self._day if typed == blank or found is not None else replace(typed, on=self.date)
        self.day.fill(shown)
        self.urgent.fill(shown)
        self.note.setText(shown.note)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Visit"))
        resize_within(self, 1220, 680)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        asked = QWidget()
        left = QVBoxLayout(asked)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.urgent)
        left.addSpacing(8)
        left.addWidget(plain_label(self.tr("Note"), "subheading"))
        left.addWidget(self.note)
        parts = (
            (self.tr("Ask at every visit"), asked),
            (self.tr("The day, and what is possible"), self.day),
            (self.tr("Questionnaires"), self.measures),
        )
        for column, (title, part) in enumerate(parts):
            grid.addWidget(plain_label(title, "subheading"), 0, column)
            grid.addWidget(part, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(2, 1)
        self.note.setAccessibleName(self.tr("Note"))
        foot = foot_bar(self, QPushButton(self.tr("Keep visit")), self.problem)
        lay_between(self, self._head(), scrolled(body, sideways=True), foot)

    def _head(self) -> QWidget:
        label = plain_label(self.tr("Visit on"))
        label.setBuddy(self.on)
        self.on.setAccessibleName(self.tr("Visit on"))
        return head_bar(
            whose_label(self._record.patient),
            label,
            self.on,
        )
