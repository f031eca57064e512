"""The week that a step makes, before it is agreed to: when, what is new, what the rules say."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.program import ProgramWeek
from designer.model.vocabulary import Severity
from templates.next_step import Prepared
from widgets.common.counts import counted
from widgets.common.dates import shown_date
from widgets.common.finding_summary import FindingSummary
from widgets.common.labels import plain_label
from widgets.theme.theme import Theme, set_role


class NextWeekView(QFrame):
    """Shows a prepared week, or words in its place."""

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        set_role(self, "card")
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._area)
        self._column = QVBoxLayout()
        self._begin()

    def show_words(self, text: str) -> None:
        """Say why there is no week to show."""
        self._begin()
        self._column.addWidget(plain_label(text, wrap=True))
        self._column.addStretch()
        self.setAccessibleName(text)

    def show_prepared(self, prepared: Prepared, present: ProgramWeek | None) -> None:
        """Show the week, how it differs from the present one, and its findings."""
        self._begin()
        heading = self._heading(prepared)
        self._column.addWidget(plain_label(heading, "subheading", wrap=True))
        self.setAccessibleName(heading)
        for line in self._lines(prepared, present):
            self._column.addWidget(plain_label(line, wrap=True))
        self._column.addSpacing(8)
        self._show_findings(prepared)
        self._column.addStretch()

    def _begin(self) -> None:
        inside = QWidget()
        set_role(inside, "surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._area.setWidget(inside)  # the old one goes

    def _heading(self, prepared: Prepared) -> str:
        week = prepared.next.week
        start = prepared.next.program.date_of(prepared.next.index, 0)
        if start is None:
            return self.tr("Next week: progression week {n}").format(n=week.prog_week)
        return self.tr("Progression week {n}, from {date}").format(
            n=week.prog_week, date=shown_date(start)
        )

    def _lines(self, prepared: Prepared, present: ProgramWeek | None) -> Iterator[str]:
        made = prepared.next
        yield {
            "planned": self.tr("This week is planned already and stays as it is."),
            "this-week": self.tr("This week with its exercises and doses."),
            "earlier-week": self.tr("The last week of this number, as it was planned then."),
            "template": self.tr("A fresh week from the template."),
        }[made.origin]
        if made.halved:
            yield self.tr("Half the items of each day, because there is no earlier week.")
        for hard, easy in made.eased:
            yield self.tr("{easy} in place of {hard}.").format(
                easy=self._name(easy), hard=self._name(hard)
            )
        yield from self._differences(made.week, present)
        if made.moved_weeks == 1:
            yield self.tr("The week planned after it begins later than before.")
        elif made.moved_weeks:
            yield self.tr("{n} planned weeks begin later than before.").format(n=made.moved_weeks)
        if made.left_out_weeks == 1:
            yield self.tr("One planned week is passed over.")
        elif made.left_out_weeks:
            yield self.tr("{n} planned weeks are passed over.").format(n=made.left_out_weeks)
        row = self._library.ladder.get(made.week.prog_week)
        if row is not None and row.aim:
            yield self.tr("Aim of this week: {aim}").format(aim=self._library.readable(row.aim))

    def _differences(self, week: ProgramWeek, present: ProgramWeek | None) -> Iterator[str]:
        """Which exercises come and go, beside the present week."""
        now = Counter(placement.exercise_id for _, placement in week.week.placements())
        exercises = counted(len(now), self.tr("1 exercise"), self.tr("{n} exercises"))
        placed = counted(now.total(), self.tr("placed once"), self.tr("placed {n} times"))
        yield self.tr("{exercises}, {placed} in the week.").format(
            exercises=exercises, placed=placed
        )
        before = {p.exercise_id for _, p in present.week.placements()} if present else set()
        new = [self._name(id_) for id_ in now if id_ not in before]
        gone = sorted(self._name(id_) for id_ in before if id_ not in now)
        if new and before:
            yield self.tr("New: {names}.").format(names=", ".join(new))
        if gone:
            yield self.tr("No longer: {names}.").format(names=", ".join(gone))

    def _show_findings(self, prepared: Prepared) -> None:
        told = [
            finding
            for finding in prepared.report.findings
            if finding.severity is not Severity.INFO and finding.is_open
        ]
        self._column.addWidget(FindingSummary(self._theme, self._library, told))

    def _name(self, exercise_id: str) -> str:
        exercise = self._library.exercises.get(exercise_id)
        return exercise.name if exercise is not None else exercise_id
