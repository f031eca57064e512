"""The record that a decision about the next week leads to, judged before anybody agrees to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from designer.model.decision import Decision
from designer.model.finding import Report
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import NextStep
from designer.model.week import Week
from designer.progress.advice import Advice
from designer.progress.next_week import (
    ExpandAt,
    NextWeek,
    Preparing,
    current_index,
    easier_links,
    target_week,
)
from templates.catalogue import expand
from templates.planning import PlanningServices


@dataclass(frozen=True, slots=True)
class Prepared:
    """The record with the prepared week, what was done, and what the rules say of that week."""

    record: PatientRecord
    next: NextWeek
    report: Report


class StepPreparer:
    """Prepares the week that follows the one of today, for any step."""

    def __init__(self, record: PatientRecord, services: PlanningServices, advice: Advice) -> None:
        self._record, self._services, self.advice = record, services, advice
        self._today = services.today()
        program = record.program
        index = current_index(program, self._today) if program is not None else None
        self.present = program.weeks[index] if program is not None and index is not None else None
        self._prepared: dict[tuple[NextStep, str], Prepared] = {}

    @property
    def can_prepare(self) -> bool:
        """Whether the program has a week to go on from."""
        return self.present is not None

    def target(self, step: NextStep) -> int | None:
        """The progression week that a step leads to."""
        if self.present is None:
            return None
        return target_week(step, self.present.prog_week, self._services.library)

    def templates(self, step: NextStep) -> tuple[WeekTemplate, ...]:
        """Weekly templates for this patient that may be loaded in the week a step leads to."""
        target, patient = self.target(step), self._record.patient
        if target is None:
            return ()
        fitting = self._services.templates.for_diagnoses(patient.diagnoses, patient.profile)
        return tuple(t for t in fitting if t.first_prog_week <= target and t.offered(self._today))

    def prepare(self, step: NextStep, template: WeekTemplate | None = None) -> Prepared | None:
        """The prepared week; None where nothing is to be prepared: to refer, or without a week."""
        program = self._record.program
        target = self.target(step)
        if step == "refer" or program is None or target is None:
            return None
        key = (step, template.id if template is not None else "")
        if key not in self._prepared:
            new_id = self._services.new_id
            preparing = Preparing(program, self._services.library, self._today, new_id)
            fresh = expand(template, target, new_id) if template is not None else None
            made = preparing.prepare(step, self._easier(), self._expand_at(), fresh)
            programs = (*self._record.programs[:-1], made.program)
            record = replace(self._record, programs=programs)
            case = self._services.checker.open(record, self._today)
            self._prepared[key] = Prepared(record, made, case.check_week(made.index))
        return self._prepared[key]

    def decided(
        self, step: NextStep, template: WeekTemplate | None, who: str, why: str
    ) -> tuple[PatientRecord, int | None]:
        """The record with the decision and the prepared week, and which week that is."""
        prepared = self.prepare(step, template)
        decision = Decision(
            id=self._services.new_id(),
            when=self._services.now(),
            who=who,
            advised=self.advice.action,
            decided=step,
            advised_week=self.advice.to_week,
            decided_week=None if step == "refer" else self.target(step),
            why=why,
            reasons=tuple(f"{one.text} ({one.rule_id})"[:300] for one in self.advice.reasons),
            entry_ids=tuple(dict.fromkeys(i for one in self.advice.reasons for i in one.entry_ids)),
        )
        record = prepared.record if prepared is not None else self._record
        record = replace(record, decisions=(*record.decisions, decision))
        return record, prepared.next.index if prepared is not None else None

    def _easier(self) -> Mapping[str, str]:
        case = self._services.checker.open(self._record, self._today)

        def allowed(exercise_id: str) -> bool:
            return case.verdict(exercise_id).word != "blocked"

        return easier_links(self.advice.make_easier, self._services.library, allowed)

    def _expand_at(self) -> ExpandAt | None:
        """The template of the present week, where there still is one of that version."""
        present = self.present
        found = self._services.templates.templates.get(present.template_id) if present else None
        if present is None or found is None or found.version != present.template_version:
            return None

        def expand_at(prog_week: int) -> Week:
            return expand(found, prog_week, self._services.new_id).week

        return expand_at
