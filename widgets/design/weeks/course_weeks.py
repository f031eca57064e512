"""The proposed weeks of a course, and what stands in the one that is chosen."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.model.finding import Report
from designer.model.program import ProgramWeek
from designer.model.vocabulary import Severity
from templates.course_building import training_days
from templates.course_plan import BLOCKS, CoursePlan, CoursePlanner, PlannedWeek
from widgets.common.counts import blocks_and_cautions
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip, plain_label
from widgets.design.day_names import DayNames
from widgets.design.dose.dose_words import DoseWords
from widgets.design.finding_lines import FindingLines
from widgets.design.report_glyph import report_glyph
from widgets.state.services import Services
from widgets.theme.glyphs import glyph_icon
from widgets.theme.theme import Theme, set_role


class CourseWeeks(QFrame):
    """A list of weeks beside the content of one.

    Signals:
        template_chosen(at, template_id): another template for the week at ``at`` of the course.
    """

    template_chosen = Signal(int, str)

    def __init__(
        self,
        services: Services,
        theme: Theme,
        planner: CoursePlanner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._theme, self._planner = services, theme, planner
        self._days, self._doses = DayNames(self), DoseWords(self, services.units())
        self._plan: CoursePlan | None = None
        self.weeks = QListWidget()
        self.template = QComboBox()
        self.content = FindingLines(theme, services.library)
        set_role(self, "card")
        self._arrange()
        self.weeks.currentRowChanged.connect(self._show_week)
        self.template.activated.connect(self._choose_template)

    def show_plan(self, plan: CoursePlan) -> None:
        """Show a proposal; the chosen week stays chosen."""
        row = max(0, self.weeks.currentRow())
        self._plan = plan
        self.weeks.blockSignals(True)
        while self.weeks.count() > plan.count:
            self.weeks.takeItem(self.weeks.count() - 1)
        while self.weeks.count() < plan.count:
            self.weeks.addItem(QListWidgetItem())
        for at in range(plan.count):
            self._tell(at)
        self.weeks.setCurrentRow(min(row, plan.count - 1))
        self.weeks.blockSignals(False)
        self._show_week()

    def refresh(self) -> None:
        """One week more is judged."""
        if self._plan is not None:
            at = len(self._plan.weeks) - 1
            self._tell(at)
            if at == self.weeks.currentRow():
                self._show_week()

    def _tell(self, at: int) -> None:
        plan, item = self._plan, self.weeks.item(at)
        if plan is None or plan.record.program is None:
            return
        judged = plan.weeks[at] if at < len(plan.weeks) else None
        week = plan.record.program.weeks[plan.first + at]
        item.setText(self._said(at, week, judged))
        item.setIcon(self._icon(judged.report) if judged is not None else QIcon())

    def _said(self, at: int, week: ProgramWeek, judged: PlannedWeek | None) -> str:
        plan = self._plan
        number = at + 1 + (plan.first if plan is not None else 0)
        head = self.tr("Week {n} · {date} · progression week {p}").format(
            n=number, date=shown_date(week.start_date), p=week.prog_week
        )
        exercise = self._services.library.exercise
        days = training_days(week.week, lambda key: exercise(key).lane)
        said = self.tr("checking…") if judged is None else self._counted(judged.report)
        return f"{head}\n{week.template_id} · {self._days.list(days)} · {said}"

    def _counted(self, report: Report) -> str:
        parts = blocks_and_cautions(report.count(*BLOCKS), report.count(Severity.CAUTION))
        return ", ".join(parts) or self.tr("no block or caution")

    def _icon(self, report: Report) -> QIcon:
        made = glyph_icon(report_glyph(report), self._theme.tokens, 18)
        made.addPixmap(made.pixmap(18, 18), QIcon.Mode.Selected)  # Qt would tint it
        return made

    def _show_week(self, _row: int = 0) -> None:
        plan, at = self._plan, self.weeks.currentRow()
        if plan is None or plan.record.program is None or not 0 <= at < plan.count:
            return
        week = plan.record.program.weeks[plan.first + at]
        self.template.clear()
        for template in self._planner.templates(week.prog_week):
            self.template.addItem(f"{template.id}  {template.name}", template.id)
        self.template.setCurrentIndex(self.template.findData(week.template_id))
        self.template.setToolTip(as_tooltip(self.template.currentText()))
        judged = plan.weeks[at] if at < len(plan.weeks) else None
        report = judged.report if judged is not None else None
        self.content.show_report(report, tuple(self._lines(week, judged)))

    def _lines(self, week: ProgramWeek, judged: PlannedWeek | None) -> Iterator[str]:
        """What stands in the week: each exercise with its dose and days; then what gave way."""
        library = self._services.library
        row = library.ladder.get(week.prog_week)
        if row is not None and row.aim:
            yield self.tr("Aim of this week: {aim}").format(aim=library.readable(row.aim))
        days: dict[tuple[str, str], list[int]] = {}
        for day, one in week.week.placements():
            days.setdefault((one.exercise_id, self._doses.short(one.dose)), []).append(day)
        yield "\n".join(
            f"{library.exercise(key).name} · {dose} · {self._days.list(tuple(on))}"
            for (key, dose), on in days.items()
        )
        for hard, easy in judged.replaced if judged is not None else ():
            gone = library.exercise(hard).name
            if easy:
                pattern = self.tr("{new} in place of {old}, which is blocked.")
                yield pattern.format(new=library.exercise(easy).name, old=gone)
            else:
                yield self.tr("{old} is left out: it is blocked.").format(old=gone)

    def _choose_template(self, index: int) -> None:
        if index >= 0:
            self.template_chosen.emit(self.weeks.currentRow(), self.template.itemData(index))

    def _arrange(self) -> None:
        self.weeks.setAccessibleName(self.tr("Weeks of the course"))
        self.weeks.setFrameShape(QFrame.Shape.NoFrame)
        self.weeks.setIconSize(QSize(18, 18))
        self.weeks.setSpacing(1)
        self.weeks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.weeks.setMinimumWidth(216)
        self.template.setMinimumContentsLength(12)
        self.template.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.template.setAccessibleName(self.tr("Template of this week"))
        label = plain_label(self.tr("Template"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.addWidget(label)
        head.addWidget(self.template, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.content, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.weeks)
        split.addWidget(right)
        split.setSizes([310, 400])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(split)
