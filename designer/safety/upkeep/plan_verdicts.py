"""What some rules say of a plan: only how strictly, and of which exercise.

For looking through thousands of plans. A report says the same in sentences, with remedies, folded;
to make it takes most of the time. Rules are independent here: what one says does not depend on
which others are judged, but for hints, which are silent while something stops the patient. So
whoever judges a few rules only takes :func:`companions` of them along.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date

from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.model.week import Week
from designer.safety.answers import closing
from designer.safety.checking import Checker
from designer.safety.compiling import Compiled
from designer.safety.engine import CompiledEngine
from designer.safety.facts import Calendar, case_of, template_case
from designer.safety.gathering import Overrides, Said, in_force, sayings
from designer.safety.rules.rules import Rule, RuleSet
from designer.safety.scene.scene import Case, Moment
from designer.safety.scene.totals import Item
from designer.safety.week_check import WeekCheck

Verdicts = Mapping[tuple[str, str], Severity]
"""By rule and exercise ("": the plan as a whole) the strictest that is open; hints are left out."""


def strictest_of(rule: Rule) -> Severity:
    """The strictest that a rule can say, also where a fact is missing."""
    said = [level.severity for level in rule.levels]
    said += [level.unknown for level in rule.levels if level.unknown is not None]
    return max(said, key=lambda severity: severity.rank)


def companions(changed: Collection[str], checker: Checker) -> frozenset[str]:
    """Rules that ``changed`` ones cannot be judged without, or that change along with them."""
    rules = checker.rules.rules
    stops = {rule.id for rule in rules if _may_stop(rule, checker)}
    hints = {rule.id for rule in rules if rule.hint and strictest_of(rule) is not Severity.INFO}
    return frozenset(stops | hints) if (stops | hints) & set(changed) else frozenset()


def _may_stop(rule: Rule, checker: Checker) -> bool:
    place = checker.places[rule.id]
    return place == "patient" and strictest_of(rule).rank >= Severity.BLOCK.rank


class PlanVerdicts:
    """Some rules of a validator, compiled once, that judge plans."""

    def __init__(
        self, checker: Checker, rule_ids: Container[str], above: Severity = Severity.INFO
    ) -> None:
        """Rules that can say nothing stricter than ``above`` are left out."""
        mine = [rule for rule in checker.rules.rules if rule.id in rule_ids]
        loud = {rule.id for rule in mine if strictest_of(rule).rank > above.rank}
        if any(rule.id in loud and rule.hint for rule in mine):
            loud |= {rule.id for rule in mine if _may_stop(rule, checker)}
        kept = tuple(rule for rule in mine if rule.id in loud)
        self.is_silent = not kept
        self._library, self._lapses = checker.library, checker.rules.lapses
        self._compiled = Compiled(self._library, RuleSet.of(kept, (), self._lapses))
        by_place = self._compiled.by_place
        self._by_sums = bool(by_place["day"] or by_place["week"])

    def case_of(self, record: PatientRecord, today: date) -> Case:
        """The facts about a patient, for several validators with one library and its lapses."""
        return case_of(record, today, self._library, self._lapses)

    def of_program(self, record: PatientRecord, case: Case, from_week: int) -> Verdicts:
        """What is said of a program from the week at ``from_week`` on, and of its patient."""
        program = record.program
        if self.is_silent or program is None:
            return {}
        weeks = [(n, program.weeks[n].week) for n in range(from_week, len(program.weeks))]
        engine = CompiledEngine(self._compiled, case, self._bits(week for _, week in weeks))
        if not self._by_sums and not self._compiled.by_place["patient"] and not engine.spoken_of():
            return {}
        calendar = Calendar(case, program)
        overrides = in_force(
            closing(record.overrides, self._compiled.rule_set.rules, case), case.today
        )
        check = WeekCheck(self._compiled, engine, program, case, calendar, overrides)
        heard = _Heard()
        hits = engine.patient_hits(check.now)
        stopped = any(hit.severity.rank >= Severity.BLOCK.rank for hit in hits)
        for hit in hits:
            if not (hit.rule.hint and stopped):
                heard.merge(sayings(hit, None, (), None, overrides))
        for index, week in weeks:
            if self._by_sums:
                check.gather(index, week, heard, hints=not stopped)
            else:
                self._hear_items(engine, check.moments(index), week, overrides, heard)
        return heard.strictest

    def of_template(self, week: Week, prog_week: int, diagnoses: tuple[str, ...]) -> Verdicts:
        """What is said of a week without a patient."""
        if self.is_silent:
            return {}
        case = template_case(diagnoses, self._library)
        engine = CompiledEngine(self._compiled, case, self._bits([week]))
        check = WeekCheck(self._compiled, engine, None, case, Calendar(case, None), {})
        check.stand_at(Moment(prog_week=prog_week))
        heard = _Heard()
        check.gather(0, week, heard, hints=True)
        return heard.strictest

    def _hear_items(
        self,
        engine: CompiledEngine,
        moments: tuple[Moment, ...],
        week: Week,
        overrides: Overrides,
        heard: "_Heard",
    ) -> None:
        """The week of rules that judge one exercise at a time: nothing is to be added up."""
        shelf, spoken_of = self._compiled.shelf, engine.spoken_of()
        for number, (moment, day) in enumerate(zip(moments, week.days, strict=True)):
            for placement in day.placements:
                bit = shelf.bits.get(placement.exercise_id, 0)
                if not bit & spoken_of:
                    continue
                item = Item(placement, shelf.by_id[placement.exercise_id], bit)
                for hit in engine.item_hits(item.exercise, placement.dose, moment):
                    heard.merge(sayings(hit, number, (item,), item, overrides, moment.on))

    def _bits(self, weeks: Iterable[Week]) -> int:
        """The exercises of some weeks, as a bitset."""
        bits, found = self._compiled.shelf.bits, 0
        for week in weeks:
            for _, placement in week.placements():
                found |= bits.get(placement.exercise_id, 0)
        return found


class _Heard:
    """Takes what a gathering would take, and keeps the strictest."""

    def __init__(self) -> None:
        self.strictest: dict[tuple[str, str], Severity] = {}

    def merge(self, said: Iterable[Said], missing: Iterable[str] = ()) -> None:  # noqa: ARG002
        for one in said:
            severity = one.hit.severity
            if one.override or severity is Severity.INFO:
                continue
            for exercise in one.exercises or ("",):
                key = (one.hit.rule.id, exercise)
                known = self.strictest.get(key)
                if known is None or known.rank < severity.rank:
                    self.strictest[key] = severity
