"""Two validators beside each other: on which templates and programs their verdicts differ.

Where only rules were changed, a plan is judged by those before and after. Most plans hear the same
from both and are left alone; of the others the unchanged rules are asked once, how strictly they
speak. Where exercises were changed, the plans that hold one are judged whole, twice.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from designer.model.finding import Report
from designer.model.library_change import ChangedVerdict
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.model.week import Week
from designer.safety.checking import Checker
from designer.safety.findings import flat
from designer.safety.rules.rules import Rule, RuleSet
from designer.safety.scene.lazy import lazy
from designer.safety.scene.scene import Case
from designer.safety.speaking import speaks_of
from designer.safety.upkeep.plan_verdicts import PlanVerdicts, Verdicts, companions


class TemplateWeek(NamedTuple):
    """A weekly template as a week to be judged."""

    id: str
    name: str
    week: Week
    prog_week: int
    diagnoses: tuple[str, ...]


class Changed(NamedTuple):
    """A template or a patient's program whose verdict is another one after the change."""

    id: str  # of the template or the patient
    name: str  # of the template; empty for a patient
    before: Severity | None  # the strictest open finding; None: there is none
    after: Severity | None
    verdicts: tuple[ChangedVerdict, ...]  # what is different, the strictest first


class Comparison:
    """What is different between two validators, and what that does to a plan."""

    def __init__(self, before: Checker, after: Checker) -> None:
        self.before, self.after = before, after
        old, new = before.library.exercises, after.library.exercises
        self.exercises = frozenset(i for i in {*old, *new} if old.get(i) != new.get(i))
        self._same_facts = not self.exercises and before.rules.lapses == after.rules.lapses
        changed = _changed_rules(before.rules, after.rules)
        self.rules = changed | companions(changed, before) | companions(changed, after)
        self._few = PlanVerdicts(before, self.rules), PlanVerdicts(after, self.rules)
        self._same: dict[Severity, PlanVerdicts] = {}
        self._reach = None if self.rules - changed else _reach(before, after, changed)

    def template(self, one: TemplateWeek) -> Changed | None:
        """The change of a template's verdict; None when there is none."""

        def said(by: PlanVerdicts) -> Verdicts:
            return by.of_template(one.week, one.prog_week, tuple(one.diagnoses))

        placed = {placement.exercise_id for _, placement in one.week.placements()}
        if not self.exercises.isdisjoint(placed):
            return _changed(one.id, one.name, *map(said, self._whole))
        if not self._is_heard(placed):
            return None
        before, after = map(said, self._few)
        if before == after:
            return None
        return _changed(one.id, one.name, before, after, said(self._unchanged(before, after)))

    def program(self, record: PatientRecord, today: date) -> Changed | None:
        """The change of a program's verdict from this week on; None when there is none."""
        program = record.program
        if program is None:
            return None
        name, from_week = record.patient.id, program.index_on(today)
        cases: list[Case] = []

        def said(by: PlanVerdicts) -> Verdicts:
            if not cases or not self._same_facts:
                cases[:] = [by.case_of(record, today)]
            return by.of_program(record, cases[0], from_week)

        placed = {p.exercise_id for w in program.weeks for _, p in w.week.placements()}
        logged = {item.exercise_id for session in record.sessions for item in session.items}
        if not self.exercises.isdisjoint(placed | logged):
            return _changed(name, "", *map(said, self._whole))
        coming = program.weeks[from_week:]
        if not self._is_heard({p.exercise_id for w in coming for _, p in w.week.placements()}):
            return None
        before, after = map(said, self._few)
        if before == after:
            return None
        return _changed(name, "", before, after, said(self._unchanged(before, after)))

    def _is_heard(self, exercise_ids: Iterable[str]) -> bool:
        """Whether the changed rules can speak of any of these exercises."""
        if all(few.is_silent for few in self._few):
            return False
        return self._reach is None or not self._reach.isdisjoint(exercise_ids)

    @lazy
    def _whole(self) -> tuple[PlanVerdicts, PlanVerdicts]:
        """Every rule, before and after."""
        return (
            PlanVerdicts(self.before, self.before.places),
            PlanVerdicts(self.after, self.after.places),
        )

    def _unchanged(self, before: Verdicts, after: Verdicts) -> PlanVerdicts:
        """The unchanged rules that can be stricter than what the changed ones say anyway."""
        floor = min((_strictest(before), _strictest(after)), key=_rank) or Severity.INFO
        if floor not in self._same:
            same = self.before.places.keys() - self.rules
            self._same[floor] = PlanVerdicts(self.before, same, floor)
        return self._same[floor]


def _changed(
    id_: str, name: str, before: Verdicts, after: Verdicts, same: Verdicts | None = None
) -> Changed | None:
    """The difference of two verdicts, with what is ``same`` in both."""
    verdicts = _differences(before, after)
    if not verdicts:
        return None
    floor = _strictest(same or {})
    old, new = (max(_strictest(said), floor, key=_rank) for said in (before, after))
    return Changed(id_, name, old, new, verdicts)


def compared(id_: str, name: str, before: Report, after: Report) -> Changed:
    """What is different between two verdicts; ``verdicts`` is empty where nothing is."""
    old, new = said_by(before), said_by(after)
    return Changed(id_, name, _strictest(old), _strictest(new), _differences(old, new))


def _reach(before: Checker, after: Checker, rules: frozenset[str]) -> frozenset[str] | None:
    """The exercises that these rules can speak of; None: they speak of more than those."""
    found: set[str] = set()
    for checker in (before, after):
        for rule in checker.rules.rules:
            if rule.id in rules:
                if checker.places[rule.id] != "item":
                    return None
                found.update(exercise.id for exercise in speaks_of(rule, checker.library))
    return frozenset(found)


def _changed_rules(before: RuleSet, after: RuleSet) -> frozenset[str]:
    """The rules that judge otherwise; all of them where confirmations lapse otherwise."""

    def judged(rule: Rule | None) -> object:
        return None if rule is None else (rule.scope, rule.levels, rule.hint, rule.answered_by)

    old = {rule.id: rule for rule in before.rules}
    new = {rule.id: rule for rule in after.rules}
    every = frozenset({*old, *new})
    if before.lapses != after.lapses:
        return every
    return frozenset(i for i in every if judged(old.get(i)) != judged(new.get(i)))


def said_by(report: Report) -> Verdicts:
    """The strictest that each rule says about each exercise; hints are no verdict."""
    found: dict[tuple[str, str], Severity] = {}
    for finding in flat(report.findings):
        if finding.is_open and finding.severity is not Severity.INFO:
            for exercise in finding.where.exercise_ids or ("",):
                key = (finding.rule_id, exercise)
                if key not in found or found[key].rank < finding.severity.rank:
                    found[key] = finding.severity
    return found


def _differences(before: Verdicts, after: Verdicts) -> tuple[ChangedVerdict, ...]:
    changed = [
        ChangedVerdict(rule_id=key[0], exercise_id=key[1], before=old, after=new)
        for key in sorted({*before, *after})
        if (old := before.get(key)) is not (new := after.get(key))
    ]
    return tuple(sorted(changed, key=lambda one: -_rank(one.after)))


def _strictest(said: Verdicts) -> Severity | None:
    return max(said.values(), key=_rank, default=None)


def _rank(severity: Severity | None) -> int:
    return -1 if severity is None else severity.rank
