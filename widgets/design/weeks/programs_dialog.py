"""The programs that a patient had: when, how long, why each ended; to read, or to begin from."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.week import monday_of
from widgets.common.counts import counted
from widgets.common.dates import shown_date
from widgets.common.day_edit import DayEdit
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.patient_words import two_identifiers
from widgets.design.day_names import DayNames
from widgets.design.dialog_frame import DialogFrame
from widgets.design.dose.dose_words import DoseWords
from widgets.design.finding_lines import FindingLines
from widgets.state.services import Services
from widgets.theme.theme import Theme, set_role


class ProgramsDialog(DialogFrame):
    """Lists the programs, the newest first, and shows one to read. Nothing is changed here."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        record: PatientRecord,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _tr("Programs of this patient"),
            two_identifiers(record.patient),
            _tr("Begin a new program from this one"),
            _tr("Close"),
            parent,
        )
        self._services, self._record = services, record
        self._programs = tuple(reversed(record.programs))
        self._names, self._doses = DayNames(self), DoseWords(self, services.units())
        self.list, self.week = QListWidget(), QComboBox()
        self.content = FindingLines(theme, services.library)
        self.first_day, self.why = DayEdit(), QLineEdit()
        self._arrange()
        for program in self._programs:
            self.list.addItem(self._said(program))
        self.list.currentRowChanged.connect(self._show_program)
        self.week.currentIndexChanged.connect(self._show_week)
        resize_within(self, 980, 620)
        if self._programs:
            self.list.setCurrentRow(0)
        else:
            self.agree.setEnabled(False)
            self.content.show_report(None, (self.tr("This patient had no program yet."),))

    def show_program(self, program_id: str, week_index: int) -> None:
        """Show a week of one of the programs, to read only."""
        for row, program in enumerate(self._programs):
            if program.id == program_id:
                self.list.setCurrentRow(row)
                self.week.setCurrentIndex(week_index)
        self.agree.hide()

    def program(self) -> Program | None:
        """The program that is shown."""
        row = self.list.currentRow()
        return self._programs[row] if 0 <= row < len(self._programs) else None

    def start(self) -> date:
        """The first day of the new program."""
        return self.first_day.day()

    def reason(self) -> str:
        """Why the present program ends."""
        return self.why.text().strip() or self.tr("Another program was begun")

    def _said(self, program: Program) -> str:
        first = program.date_of(0, 0) if program.weeks else program.start_date
        last = program.date_of(len(program.weeks) - 1, 6) if program.weeks else None
        unknown = self.tr("no date")
        head = self.tr("{first} to {last} · {weeks}").format(
            first=shown_date(first, unknown),
            last=shown_date(program.ended_on or last, unknown),
            weeks=counted(len(program.weeks), self.tr("1 week"), self.tr("{n} weeks")),
        )
        if program.ended_on is None:
            current = program is self._record.program
            state = self.tr("The present program") if current else self.tr("End not recorded")
        else:
            why = program.ended_why or self.tr("no reason recorded")
            state = self.tr("Ended {date}: {why}").format(
                date=shown_date(program.ended_on), why=why
            )
        return f"{head}\n{state}"

    def _show_program(self, _row: int) -> None:
        program = self.program()
        self.week.blockSignals(True)
        self.week.clear()
        for at, week in enumerate(program.weeks if program is not None else ()):
            said = self.tr("Week {n} · {date} · progression week {p}").format(
                n=at + 1,
                date=shown_date(program.date_of(at, 0), self.tr("no date")) if program else "",
                p=week.prog_week,
            )
            self.week.addItem(said)
        self.week.blockSignals(False)
        self.agree.setEnabled(program is not None and bool(program.weeks))
        self._show_week()

    def _show_week(self, _index: int = 0) -> None:
        program, at = self.program(), self.week.currentIndex()
        lines = tuple(self._lines(program, at)) if program is not None else ()
        self.content.show_report(None, lines or (self.tr("This program has no weeks."),))

    def _lines(self, program: Program, at: int) -> Iterator[str]:
        if program.note:
            yield self.tr("Note on the program: {note}").format(note=program.note)
        if not 0 <= at < len(program.weeks):
            return
        week = program.weeks[at]
        if week.note:
            yield self.tr("Note on the week: {note}").format(note=week.note)
        known = self._services.library.exercises
        for number, day in enumerate(week.week.days):
            items = [
                f"{known[p.exercise_id].name if p.exercise_id in known else p.exercise_id}"
                f" · {self._doses.short(p.dose)}"
                for p in day.placements
            ]
            yield "\n".join([self._names.long(number), *(items or [self.tr("nothing")])])

    def _arrange(self) -> None:
        today = self._services.today()
        self.first_day.show_day(monday_of(today))
        self.first_day.setAccessibleName(self.tr("First day of the new program"))
        self.why.setMaxLength(300)
        self.why.setAccessibleName(self.tr("Why the present program ends"))
        self.why.setPlaceholderText(self.tr("Why the present program ends"))
        self.list.setAccessibleName(self.tr("Programs, the newest first"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.week.setAccessibleName(self.tr("Week of the program"))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 8, 0, 0)
        column.addWidget(self.week)
        column.addWidget(self.content, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([380, 540])
        card = QFrame()
        set_role(card, "card")
        inner = QHBoxLayout(card)
        inner.setContentsMargins(8, 1, 8, 1)
        inner.addWidget(split)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(self.tr("New program: first day")))
        row.addWidget(self.first_day)
        row.addWidget(self.why, 1)
        self.body.addWidget(card, 1)
        self.body.addLayout(row)
        self.why.setVisible(self._record.program is not None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramsDialog", text)
