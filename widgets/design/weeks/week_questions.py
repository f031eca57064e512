"""Small questions about a week: which weeks, which day, which words. They change nothing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from widgets.common.counts import counted
from widgets.common.dates import shown_date
from widgets.common.day_edit import DayEdit
from widgets.common.labels import plain_label
from widgets.design.dialog_frame import DialogFrame

LONG_TEXT = 10_000


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("WeekQuestion", text)


class WeeksQuestion(DialogFrame):
    """Asks for weeks of the program; each comes with its date."""

    def __init__(
        self,
        title: str,
        text: str,
        agree: str,
        weeks: Sequence[tuple[int, str]],
        close: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, agree, close, parent)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setSpacing(3)
        for index, words in weeks:
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, index)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(lambda _item: self._allow())
        self.body.addWidget(self.list)
        self.resize(420, 420)
        self._allow()

    def weeks(self) -> tuple[int, ...]:
        """The chosen weeks, counted from 0."""
        items = [self.list.item(row) for row in range(self.list.count())]
        chosen = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return tuple(int(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)

    def _allow(self) -> None:
        self.agree.setEnabled(bool(self.weeks()))


class DateQuestion(DialogFrame):
    """Asks for the first day of a week, and says what moves with it."""

    def __init__(
        self, index: int, count: int, was: date | None, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Begin week {n} on another day").format(n=index + 1),
            tr("The weeks behind it move by as many days. What was logged keeps its dates."),
            tr("Move the weeks"),
            tr("Cancel"),
            parent,
        )
        self._was, self._behind = was, count - index - 1
        start = was if was is not None else today
        self.day = DayEdit(start)
        self.day.setAccessibleName(tr("First day of the week"))
        self.effect = plain_label("", wrap=True)
        self.body.addWidget(plain_label(tr("First day of the week")))
        self.body.addWidget(self.day)
        self.body.addWidget(self.effect)
        self.day.dateChanged.connect(self._tell)
        self.keep_width(420)
        self._tell()

    def chosen(self) -> date:
        """The day that was chosen."""
        return self.day.day()

    def _tell(self, _day: object = None) -> None:
        was, chosen = self._was, self.chosen()
        self.agree.setEnabled(chosen != was)
        if was is None:
            self.effect.setText(tr("This week has no date yet."))
            return
        days = (chosen - was).days
        if not days:
            self.effect.setText(tr("Planned from {date}.").format(date=shown_date(was)))
            return
        pattern = tr("{days} later than planned ({date}).")
        if days < 0:
            pattern = tr("{days} earlier than planned ({date}).")
        said = pattern.format(
            days=counted(abs(days), tr("1 day"), tr("{n} days")), date=shown_date(was)
        )
        if self._behind:
            said += " " + tr("Weeks that move along: {n}.").format(n=self._behind)
        self.effect.setText(said)


class NoteQuestion(DialogFrame):
    """Asks for a note."""

    def __init__(self, title: str, note: str, parent: QWidget | None = None) -> None:
        text = tr("For the team. It is printed on the therapist's copy only.")
        super().__init__(title, text, tr("Keep the note"), tr("Cancel"), parent)
        self.edit = QPlainTextEdit(note)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(title)
        self.body.addWidget(self.edit)
        self.resize(460, 280)

    def note(self) -> str:
        """What was written."""
        return self.edit.toPlainText().strip()[:LONG_TEXT]
