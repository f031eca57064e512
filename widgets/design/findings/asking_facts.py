"""The small forms behind a finding's buttons: note, referral, clearance, surgeon's limits."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from designer.knowledge.library import Library
from designer.model.finding import Finding
from designer.model.patient import Clearance, Patient
from designer.model.units import METRIC
from designer.safety.answers import REINTRODUCTION
from widgets.common.whose import say_whose
from widgets.design.findings.record_dialog import Kind, RecordAnswer, RecordDialog
from widgets.patients.intake.clearance_dialog import ClearanceDialog
from widgets.patients.intake.course_section import CourseSection
from widgets.patients.intake.section_dialog import SectionDialog
from widgets.theme.theme import Theme


class FactAsker(QObject):
    """Opens a form and gives back what was written; None where the user turned away."""

    def __init__(
        self, library: Library, theme: Theme, today: Callable[[], date], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library, self._theme, self._today = library, theme, today
        self._window = parent
        self.units = METRIC

    def record(
        self, kind: Kind, said: str, who: str, patient: Patient, *, closes: bool
    ) -> RecordAnswer | None:
        """A note or a referral."""
        dialog = RecordDialog(kind, said, who, self._today(), closes=closes, parent=self._window)
        say_whose(dialog, patient)
        answer = dialog.answer() if dialog.exec() else None
        dialog.deleteLater()
        return answer

    def clearance(self, flag: str, finding: Finding, patient: Patient) -> Clearance | None:
        """A clearance; one that names exercises goes on with those of the finding added."""
        known = [c for c in patient.clearances if c.flag == flag]
        begun = known[-1] if known else Clearance(flag=flag)
        if begun.permitted or flag == REINTRODUCTION:
            ids = dict.fromkeys((*begun.permitted, *finding.where.exercise_ids))
            begun = replace(begun, permitted=tuple(ids))
        today = self._today()
        dialog = ClearanceDialog(
            self._theme, self._library, replace(begun, on=today), today, self._window
        )
        say_whose(dialog, patient)
        made = dialog.clearance() if dialog.exec() else None
        dialog.deleteLater()
        return made

    def surgery(self, patient: Patient) -> Patient | None:
        """The patient with the surgeon's limits, the discharge and the dates."""
        library = self._library
        names = {key: exercise.name for key, exercise in library.exercises.items()}
        section = CourseSection(
            self._theme, self._today(), library.procedures.values(), names, self.units
        )
        dialog = SectionDialog(section, patient, self._window)
        say_whose(dialog, patient)
        made = dialog.patient() if dialog.exec() else None
        dialog.deleteLater()
        return made
