"""What the patient wants, and what does not fit anywhere else."""

from msgspec.structs import replace

from designer.model.patient import Patient, ToleranceGoals
from widgets.common.fields import SHORT_TEXT, LongTextField, NumberField
from widgets.common.form_row import FormRow
from widgets.patients.intake.section import Section

_MINUTES = ("walk_min", "stand_min", "sit_min")
_DAY_MIN = 1440


class NotesSection(Section):
    """Goals, one a line and in minutes, and notes for the team."""

    def __init__(self) -> None:
        super().__init__(self.tr("Goals and notes"))
        goals = self.add_row(
            "goals",
            self.tr("Goals"),
            LongTextField(),
            self.tr("One a line, in the patient's words"),
        )
        notes = self.add_row(
            "notes", self.tr("Notes"), LongTextField(), self.tr("For the team; never printed")
        )
        self.grid([[goals, notes]])
        self.grid(
            [
                [
                    self._minutes("walk_min", self.tr("Goal: walks without a stop")),
                    self._minutes("stand_min", self.tr("Goal: stands without a stop")),
                    self._minutes("sit_min", self.tr("Goal: sits without a stop")),
                ]
            ]
        )

    def state_text(self) -> str:
        goals = [line for line in str(self.value("goals")).splitlines() if line.strip()]
        if not goals:
            return self.tr("no goals")
        return self.tr("1 goal") if len(goals) == 1 else self.tr("{n} goals").format(n=len(goals))

    def show_patient(self, patient: Patient) -> None:
        self.show_value("goals", "\n".join(patient.goals))
        self.show_value("notes", patient.notes)
        for name in _MINUTES:
            self.show_value(name, getattr(patient.tolerance_goals, name))

    def applied(self, patient: Patient) -> Patient:
        lines = (line.strip() for line in str(self.value("goals")).splitlines())
        goals = tuple(line[:SHORT_TEXT] for line in lines if line)
        minutes: ToleranceGoals = replace(
            patient.tolerance_goals, **{name: self.value(name) for name in _MINUTES}
        )
        return replace(patient, goals=goals, tolerance_goals=minutes, notes=self.value("notes"))

    def _minutes(self, name: str, label: str) -> FormRow:
        hint = self.tr("A line in the chart of tolerance")
        return self.add_row(name, label, NumberField(0, _DAY_MIN, self.tr("min")), hint)
