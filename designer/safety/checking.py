"""The validator: a library and its rules, compiled once, that opens patients and templates."""

from collections.abc import Mapping, Sequence
from datetime import date

from designer.knowledge.library import Library
from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.week import Week
from designer.safety.case_check import CaseCheck
from designer.safety.compiling import Compiled
from designer.safety.engine import CompiledEngine
from designer.safety.facts import case_of, template_case
from designer.safety.rules.rules import RuleSet
from designer.safety.scene.lazy import lazy
from designer.safety.template_check import TemplateCheck


class Checker:
    """A library and its rules, compiled once; opens patients and templates."""

    def __init__(self, library: Library, rules: RuleSet) -> None:
        self.library = library
        self.rules = rules
        self._compiled = Compiled(library, rules)

    @lazy
    def places(self) -> Mapping[str, str]:
        """By rule what it judges: item, day, week or patient."""
        return {rule.rule.id: rule.place for rule in self._compiled.rules}

    def open(self, record: PatientRecord, today: date, *, with_remedies: bool = True) -> CaseCheck:
        """The rules narrowed to one patient as of ``today``.

        Working out the remedies takes most of the time; many programs in a row do without.
        """
        case = case_of(record, today, self.library, self.rules.lapses)
        among = None if with_remedies else self._planned(record)
        engine = CompiledEngine(self._compiled, case, among)
        return CaseCheck(
            self.library, self._compiled, engine, record, case, with_remedies=with_remedies
        )

    def _planned(self, record: PatientRecord) -> int:
        """The exercises of the program, as a bitset."""
        weeks = record.program.weeks if record.program is not None else ()
        bits, mask = self._compiled.shelf.bits, 0
        for week in weeks:
            for _, placement in week.week.placements():
                mask |= bits.get(placement.exercise_id, 0)
        return mask

    def open_template(self, record: PatientRecord) -> CaseCheck:
        """A template being written: nobody's record, its diagnoses and a week for each stage."""
        return TemplateCheck(self.library, self._compiled, record)

    def check_template(
        self,
        week: Week,
        prog_week: int,
        diagnoses: Sequence[str],
        *,
        with_remedies: bool = True,
    ) -> Report:
        """A week without a patient: what a patient must bring is info only (design 6.2)."""
        case = template_case(tuple(diagnoses), self.library)
        engine = CompiledEngine(self._compiled, case)
        nobody = PatientRecord(patient=case.patient)
        check = CaseCheck(
            self.library, self._compiled, engine, nobody, case, with_remedies=with_remedies
        )
        return check.check_bare_week(week, prog_week)
