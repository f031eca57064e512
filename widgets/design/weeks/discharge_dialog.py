"""The end of a patient's care, and its beginning anew: asks what has to be recorded."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from designer.model.patient import Discharge, Patient
from designer.model.vocabulary import DischargeReason
from widgets.common.dates import shown_date
from widgets.common.day_edit import DayEdit
from widgets.common.dialog_size import resize_within
from widgets.common.form_area import FormArea
from widgets.common.labels import plain_label
from widgets.common.patient_words import two_identifiers
from widgets.design.dialog_frame import DialogFrame

REASONS: tuple[DischargeReason, ...] = (
    "goals-met",
    "goes-on-alone",
    "referred",
    "stopped-coming",
    "own-wish",
    "other",
)


def reason_words(reason: DischargeReason) -> str:
    """A reason as people say it."""
    words: dict[DischargeReason, str] = {
        "goals-met": _tr("Goals met"),
        "goes-on-alone": _tr("Goes on alone"),
        "referred": _tr("Referred to somebody else"),
        "stopped-coming": _tr("Stopped coming"),
        "own-wish": _tr("The patient's own wish"),
        "other": _tr("Another reason"),
    }
    return words[reason]


class DischargeDialog(DialogFrame):
    """Asks when, why, which goals were met, and by whom."""

    def __init__(
        self, patient: Patient, today: date, who: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _tr("Discharge this patient"),
            two_identifiers(patient),
            _tr("Discharge"),
            _tr("Cancel"),
            parent,
        )
        self.on = DayEdit(today)
        self.on.set_last(today)
        self.reason = QComboBox()
        self.goals = QListWidget()
        self.note = QPlainTextEdit()
        self.who = QLineEdit(who)
        self.report = QCheckBox(_tr("Then open the handouts and reports, to print one"))
        self._arrange(patient.goals)
        self.keep_width(480)
        resize_within(self, 480, 660 if patient.goals else 540)

    def discharge(self) -> Discharge:
        """What was recorded."""
        items = [self.goals.item(row) for row in range(self.goals.count())]
        return Discharge(
            on=self.on.day(),
            reason=self.reason.currentData(),
            goals_met=tuple(
                item.text() for item in items if item.checkState() is Qt.CheckState.Checked
            ),
            note=self.note.toPlainText().strip()[:10_000],
            who=self.who.text().strip(),
        )

    def why(self) -> str:
        """The reason in words, for the program that ends."""
        note = self.note.toPlainText().strip()
        said = reason_words(self.reason.currentData())
        return f"{said}. {note}"[:10_000] if note else said

    def accept(self) -> None:
        """Close where all is said that has to be."""
        if not self.who.text().strip():
            self.problem.setText(self.tr("Say who discharges the patient."))
            self.who.setFocus()
        elif self.reason.currentData() == "other" and not self.note.toPlainText().strip():
            self.problem.setText(self.tr("Say in the note what the reason is."))
            self.note.setFocus()
        else:
            super().accept()

    def _arrange(self, goals: Sequence[str]) -> None:
        for reason in REASONS:
            self.reason.addItem(reason_words(reason), reason)
        for goal in goals:
            item = QListWidgetItem(goal, self.goals)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.goals.setSpacing(3)
        self.goals.setMinimumHeight(84)
        self.goals.setMaximumHeight(110)
        self.note.setMinimumHeight(72)
        self.note.setTabChangesFocus(True)
        self.who.setMaxLength(300)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 4, 0)
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Day of discharge"), self.on),
            (self.tr("Reason"), self.reason),
            (self.tr("Goals that were met"), self.goals),
            (self.tr("Note"), self.note),
            (self.tr("Discharged by"), self.who),
        ]
        for text, field in rows:
            field.setAccessibleName(text)
            form.addRow(text, field)
        column.addLayout(form)
        form.setRowVisible(self.goals, bool(goals))
        column.addWidget(self.report)
        column.addStretch()
        self.body.addWidget(FormArea(fields))


class ReadmissionDialog(DialogFrame):
    """Asks whether the last program is taken up again."""

    def __init__(
        self, patient: Patient, *, has_program: bool, parent: QWidget | None = None
    ) -> None:
        discharge = patient.discharge
        on = shown_date(discharge.on) if discharge is not None else ""
        super().__init__(
            _tr("Take this patient in again"),
            two_identifiers(patient),
            _tr("Take in again"),
            _tr("Cancel"),
            parent,
        )
        self.go_on = QCheckBox(_tr("Go on with the last program"))
        self.go_on.setEnabled(has_program)
        label = _tr("Discharged on {date}. Without the last program you begin a new one.")
        self.body.addWidget(plain_label(label.format(date=on), wrap=True))
        self.body.addWidget(self.go_on)
        self.body.addStretch()
        self.keep_width(440)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Discharge", text)
