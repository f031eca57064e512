"""Two weeks side by side: each day with what was added, removed, moved and dosed otherwise."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.course.comparing import compare, counts
from designer.knowledge.library import Library
from designer.model.program import Program
from designer.model.units import METRIC, Units
from designer.model.week import Day
from widgets.common.dates import shown_date
from widgets.common.dialog_size import resize_within
from widgets.common.labels import hairline, plain_label
from widgets.design.day_names import DayNames
from widgets.design.dialog_frame import DialogFrame
from widgets.design.dose.dose_words import DoseWords
from widgets.design.weeks.compare_words import CompareWords
from widgets.theme.theme import set_role


class CompareDialog(DialogFrame):
    """Compares two weeks of a program; changes nothing."""

    def __init__(
        self,
        program: Program,
        library: Library,
        before: int,
        after: int,
        parent: QWidget | None = None,
        units: Units = METRIC,
    ) -> None:
        super().__init__(_tr("Compare two weeks"), "", "", _tr("Close"), parent)
        self._program, self._library = program, library
        self._words = CompareWords(library, self, units)
        self._doses = DoseWords(self, units)
        self._names = DayNames(self)
        self.before, self.after = QComboBox(), QComboBox()
        self.summary = plain_label("", "strong", wrap=True)
        self._area = QScrollArea()
        self._arrange()
        for box, index in ((self.before, before), (self.after, after)):
            for at in range(len(program.weeks)):
                box.addItem(self._week_words(at), at)
            box.setCurrentIndex(index)
            box.currentIndexChanged.connect(self._show)
        resize_within(self, 900, 620)
        self._show()

    def _week_words(self, index: int) -> str:
        week = self._program.weeks[index]
        return self.tr("Week {n} · {date} · progression week {p}").format(
            n=index + 1,
            date=shown_date(self._program.date_of(index, 0), self.tr("no date")),
            p=week.prog_week,
        )

    def _show(self, _index: int = 0) -> None:
        weeks = self._program.weeks
        old, new = weeks[self.before.currentIndex()], weeks[self.after.currentIndex()]
        days = compare(old.week, new.week)
        added, removed, changed, moved = counts(days)
        if not any((added, removed, changed, moved)):
            self.summary.setText(self.tr("Both weeks hold the same exercises with the same doses."))
        else:
            said = self.tr("{a} added, {r} removed, {m} moved, {c} with another dose.")
            self.summary.setText(said.format(a=added, r=removed, m=moved, c=changed))
        inside = QWidget()
        set_role(inside, "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        heads = ("", self.before.currentText(), self.after.currentText(), self.tr("What differs"))
        for column, text in enumerate(heads):
            grid.addWidget(plain_label(text, "caption", wrap=True), 0, column)
            grid.setColumnStretch(column, (0, 3, 3, 4)[column])
        for at, day in enumerate(days):
            row = 2 * at + 1
            grid.addWidget(hairline(), row, 0, 1, 4)
            lines = "\n".join(self._words.lines(day)) or self.tr("the same")
            cells = (
                plain_label(self._names.long(at), "strong"),
                plain_label(self._day_words(old.week.days[at]), wrap=True),
                plain_label(self._day_words(new.week.days[at]), wrap=True),
                plain_label(lines, "hint" if day.is_same else "", wrap=True),
            )
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row + 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(2 * len(days) + 1, 1)
        self._area.setWidget(inside)  # the old one goes

    def _day_words(self, day: Day) -> str:
        known = self._library.exercises
        lines = [
            f"{known[p.exercise_id].name if p.exercise_id in known else p.exercise_id}"
            f" · {self._doses.short(p.dose)}"
            for p in day.placements
        ]
        return "\n".join(lines) or self.tr("nothing")

    def _arrange(self) -> None:
        self.before.setAccessibleName(self.tr("Earlier week"))
        self.after.setAccessibleName(self.tr("Later week"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.before, 1)
        row.addWidget(plain_label(self.tr("beside")))
        row.addWidget(self.after, 1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = QFrame()
        set_role(card, "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._area)
        self.body.addLayout(row)
        self.body.addWidget(self.summary)
        self.body.addWidget(card, 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CompareDialog", text)
