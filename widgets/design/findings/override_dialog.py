"""Asks for the reason of an override. Returns it; does nothing else."""

from dataclasses import dataclass
from datetime import date, timedelta

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

USUAL_WEEKS = 4


@dataclass(frozen=True, slots=True)
class OverrideAnswer:
    """What the therapist wrote."""

    who: str
    why: str
    note: str
    until: date


class OverrideDialog(QDialog):
    """Reason and name are required; the override ends on a date."""

    def __init__(
        self, finding_text: str, who: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Override a finding"))
        self.setMinimumWidth(480)
        self.who = QLineEdit(who)
        self.why = QPlainTextEdit()
        self.why.setPlaceholderText(self.tr("Why this is right for this patient"))
        self.why.setFixedHeight(88)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("What will be watched, or evidence"))
        self.note.setFixedHeight(56)
        self.until = DayEdit(today + timedelta(weeks=USUAL_WEEKS))
        self.until.set_first(today)
        for field in (self.why, self.note):
            field.setTabChangesFocus(True)
        self._lay_out(finding_text)
        self.who.textChanged.connect(self._allow)
        self.why.textChanged.connect(self._allow)
        self._allow()
        self.why.setFocus()

    def answer(self) -> OverrideAnswer:
        """What was written."""
        return OverrideAnswer(
            who=self.who.text().strip(),
            why=self.why.toPlainText().strip(),
            note=self.note.toPlainText().strip(),
            until=self.until.day(),
        )

    def _lay_out(self, finding_text: str) -> None:
        heading = plain_label(self.tr("Keep this in spite of the finding?"), "subheading")
        words = plain_label(finding_text, wrap=True)
        consequence = plain_label(
            self.tr("The reason is kept with the patient and printed on the therapist’s copy."),
            "hint",
            wrap=True,
        )
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Reason"), self.why)
        form.addRow(self.tr("Note (optional)"), self.note)
        form.addRow(self.tr("Until"), self.until)
        form.addRow(self.tr("Who"), self.who)
        buttons = AgreeBox(self, self.tr("Record override"))
        self.ok = buttons.agree
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addSpacing(8)
        layout.addLayout(form)
        layout.addWidget(consequence)
        layout.addSpacing(8)
        layout.addWidget(buttons)

    def _allow(self) -> None:
        answer = self.answer()
        self.ok.setEnabled(bool(answer.why and answer.who))
