"""A template being written, judged as a template in the progression week of each of its stages."""

from designer.knowledge.library import Library
from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.week import Week
from designer.safety.case_check import CaseCheck
from designer.safety.compiling import Compiled
from designer.safety.engine import CompiledEngine
from designer.safety.facts import template_case


class TemplateCheck(CaseCheck):
    """Answers as an open patient does; the record is nobody's, its program holds the stages."""

    def __init__(self, library: Library, compiled: Compiled, record: PatientRecord) -> None:
        case = template_case(record.patient.diagnoses, library)
        nobody = PatientRecord(patient=case.patient)
        super().__init__(library, compiled, CompiledEngine(compiled, case), nobody, case)
        program = record.program
        self._stages = program.weeks if program is not None else ()
        if self._stages:
            self.check_bare_week(Week(), self._stages[0].prog_week)  # verdicts are of that week

    def check_week(self, index: int, week: Week | None = None) -> Report:
        """The stage at ``index``, or ``week`` in its place."""
        if not self._stages:
            return self.check_bare_week(week or Week(), 1)
        stage = self._stages[index]
        return self.check_bare_week(stage.week if week is None else week, stage.prog_week)
