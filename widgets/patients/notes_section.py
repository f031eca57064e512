"""What the patient wants, and what does not fit anywhere else."""

from msgspec.structs import replace

from designer.model.patient import Patient
from widgets.common.fields import SHORT_TEXT, LongTextField
from widgets.patients.section import Section


class NotesSection(Section):
    """Goals, one a line, and notes for the team."""

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

    def state_text(self) -> str:
        goals = [line for line in str(self.value("goals")).splitlines() if line.strip()]
        if not goals:
            return self.tr("no goals")
        return self.tr("1 goal") if len(goals) == 1 else self.tr("{n} goals").format(n=len(goals))

    def show_patient(self, patient: Patient) -> None:
        self.show_value("goals", "\n".join(patient.goals))
        self.show_value("notes", patient.notes)

    def applied(self, patient: Patient) -> Patient:
        lines = (line.strip() for line in str(self.value("goals")).splitlines())
        goals = tuple(line[:SHORT_TEXT] for line in lines if line)
        return replace(patient, goals=goals, notes=self.value("notes"))
