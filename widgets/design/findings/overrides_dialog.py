"""The overrides of one patient: what was decided, why, by whom, until when; and taking it back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.safety.overriding import Standing, standings
from widgets.common.dates import shown_date, shown_time
from widgets.common.dialog_size import resize_within
from widgets.common.labels import as_tooltip, plain_label
from widgets.common.scrolling import scrolling
from widgets.design.exercise_cards import ExerciseCards
from widgets.state.document import RecordDocument
from widgets.theme.theme import set_kind, set_role

Says = Callable[[str], str]  # the message of a rule, by its id


class OverrideRow(QWidget):
    """One decision.

    Signals:
        withdraw_requested(Standing): take it back.
    """

    withdraw_requested = Signal(object)

    def __init__(self, standing: Standing, cards: ExerciseCards, message: str) -> None:
        super().__init__()
        self.standing = standing
        set_role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = ", ".join(cards.name(key) for key in standing.exercise_ids)
        title = names or self.tr("The whole week or program")
        rule = self.tr("Rule {id}").format(id=standing.rule_id)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._add(title, "strong")
        self._add(" · ".join(part for part in (rule, message) if part), "hint")
        patterns = {
            "override": self.tr("Reason: {why}"),
            "note": self.tr("Note: {why}"),
            "referral": self.tr("Referred to {to}. {why}"),
        }
        said = patterns[standing.kind].format(why=standing.why, to=standing.to)
        self._add(said.strip())
        if standing.note:
            self._add(self.tr("Note: {note}").format(note=standing.note))
        by = self.tr("{who}, {when}").format(who=standing.who, when=shown_time(standing.when))
        self._add(by, "hint")
        self.until = self._add(self._ends(standing), "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(16)
        row.addLayout(self._column, 1)
        self.withdraw = QPushButton(self.tr("Withdraw"))
        self.withdraw.setAccessibleName(self.tr("Withdraw: {what}").format(what=title))
        self.withdraw.setToolTip(
            as_tooltip(self.tr("The finding is open again; Undo takes it back"))
        )
        self.withdraw.setVisible(standing.in_force)
        self.withdraw.clicked.connect(lambda: self.withdraw_requested.emit(self.standing))
        row.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignTop)

    def _add(self, text: str, role: str = "") -> QLabel:
        label = plain_label(text, role, wrap=True)
        self._column.addWidget(label)
        return label

    def _ends(self, standing: Standing) -> str:
        left, on = standing.days_left, shown_date(standing.until)
        if left is None:
            return self.tr("Without an end")
        if left < 0:
            return self.tr("Expired on {date}").format(date=on)
        if left == 0:
            return self.tr("Expires today")
        if left == 1:
            return self.tr("Expires in 1 day, on {date}").format(date=on)
        return self.tr("Expires in {n} days, on {date}").format(n=left, date=on)


class OverridesDialog(QDialog):
    """Follows the document while it is open.

    Signals:
        withdraw_requested(Standing): take a decision back.
    """

    withdraw_requested = Signal(object)

    def __init__(
        self,
        document: RecordDocument,
        cards: ExerciseCards,
        says: Says,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._cards, self._says, self._today = document, cards, says, today
        self.rows: list[OverrideRow] = []
        self.setWindowTitle(self.tr("Overrides of this patient"))
        resize_within(self, 640, 480)
        self._empty = plain_label(self.tr("No override is on file."), wrap=True)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(8)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        set_kind(close, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 16, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("Kept in spite of a finding"), "subheading"))
        column.addWidget(scrolling(content, self), 1)
        column.addLayout(foot)
        document.facts_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        for row in self.rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        found = standings(self._document.record.overrides, self._today)
        self.rows = [OverrideRow(one, self._cards, self._says(one.rule_id)) for one in found]
        for at, row in enumerate(self.rows):
            row.withdraw_requested.connect(self.withdraw_requested)
            self._list.insertWidget(at, row)
        self._empty.setVisible(not self.rows)
