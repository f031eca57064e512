"""Rules compiled once for a library: what each condition looks at, and the exercises it picks.

A set is a Python int with one bit for each exercise. For three-valued truth two sets are enough:
the exercises for which a condition holds, and those for which it may hold.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from designer.knowledge.library import Library
from designer.knowledge.order import easier_than
from designer.model.exercise import Exercise
from designer.model.patient import Patient
from designer.safety.conditions import AllOf, AnyOf, Condition, Not, parts
from designer.safety.conditions.base import Sees
from designer.safety.conditions.patient import Confirmed, Met, RedFlagPresent
from designer.safety.rules.rules import Level, Rule, RuleSet
from designer.safety.scene.lazy import lazy
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.scene import Case, Moment, Scene

_EXERCISE_ONLY: frozenset[Sees] = frozenset(("exercise",))
_CASE: frozenset[Sees] = frozenset(("case",))
_CASE_EXERCISE: frozenset[Sees] = frozenset(("case", "exercise"))
_SCALAR: frozenset[Sees] = frozenset(("case", "moment"))


class Masks(NamedTuple):
    """Exercises for which a condition holds, and for which it holds or is not known."""

    sure: int
    possible: int


class CompiledLevel(NamedTuple):
    """A level with what its evaluation needs to know."""

    level: Level
    parts: tuple[Condition, ...]  # its condition and everything inside that
    sees: frozenset[Sees]
    gates: frozenset[str]  # confirmations it waits for
    brings: frozenset[str]  # what a patient must bring for it: gates, evidence and profile


class CompiledRule(NamedTuple):
    """A rule with its place in the file order and its levels."""

    rule: Rule
    order: int
    levels: tuple[CompiledLevel, ...]
    place: str  # item, day, week or patient

    def parts(self) -> Iterator[Condition]:
        """Every condition in the rule, nested ones too."""
        for level in self.levels:
            yield from level.parts


class Aging(NamedTuple):
    """Conditions whose answers may change as days pass while the record stays."""

    alone: tuple[Condition, ...]  # they look at patient and log only
    of_exercise: tuple[Condition, ...]  # at an exercise, too
    of_moment: tuple[Condition, ...]  # at a planned day, too; those on today stand elsewhere


class Shelf:
    """The exercises of a library, each with its bit."""

    def __init__(self, library: Library) -> None:
        self.exercises: tuple[Exercise, ...] = tuple(library.exercises.values())
        self.bits = {exercise.id: 1 << n for n, exercise in enumerate(self.exercises)}
        self.everything = (1 << len(self.exercises)) - 1
        self.by_id = library.exercises

    @lazy
    def easier(self) -> dict[str, frozenset[str]]:
        """All that is easier than each exercise, step by step."""
        links = {exercise.id: exercise.easier for exercise in self.exercises}
        return {id_: easier_than(id_, links) for id_ in links}

    @lazy
    def bare_scenes(self) -> tuple[Scene, ...]:
        """Each exercise for conditions that look at nothing else."""
        nothing = Scene(_NO_CASE, _NO_MOMENT, _select_nothing)
        return tuple(nothing._replace(exercise=exercise) for exercise in self.exercises)

    def each(self, mask: int) -> Iterator[Exercise]:
        """The exercises in a set."""
        while mask:
            lowest = mask & -mask
            yield self.exercises[lowest.bit_length() - 1]
            mask ^= lowest

    def ids(self, mask: int) -> frozenset[str]:
        """The ids in a set."""
        return frozenset(exercise.id for exercise in self.each(mask))

    def mask_of(self, holds: Callable[[Exercise], bool]) -> int:
        """The set of exercises for which something holds."""
        return sum(self.bits[e.id] for e in self.exercises if holds(e))


class Compiled:
    """A rule set compiled for a library."""

    def __init__(self, library: Library, rules: RuleSet) -> None:
        self.shelf = Shelf(library)
        self.rule_set = rules
        self.seen: dict[int, frozenset[Sees]] = {}
        self.static: dict[int, int] = {}
        self.settled: dict[int, Masks] = {}  # the same, ready to be handed out
        self._by_cost: dict[int, tuple[Condition, ...]] = {}
        self._picked: dict[Condition, int] = {}  # what is asked often is looked up once
        self.rules = tuple(self._rule(n, rule) for n, rule in enumerate(rules.rules))
        for row in rules.table:
            for part in parts(row.when):
                self._sees(part)
        self.by_place = {
            place: tuple(rule for rule in self.rules if rule.place == place)
            for place in ("item", "day", "week", "patient")
        }
        self.moment_parts = self._moment_parts()
        self._flags = {
            rule.rule.id: frozenset(
                flag
                for part in rule.parts()
                if isinstance(part, RedFlagPresent)
                for flag in part.any_of
            )
            for rule in self.rules
        }

    def select(self, condition: object) -> int:
        """The exercises an attribute condition picks."""
        return self.static[id(condition)]

    def flags_of(self, rule_id: str) -> frozenset[str]:
        """The red flags a rule asks for."""
        return self._flags.get(rule_id, frozenset())

    def by_cost(self, condition: AllOf) -> tuple[Condition, ...]:
        """The parts of ``condition``: those a set answers first, those asked one by one last."""
        known = self._by_cost.get(id(condition))
        if known is None:
            known = tuple(sorted(condition.of, key=self._cost))
            self._by_cost[id(condition)] = known
        return known

    def _cost(self, condition: Condition) -> int:
        sees = self.seen[id(condition)]
        one_by_one = "exercise" in sees and id(condition) not in self.static
        return len(sees) + (4 if one_by_one else 0)

    def _rule(self, order: int, rule: Rule) -> CompiledRule:
        levels = tuple(self._level(level) for level in rule.levels)
        sees = frozenset().union(*(level.sees for level in levels))
        return CompiledRule(rule, order, levels, _place(rule, sees))

    def _level(self, level: Level) -> CompiledLevel:
        """A level, after noting what its parts see and which set they pick."""
        inside = tuple(parts(level.when))
        for part in inside:
            self._sees(part)
        gates = _facts(inside, Confirmed)
        brings = gates | _facts(inside, Met) | {"profile"}
        return CompiledLevel(level, inside, self.seen[id(level.when)], gates, brings)

    def _sees(self, condition: Condition) -> frozenset[Sees]:
        known = self.seen.get(id(condition))
        if known is not None:
            return known
        if isinstance(condition, AllOf | AnyOf):
            sees: frozenset[Sees] = frozenset().union(*(self._sees(p) for p in condition.of))
        else:
            sees = self._sees(condition.of) if isinstance(condition, Not) else condition.sees
        self.seen[id(condition)] = sees
        if sees <= _EXERCISE_ONLY:
            mask = self.static[id(condition)] = self._static_mask(condition)
            self.settled[id(condition)] = Masks(mask, mask)
        return sees

    def _static_mask(self, condition: Condition) -> int:
        """What a condition on exercises alone picks; its parts have been looked at before."""
        if isinstance(condition, AllOf):
            return reduce(and_, map(self.select, condition.of), self.shelf.everything)
        if isinstance(condition, AnyOf):
            return reduce(or_, map(self.select, condition.of), 0)
        if isinstance(condition, Not):
            return self.shelf.everything & ~self.select(condition.of)
        known = self._picked.get(condition)
        if known is None:
            bits = self.shelf.bits.values()
            scenes = zip(bits, self.shelf.bare_scenes, strict=True)
            known = sum(bit for bit, scene in scenes if condition.judge(scene) is True)
            self._picked[condition] = known
        return known

    @lazy
    def aging(self) -> "Aging":
        """The parts on patient and log, each once."""
        alone: dict[Condition, None] = {}
        of_exercise: dict[Condition, None] = {}
        of_moment: dict[Condition, None] = {}
        for rule in self.rules:
            for part in rule.parts():
                if isinstance(part, AllOf | AnyOf | Not):
                    continue
                if part.sees == _CASE:
                    alone.setdefault(part)
                elif part.sees == _CASE_EXERCISE:
                    of_exercise.setdefault(part)
                elif part.sees == _SCALAR and rule.place != "patient":
                    of_moment.setdefault(part)
        return Aging(tuple(alone), tuple(of_exercise), tuple(of_moment))

    def _moment_parts(self) -> tuple[Condition, ...]:
        """Each part that depends on time alone or on time and the patient, once."""
        found: dict[Condition, None] = {}
        for rule in self.rules:
            for part in rule.parts():
                compound = isinstance(part, AllOf | AnyOf | Not)
                if not compound and "moment" in part.sees and part.sees <= _SCALAR:
                    found.setdefault(part)
        return tuple(found)


def _facts(inside: tuple[Condition, ...], kind: type[Confirmed | Met]) -> frozenset[str]:
    return frozenset(fact for part in inside if isinstance(part, kind) for fact in part.facts)


def _place(rule: Rule, sees: frozenset[Sees]) -> str:
    if sees & {"exercise", "dose"}:
        return "item"
    if rule.scope in {"day", "week"}:
        return rule.scope
    for totals in ("day", "week"):
        if totals in sees:
            return totals
    return "patient"


def _select_nothing(condition: object) -> int:  # noqa: ARG001 - there is nothing to select from
    return 0


_NO_MOMENT = Moment(prog_week=1)
_NO_CASE = Case(today=date.min, patient=Patient(id="nobody"), log=LogFacts((), (), date.min, {}))
