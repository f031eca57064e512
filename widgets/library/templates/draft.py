"""A template while it is edited: a document for the board, and back to a template."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from designer.course.weeks import with_own_ids
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Lane
from designer.model.week import Week
from designer.safety.opening import OpensCases
from templates.stage_edits import Stages, added, exchanged, removed, renamed
from templates.stages import Stage, stages, with_stages
from widgets.state.document import RecordDocument
from widgets.state.services import Services

if TYPE_CHECKING:
    from designer.safety.case_check import CaseCheck
    from designer.safety.rules.rules import RuleSet

_NOBODY = "template"


class TemplateJudge:
    """The validator as a document asks it, answering for templates."""

    def __init__(self, checker: OpensCases) -> None:
        self._checker = checker

    @property
    def rules(self) -> "RuleSet":
        return self._checker.rules

    def open(
        self,
        record: PatientRecord,
        today: date,  # noqa: ARG002  # a template stands on no day
        *,
        with_remedies: bool = True,  # noqa: ARG002  # whoever writes one wants them
    ) -> "CaseCheck":
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
        self._content, self._lane, self._new_id = content, lane, services.new_id
        weeks = tuple(_planned(stage) for stage in stages(content, services.new_id))
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

    @property
    def stages(self) -> Stages:
        """The same as the catalogue knows them."""
        return tuple(Stage(week.prog_week, week.week, week.note) for week in self.weeks)

    def set_first_week(self, week: int, text: str) -> None:
        """Another first progression week, before the next stage: a step likewise."""
        if first := self.stages[:1]:
            self._take(renamed(self.stages, 0, first[0].name, week), text, merge="first-week")

    def add_stage(self, from_week: int, name: str, like: int | None, text: str) -> None:
        """One more stage, with the days of the one at ``like`` or with empty ones; it is shown."""
        week = Week() if like is None else with_own_ids(self.stages[like].week, self._new_id)
        after, index = added(self.stages, Stage(from_week, week, name))
        self._take(after, text, index)

    def remove_stage(self, index: int, text: str) -> None:
        """One stage less; there is always one."""
        if len(self.stages) > 1:
            self._take(removed(self.stages, index), text, max(0, index - 1))

    def rename_stage(self, index: int, name: str, from_week: int, text: str) -> None:
        """Another name, another first week, or both."""
        self._take(renamed(self.stages, index, name, from_week), text)

    def move_stage(self, index: int, to: int, text: str) -> None:
        """Two stages change places; the board goes on showing the one that was moved."""
        self._take(exchanged(self.stages, index, to), text, to)

    def content(self) -> WeekTemplate:
        """The template as it stands now; name, note and phases are as they were."""
        if self.document.undo_stack.isClean():
            return self._content
        facts = replace(self._content, diagnoses=self.diagnoses)
        return with_stages(facts, self.stages, self._lane)

    def _take(self, given: Stages, text: str, shown: int | None = None, merge: str = "") -> None:
        record = self.document.record
        program = replace(record.programs[-1], weeks=tuple(_planned(stage) for stage in given))
        after = replace(record, programs=(program,))
        self.document.change(after, text, week_index=shown, merge=merge)


def _planned(stage: Stage) -> ProgramWeek:
    """A stage as a week of the document; the note is its name."""
    return ProgramWeek(prog_week=stage.from_week, week=stage.week, note=stage.name)
