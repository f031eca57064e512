"""The window with the grid of one week. Nothing is written before "Save week"."""

from datetime import timedelta

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from designer.model.record import PatientRecord
from designer.progress.week_sheet import LINES, WeekSheet, first_day, likely_week
from widgets.common.asking import may_leave
from widgets.common.dates import shown_date
from widgets.common.dialog_bars import foot_bar, head_bar, lay_between
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.whose import whose_label
from widgets.progress.entering.keeping_both import keeps_both
from widgets.progress.entering.sheet_model import SheetModel
from widgets.progress.entering.week_grid import WeekGrid
from widgets.state.services import Services
from widgets.theme.theme import Theme, set_role


class WeekDialog(QDialog):
    """Types in a returned log sheet, a week at a time."""

    def __init__(
        self,
        record: PatientRecord,
        services: Services,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._record, self._services = record, services
        first = likely_week(record, services.today())
        self.model = SheetModel(theme, WeekSheet(record, first, services.now()), self)
        self.grid = WeekGrid(self.model)
        self.week_words = plain_label("", "strong")
        self.said = plain_label("", "hint", wrap=True)
        self.save = QPushButton(self.tr("Save week"))
        self.earlier = QPushButton(self.tr("Week before"))
        self.later = QPushButton(self.tr("Week after"))
        self._arrange()
        self.grid.cell_shown.connect(self._tell_of_cell)
        self.grid.key_refused.connect(self._tell_refused)
        self.grid.setFocus()
        self._show_week()

    @property
    def sheet(self) -> WeekSheet:
        return self.model.sheet

    def result_record(self) -> PatientRecord:
        """The record with the sheet in it."""
        return self.sheet.applied(self._services.new_id, self._services.clinic.actor)

    def accept(self) -> None:
        """Close where the sheet can be kept; otherwise go to the first cell to mend."""
        problems = self.sheet.problems()
        if problems:
            self.grid.go_to(min(problems))
            self.grid.setFocus()
            return
        if not self.sheet.changed:
            self._say(self.tr("Nothing is typed in yet. Type the figures, or cancel."), wrong=True)
            return
        doubts = self.sheet.doubts()
        if doubts and not self._confirms(len(doubts)):
            self.grid.go_to(doubts[0])
            self.grid.setFocus()
            return
        super().accept()

    def reject(self) -> None:
        """Close without keeping anything, after asking where something was typed."""
        if self._may_leave_week():
            super().reject()

    def show_other(self, weeks: int) -> None:
        """Show the week before (-1) or after (1)."""
        if not self._may_leave_week():
            return
        first = first_day(self._record, self.sheet.first + timedelta(weeks=weeks))
        self.model.show_sheet(WeekSheet(self._record, first, self._services.now()))
        self._show_week()
        self.grid.setFocus()

    def _show_week(self) -> None:
        first = self.sheet.first
        last = first + timedelta(days=6)
        self.week_words.setText(f"{shown_date(first)} – {shown_date(last)}")
        self.later.setEnabled(last < self._services.today())
        self.grid.go_to((0, 0))

    def _tell_of_cell(self) -> None:
        wrong = self.model.words(self.grid.cell)
        self._say(wrong or self._help(), wrong=bool(wrong))

    def _tell_refused(self, key: str) -> None:
        kind = LINES[self.grid.cell[0]].kind
        means = {
            "score": self.tr("0 to 10, in whole or half points"),
            "hours": self.tr("hours"),
            "minutes": self.tr("minutes"),
            "feelings": self.tr("E effort, P pressure, S sharp, B burning, M moving on"),
            "yes-no": self.tr("y for yes, n for no"),
            "done": self.tr("y for yes, p for partly, n for no"),
            "text": "",
        }[kind]
        said = self.tr("“{key}” means nothing here. Type {means}.").format(key=key, means=means)
        self._say(said, wrong=True)

    def _say(self, text: str, *, wrong: bool) -> None:
        self.said.setText(text)
        set_role(self.said, "error" if wrong else "hint")

    def _help(self) -> str:
        return self.tr(
            "Figures move on by themselves: 3 then . then 5 is 3½; Enter leaves a 1, or a blank, "
            "behind. Arrows go anywhere, Backspace goes back, Delete blanks a cell. What stays "
            "blank stays unknown."
        )

    def _confirms(self, days: int) -> bool:
        """Whether the patient really wrote a pain after above the worst pain."""
        said = self.tr("On one day the pain after the session is higher than the worst pain in it.")
        if days > 1:
            said = self.tr(
                "On {days} days the pain after the session is higher than the worst pain in it."
            ).format(days=days)
        return keeps_both(self, self.tr("Did the patient write it so?"), said)

    def _may_leave_week(self) -> bool:
        lost = self.tr("What you typed into the grid is not saved yet.")
        return not self.sheet.changed or may_leave(self, lost)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Type in a log sheet"))
        resize_within(self, 1040, 690)
        whose = whose_label(self._record.patient)
        head = head_bar(whose, self.earlier, self.week_words, self.later)
        for button, weeks in ((self.earlier, -1), (self.later, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, weeks=weeks: self.show_other(weeks))
        body = QVBoxLayout()
        body.setContentsMargins(24, 16, 24, 12)
        body.setSpacing(8)
        body.addWidget(self.grid, 1)
        self.said.setMinimumHeight(36)
        body.addWidget(self.said)
        lay_between(self, head, body, foot_bar(self, self.save))
