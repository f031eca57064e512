"""Asks for the note or the referral that a rule wants on file. Returns it; does nothing else."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from widgets.common.agree_box import AgreeBox
from widgets.common.day_edit import DayEdit
from widgets.common.labels import plain_label

Kind = Literal["note", "referral"]
USUAL_WEEKS = 4


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """What was written; ``to`` names who the patient was referred to."""

    kind: Kind
    who: str
    why: str
    until: date
    to: str = ""


class RecordDialog(QDialog):
    """A note needs its text, a referral its addressee; both need who wrote them."""

    def __init__(
        self,
        kind: Kind,
        finding_text: str,
        who: str,
        today: date,
        *,
        closes: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setMinimumWidth(480)
        self.to, self.who = QLineEdit(), QLineEdit(who)
        self.to.setPlaceholderText(self.tr("Doctor, clinic or department"))
        self.why = QPlainTextEdit()
        self.why.setFixedHeight(88)
        self.why.setTabChangesFocus(True)
        self.until = DayEdit(today + timedelta(weeks=USUAL_WEEKS))
        self.until.set_first(today)
        self._lay_out(finding_text, closes=closes)
        for field in (self.to, self.who):
            field.textChanged.connect(self._allow)
        self.why.textChanged.connect(self._allow)
        self._allow()
        (self.to if kind == "referral" else self.why).setFocus()

    def answer(self) -> RecordAnswer:
        """What was written."""
        return RecordAnswer(
            kind=self._kind,
            who=self.who.text().strip(),
            why=self.why.toPlainText().strip(),
            until=self.until.day(),
            to=self.to.text().strip() if self._kind == "referral" else "",
        )

    def _lay_out(self, finding_text: str, *, closes: bool) -> None:
        refers = self._kind == "referral"
        title = self.tr("Record a referral") if refers else self.tr("Record a note")
        self.setWindowTitle(title)
        told = (
            self.tr("The finding is closed until the last day, then it asks again.")
            if closes
            else self.tr("It is kept and shown with the finding, which stays open.")
        )
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("What for (optional)") if refers else self.tr("Note"), self.why),
            (self.tr("Counts until"), self.until),
            (self.tr("Who"), self.who),
        ]
        if refers:
            rows.insert(0, (self.tr("Referred to"), self.to))
        for text, field in rows:
            form.addRow(text, field)
            field.setAccessibleName(text)
        said = self.tr("Record referral") if refers else self.tr("Record note")
        buttons = AgreeBox(self, said)
        self.ok = buttons.agree
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(plain_label(title, "subheading"))
        layout.addWidget(plain_label(finding_text, wrap=True))
        layout.addSpacing(8)
        layout.addLayout(form)
        layout.addWidget(plain_label(told, "hint", wrap=True))
        layout.addSpacing(8)
        layout.addWidget(buttons)

    def _allow(self) -> None:
        answer = self.answer()
        written = answer.to if self._kind == "referral" else answer.why
        self.ok.setEnabled(bool(written and answer.who))
