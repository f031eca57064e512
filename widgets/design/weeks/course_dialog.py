"""Builds the whole course: asks for little, shows every week with its findings, changes nothing."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.model.week import monday_of
from designer.progress.next_week import LAST_PROG_WEEK
from templates.course_building import CourseWish, training_days
from templates.course_paths import CoursePath
from templates.course_plan import BLOCKS, CoursePlan, CoursePlanner, Place
from widgets.common.counts import blocks_and_cautions, counted
from widgets.common.dates import shown_date
from widgets.common.day_edit import DayEdit
from widgets.common.dialog_bars import foot_bar, head_bar, lay_between
from widgets.common.dialog_size import resize_within
from widgets.common.form_area import FormArea
from widgets.common.labels import plain_label
from widgets.common.whose import whose_label
from widgets.design.day_chips import DayChips
from widgets.design.weeks.course_weeks import CourseWeeks
from widgets.design.weeks.first_week_words import first_week_words
from widgets.state.services import Services
from widgets.theme.theme import Theme

USUAL_WEEKS = 12
FEWEST_USUAL = 4  # beyond the ladder: a month of maintenance
MOST_WEEKS = 26
LATER_MS = 60  # after the last change of a field


class CourseDialog(QDialog):
    """Chooses a course, its start, length and training days; :meth:`plan` is what was agreed to."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        record: PatientRecord,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._record = services, record
        self._planner = CoursePlanner(services, record)
        self._templates: dict[int, str] = {}
        self._own_days = False
        self._steps: Iterator[None] = iter(())
        self._plan: CoursePlan | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._judge_next)
        self.path = QComboBox()
        self.place = QComboBox()
        self.first_day = DayEdit()
        self.first_week_said = plain_label("", "hint", wrap=True)
        self.weeks = QSpinBox()
        self.first_week = QSpinBox()
        self.days = DayChips(theme)
        self.mend = QCheckBox(self.tr("Put safe substitutes where something is blocked"))
        self.why = QLineEdit()
        self.list = CourseWeeks(services, theme, self._planner)
        self.summary = plain_label("", wrap=True)
        self.agree = QPushButton(self.tr("Build this course"))
        self._arrange(record.patient)
        self._fill()
        self._connect()
        self._build()

    def plan(self) -> CoursePlan:
        """The proposal with every week judged; ``record`` is the patient's with the course."""
        if self._plan is None:
            raise RuntimeError("no course was proposed")
        for _ in self._steps:
            pass
        return self._plan

    def text(self) -> str:
        """The name of the step."""
        one, many = self.tr("Build a course of 1 week"), self.tr("Build a course of {n} weeks")
        return counted(self.weeks.value(), one, many)

    def _fill(self) -> None:
        tr = self.tr
        for path in self._planner.paths:
            self.path.addItem(path.name, path)
        program = self._record.program
        existing = program is not None and bool(program.weeks)
        if existing:
            self.place.addItem(tr("After the weeks there are"), "behind")
            self.place.addItem(tr("In place of the weeks ahead"), "instead")
        self.place.addItem(tr("As a new program"), "new")
        self.weeks.setRange(1, MOST_WEEKS)
        self.weeks.setValue(USUAL_WEEKS)
        self.first_week.setRange(1, LAST_PROG_WEEK)
        for spin in (self.weeks, self.first_week):
            spin.lineEdit().setTextMargins(8, 0, 0, 0)
        self.mend.setChecked(True)
        self.why.setPlaceholderText(tr("Why the present program ends"))
        self.why.setMaxLength(300)
        self._follow_place()

    def _connect(self) -> None:
        self.place.currentIndexChanged.connect(self._follow_place)
        self.path.currentIndexChanged.connect(self._follow_path)
        self.first_day.dateChanged.connect(self._build)
        for spin in (self.weeks, self.first_week):
            spin.valueChanged.connect(self._build)
        self.days.changed.connect(self._take_days)
        self.mend.toggled.connect(self._build)
        self.why.textChanged.connect(self._build)
        self.list.template_chosen.connect(self._take_template)

    @property
    def _place(self) -> Place:
        place: Place = self.place.currentData()
        return place

    def _follow_place(self, _index: int = 0) -> None:
        """Begin where the place begins: with today's week, or behind the weeks that stay."""
        today = self._services.today()
        start, prog_week = monday_of(today), 1
        program = self._record.program
        if program is not None and self._place != "new":
            first = len(program.weeks) if self._place == "behind" else self._planner.not_begun
            last = program.weeks[first - 1] if first else None
            before = program.date_of(first - 1, 0) if first else program.start_date
            start = before + timedelta(weeks=1 if first else 0) if before is not None else start
            prog_week = min(LAST_PROG_WEEK, last.prog_week + 1) if last is not None else 1
        fields = (self.first_day, self.first_week, self.weeks)
        for field in fields:
            field.blockSignals(True)
        self.first_day.show_day(start)
        self.first_week.setValue(prog_week)
        self.weeks.setValue(max(FEWEST_USUAL, USUAL_WEEKS + 1 - prog_week))  # to the ladder's end
        for field in fields:
            field.blockSignals(False)
        ends = self._place == "new" and program is not None and program.ended_on is None
        self._form.setRowVisible(self.why, ends)
        self._build()

    def _follow_path(self, _index: int = 0) -> None:
        self._templates.clear()
        self._build()

    def _take_days(self) -> None:
        self._own_days = bool(self.days.days())  # none: those of the templates again
        self._build()

    def _take_template(self, at: int, template_id: str) -> None:
        """From this week on, until the course itself comes to another template."""
        path: CoursePath = self.path.currentData()
        first = self.first_week.value()
        usual = path.template_at(min(LAST_PROG_WEEK, first + at))
        for later in range(at, self.weeks.value()):
            if path.template_at(min(LAST_PROG_WEEK, first + later)) != usual:
                break
            self._templates[later] = template_id
        self._build()

    def _build(self, _what: object = None) -> None:
        """Propose anew; the findings follow week by week."""
        path: CoursePath | None = self.path.currentData()
        if path is None:
            return
        wish = CourseWish(
            start=self.first_day.day(),
            weeks=self.weeks.value(),
            first_prog_week=self.first_week.value(),
            days=self.days.days() if self._own_days else (),
            templates=dict(self._templates),
        )
        why = self.why.text().strip() or self.tr("Another program was begun")
        self._plan = plan = self._planner.build(wish, path, self._place, why)
        self._steps = self._planner.judging(plan, mend=self.mend.isChecked())
        if not self._own_days:
            self._show_days(plan)
        self.path.setToolTip(path.note)
        self.first_week_said.setText(first_week_words(wish.start))
        self.list.show_plan(plan)
        self._sum_up()
        self._later.start(LATER_MS)

    def _show_days(self, plan: CoursePlan) -> None:
        program = plan.record.program
        if program is not None:
            # The first week may lack its beginning.
            week = program.weeks[plan.first + min(1, plan.count - 1)].week
            exercise = self._services.library.exercise
            days = training_days(week, lambda key: exercise(key).lane)
            self.days.blockSignals(True)
            self.days.show_days(days)
            self.days.blockSignals(False)

    def _judge_next(self) -> None:
        """One week, then back to whatever the hand does."""
        if next(self._steps, self._steps) is self._steps:  # no week is left
            return
        self.list.refresh()
        self._sum_up()
        self._later.start(0)

    def _sum_up(self) -> None:
        plan = self._plan
        if plan is None or plan.record.program is None:
            return
        program, last = plan.record.program, plan.first + plan.count - 1
        said = self.tr("{weeks}, from {first} to {last}.").format(
            weeks=counted(plan.count, self.tr("1 week"), self.tr("{n} weeks")),
            first=shown_date(program.date_of(plan.first, 0)),
            last=shown_date(program.date_of(last, 6)),
        )
        if not plan.is_judged:
            checked = self.tr("Checking week {n} of {count}…")
            said += " " + checked.format(n=len(plan.weeks) + 1, count=plan.count)
        else:
            parts = blocks_and_cautions(plan.counted(*BLOCKS), plan.counted(Severity.CAUTION))
            found = ", ".join(parts) or self.tr("no block or caution")
            said += " " + self.tr("In all weeks: {found}.").format(found=found)
        self.summary.setText(said)

    def _arrange(self, patient: Patient) -> None:
        self.setWindowTitle(self.tr("Build the course"))
        resize_within(self, 1080, 660)
        body = QHBoxLayout()
        body.setContentsMargins(24, 16, 24, 16)
        body.setSpacing(24)
        body.addWidget(FormArea(self._fields()), 0)
        body.addWidget(self.list, 1)
        head = head_bar(whose_label(patient))
        lay_between(self, head, body, foot_bar(self, self.agree, self.summary))

    def _fields(self) -> QWidget:
        self._form = form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        tr = self.tr
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Course"), self.path),
            (tr("Where it goes"), self.place),
            (tr("Why the present program ends"), self.why),
            (tr("First day"), self.first_day),
            ("", self.first_week_said),
            (tr("Number of weeks"), self.weeks),
            (tr("Begins with progression week"), self.first_week),
            (tr("Training days"), self.days),
        )
        for text, field in rows:
            if text:
                form.addRow(text, field)
                field.setAccessibleName(text)
            else:
                form.addRow(field)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.mend)
        hint = tr(
            "A gate that lies ahead is a prerequisite, no error: confirm it when its week comes."
        )
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addStretch()
        self.path.setMinimumWidth(204)
        return fields
