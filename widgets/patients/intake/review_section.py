"""What a review asks of everybody: how the patient is now, beside how it was."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout

from designer.model.patient import Patient
from widgets.common.fields import ChoiceField, NumberField, TextField
from widgets.common.labels import plain_label
from widgets.patients.intake.section import Section

_STATES = ("severe_symptoms", "acute_episode", "fear_of_movement")


class ReviewSection(Section):
    """Irritability, usual pain and state, and a line for the history."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Since the last time"),
            self.tr("Everything stands as it was recorded; change what is different now."),
        )
        self._last = plain_label("", "hint", wrap=True)
        self.column.addWidget(self._last)
        levels = [
            ("low", self.tr("Low")),
            ("moderate", self.tr("Moderate")),
            ("high", self.tr("High")),
            (None, self.tr("Unknown")),
        ]
        answers = [(True, self.tr("Yes")), (False, self.tr("No")), (None, self.tr("Not assessed"))]
        states = {
            "severe_symptoms": self.tr("Severe symptoms"),
            "acute_episode": self.tr("Fresh episode"),
            "fear_of_movement": self.tr("Fear of movement"),
        }
        rows = [self.add_row(name, label, ChoiceField(answers)) for name, label in states.items()]
        pain = self.tr("Pain on most days, 0-10")
        self.grid(
            [
                [
                    self.add_row("irritability", self.tr("Irritability"), ChoiceField(levels)),
                    self.add_row("baseline_pain", pain, NumberField(0, 10)),
                ],
                rows[:2],
                rows[2:],
            ]
        )
        note = self.add_row("note", self.tr("Note for the timeline"), TextField())
        whole = QVBoxLayout()
        whole.addWidget(note)
        self.column.addLayout(whole)

    @property
    def note(self) -> str:
        """What is to stand beside the review in the timeline."""
        return str(self.value("note"))

    def say_last(self, text: str) -> None:
        """When the patient was last looked at."""
        self._last.setText(text)

    def show_patient(self, patient: Patient) -> None:
        for name in ("irritability", "baseline_pain", *_STATES):
            self.show_value(name, getattr(patient, name))
        self.show_value("note", "")

    def applied(self, patient: Patient) -> Patient:
        changed: Patient = replace(
            patient,
            **{name: self.value(name) for name in ("irritability", "baseline_pain", *_STATES)},
        )
        return changed

    def state_text(self) -> str:
        words = {
            "low": self.tr("irritability low"),
            "moderate": self.tr("irritability moderate"),
            "high": self.tr("irritability high"),
        }
        return words.get(str(self.value("irritability")), self.tr("irritability unknown"))


def as_asked_anew(patient: Patient, today: date) -> Patient:
    """The patient with a red-flag screen that still has to be asked today.

    What was present stays present until somebody answers otherwise; a no of an earlier day is no
    answer of today.
    """
    if patient.red_flags.screened_on == today:
        return patient
    screen = replace(patient.red_flags, screened_on=None, absent=(), by="")
    return replace(patient, red_flags=screen)
