"""One window to log a visit or a returned sheet: the session, its exercises and the day."""

from collections.abc import Sequence
from datetime import datetime, time

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.record import PatientRecord
from designer.model.units import METRIC, Units
from designer.progress.entries import day_log_of
from designer.progress.planned import planned_on
from widgets.common.asking import may_leave
from widgets.common.dialog_bars import foot_bar, head_bar, lay_between
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolled
from widgets.common.whose import whose_label
from widgets.progress.entering.day_form import DayForm, DayMoreForm, UrgentForm
from widgets.progress.entering.items_form import ItemsForm
from widgets.progress.entering.keeping_both import keeps_both
from widgets.progress.entering.session_form import SessionForm


class LogDialog(QDialog):
    """Edits one session log and the day log of the same date, and returns both as values."""

    def __init__(
        self,
        record: PatientRecord,
        library: Library,
        now: datetime,
        session: SessionLog,
        day: DayLog,
        parent: QWidget | None = None,
        units: Units = METRIC,
    ) -> None:
        super().__init__(parent)
        self._record, self._now = record, now
        self._session, self._day = session, day
        names = {key: exercise.name for key, exercise in library.exercises.items()}
        self.session = SessionForm()
        self.items = ItemsForm(names, units)
        self.urgent = UrgentForm()
        self.day = DayForm()
        self.day_more = DayMoreForm(units)
        self.had_session = QCheckBox(self.tr("A session was done or tried"))
        self.note = QLineEdit()
        self.note.setMaxLength(2000)
        self.problem = plain_label("", "error", wrap=True)
        self._arrange()
        self._fill()
        self._start = self._values()
        self.session.moment_changed.connect(self._follow_plan)
        self.had_session.toggled.connect(self._follow_session)

    def result_logs(self) -> tuple[SessionLog | None, DayLog]:
        """What was entered; no session where only the day was logged."""
        return self._values()

    def accept(self) -> None:
        """Close when the entries can be kept; otherwise say what to mend."""
        problem = self._find_problem()
        self.problem.setText(problem)
        if not problem and (not self._is_doubtful() or self._confirms()):
            super().accept()

    def reject(self) -> None:
        """Close without keeping anything, after asking where something was entered."""
        lost = self.tr("What you entered here is not saved yet.")
        if self._values() != self._start and not may_leave(self, lost):
            return
        super().reject()

    def _values(self) -> tuple[SessionLog | None, DayLog]:
        day = self.urgent.read_into(self.day.read_into(self._day))
        day = self.day_more.read_into(day)
        day = replace(day, on=self.session.moment.date())
        if not self.had_session.isChecked():
            return None, replace(day, note=self.note.text())
        session = self.session.read_into(self._session)
        checked = True if self.urgent.all_answered else self._session.urgent_checked
        return (
            replace(
                session,
                items=self.items.items(),
                urgent_checked=checked,
                note=self.note.text(),
            ),
            day,
        )

    def _find_problem(self) -> str:
        if self.session.moment > self._now:
            return self.tr("The entry lies after now. Choose the time when the session was.")
        session, day = self._values()
        peak = session.pain_peak if session else None
        before = session.pain_before if session else None
        if peak is not None and before is not None and peak < before:
            return self.tr("The worst pain is lower than the pain before. Check the two figures.")
        if session is None and day == DayLog(id=day.id, on=day.on):
            return self.tr("Nothing is entered yet. Enter what the patient reports, or cancel.")
        return ""

    def _is_doubtful(self) -> bool:
        """Whether somewhere, newly, the pain after stands above the worst pain."""
        session, _ = self._values()
        before, _ = self._start
        known = _scores_of(before)
        return any(
            (worst, after) not in known
            and worst is not None
            and after is not None
            and after > worst
            for worst, after in _scores_of(session)
        )

    def _confirms(self) -> bool:
        said = self.tr("The pain after is higher than the worst pain.")
        return keeps_both(self, self.tr("Is the pain after right?"), said)

    def _fill(self) -> None:
        self.session.fill(self._session)
        self.urgent.fill(self._day)
        self.day.fill(self._day)
        self.day_more.fill(self._day)
        self.note.setText(self._session.note)
        self.had_session.setChecked(True)
        self._follow_plan(self._session.at)

    def _follow_plan(self, moment: datetime) -> None:
        """Offer a row for each exercise planned on that date, with what is logged already."""
        logged: Sequence[ItemLog] = self.items.items() or self._session.items
        known = [item.exercise_id for item in self._session.items]
        by_id = {item.exercise_id: item for item in logged}
        for placement in planned_on(self._record, moment.date()):
            by_id.setdefault(placement.exercise_id, ItemLog(exercise_id=placement.exercise_id))
        self.items.show_items(tuple(by_id.values()), known)

    def _follow_session(self, there: bool) -> None:
        for field in (self.session.done, self.session.minutes, self.session.before):
            field.setEnabled(there)
        for field in (self.session.peak, self.session.after):
            field.setEnabled(there)
        for told in self.session.told:
            told.setEnabled(there)
        self.items.setEnabled(there)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Log entry"))
        resize_within(self, 1272, 720)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for column, (title, part) in enumerate(
            (
                (self.tr("Session"), self.session),
                (self.tr("The day"), self.day),
                (self.tr("Ask at every session"), self.urgent),
            )
        ):
            grid.addWidget(plain_label(title, "subheading"), 0, column)
            grid.addWidget(part, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label(self.tr("Exercises"), "subheading"), 2, 0, 1, 3)
        grid.addWidget(self.items, 3, 0, 1, 3)
        grid.addWidget(plain_label(self.tr("More about the day"), "subheading"), 4, 0, 1, 3)
        grid.addWidget(self.day_more, 5, 0, 1, 3)
        grid.addWidget(plain_label(self.tr("Note"), "subheading"), 6, 0, 1, 3)
        grid.addWidget(self.note, 7, 0, 1, 3)
        grid.setRowStretch(8, 1)
        grid.setColumnStretch(2, 1)
        self.note.setAccessibleName(self.tr("Note"))
        self.area = scrolled(body, sideways=True)
        foot = foot_bar(self, QPushButton(self.tr("Keep entry")), self.problem)
        lay_between(self, self._head(), self.area, foot)

    def _head(self) -> QWidget:
        whose = whose_label(self._record.patient)
        return head_bar(whose, self.had_session)


def _scores_of(session: SessionLog | None) -> list[tuple[float | None, float | None]]:
    """The worst pain and the pain after, of the session and of each exercise."""
    if session is None:
        return []
    whole = (session.pain_peak, session.pain_after)
    return [whole, *((item.pain_peak, item.pain_after) for item in session.items)]


def new_logs(record: PatientRecord, now: datetime, new_id: str) -> tuple[SessionLog, DayLog]:
    """Blank logs for today; the day's log goes on where one exists."""
    at = datetime.combine(now.date(), time(now.hour, now.minute))
    session = SessionLog(id=new_id, at=at)
    return session, day_of(record, session, f"{new_id}-day")


def day_of(record: PatientRecord, session: SessionLog, new_id: str) -> DayLog:
    """The day log of the session's date, or a blank one."""
    on = session.at.date()
    return day_log_of(record, on) or DayLog(id=new_id, on=on)
