"""A template while it is edited: a document for the board, and back to a template."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Lane
from templates.stages import Stage, stages, with_stages
from widgets.state.document import RecordDocument
from widgets.state.late_checker import OpensCases
from widgets.state.services import Services

if TYPE_CHECKING:
    from designer.safety.case_check import CaseCheck
    from designer.safety.rules import RuleSet

_NOBODY = "template"


class TemplateJudge:
    """The validator as a document asks it, answering for templates."""

    def __init__(self, checker: OpensCases) -> None:
        self._checker = checker

    @property
    def rules(self) -> "RuleSet":
        return self._checker.rules

    def open(self, record: PatientRecord, _today: date) -> "CaseCheck":
        return self._checker.open_template(record)

    def open_template(self, record: PatientRecord) -> "CaseCheck":
        return self._checker.open_template(record)


class TemplateDraft(QObject):
    """Owns the document: nobody's record, whose program holds a week for each stage."""

    def __init__(
        self,
        content: WeekTemplate,
        services: Services,
        lane: Callable[[str], Lane],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._content, self._lane = content, lane
        weeks = tuple(
            ProgramWeek(prog_week=stage.from_week, week=stage.week)
            for stage in stages(content, services.new_id)
        )
        record = PatientRecord(
            patient=Patient(id=_NOBODY, diagnoses=content.diagnoses),
            programs=(Program(id=_NOBODY, weeks=weeks),),
        )
        judge = TemplateJudge(services.checker)
        self.document = RecordDocument(record, judge, services.today, self)

    @property
    def weeks(self) -> tuple[ProgramWeek, ...]:
        """The stages as they stand now."""
        program = self.document.program
        return program.weeks if program is not None else ()

    @property
    def diagnoses(self) -> tuple[str, ...]:
        """What the template is for, as it stands now."""
        return self.document.record.patient.diagnoses

    def set_diagnoses(self, diagnoses: tuple[str, ...], text: str) -> None:
        """Another purpose: a step that undo takes back."""
        record = self.document.record
        patient = replace(record.patient, diagnoses=diagnoses)
        self.document.change(replace(record, patient=patient), text)

    def set_first_week(self, week: int, text: str) -> None:
        """Another first progression week, before the next stage: a step likewise."""
        record, weeks = self.document.record, self.weeks
        if not weeks:
            return
        program = replace(
            record.programs[-1], weeks=(replace(weeks[0], prog_week=week), *weeks[1:])
        )
        self.document.change(replace(record, programs=(program,)), text, merge="first-week")

    def content(self) -> WeekTemplate:
        """The template as it stands now; name, note and phases are as they were."""
        given = [Stage(week.prog_week, week.week) for week in self.weeks]
        if self.document.undo_stack.isClean():
            return self._content
        return with_stages(replace(self._content, diagnoses=self.diagnoses), given, self._lane)
