"""Conditions as sets of exercises: made once for the library, narrowed for a patient and a day.

A set is a Python int with one bit for each exercise. For three-valued truth two sets are enough:
the exercises for which a condition holds, and those for which it may hold.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.knowledge.order import easier_than
from designer.model.exercise import Exercise
from designer.model.patient import Patient
from designer.safety.conditions import AllOf, AnyOf, Condition, Not, parts
from designer.safety.conditions.base import Base, Sees
from designer.safety.conditions.patient import Confirmed, Met, RedFlagPresent
from designer.safety.rules.rules import Level, Rule, RuleSet
from designer.safety.scene.lazy import lazy
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.scene import Case, Moment, Scene
from designer.safety.scene.truth import Truth

_EXERCISE_ONLY: frozenset[Sees] = frozenset(("exercise",))
_OPEN: frozenset[Sees] = frozenset(("dose", "day", "week"))  # never known beforehand
_CASE: frozenset[Sees] = frozenset(("case",))
_CASE_EXERCISE: frozenset[Sees] = frozenset(("case", "exercise"))
_SCALAR: frozenset[Sees] = frozenset(("case", "moment"))


class Fixed(Base, frozen=True, kw_only=True, tag="fixed"):
    """A part whose answer is known already; never written in a file."""

    truth: bool | frozenset[str]

    def judge(self, scene: Scene) -> Truth:  # noqa: ARG002 - the answer is known
        return self.truth


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


class Narrowed:
    """Masks of conditions for one patient at one moment; a part's answer is worked out once.

    Only exercises in ``among`` are asked about. With ``any_moment`` the answers hold for all of the
    patient's moments: what depends on the time may hold.
    """

    def __init__(
        self,
        compiled: Compiled,
        scene: Scene,
        of_case: dict[Condition, Masks],
        among: int,
        *,
        any_moment: bool = False,
    ) -> None:
        self._compiled = compiled
        self._scene = scene
        self._of_case = of_case  # answers that hold at every moment of this patient
        self.among = among
        self._open = _OPEN | {"moment"} if any_moment else _OPEN
        self._scalars: dict[Condition, Masks] = {}

    @lazy
    def _scenes(self) -> list[tuple[int, Scene]]:
        """Each exercise that is asked about at this moment, with its bit."""
        shelf, scene = self._compiled.shelf, self._scene
        asked = shelf.each(self.among)
        return [(shelf.bits[e.id], scene.of_item(e)) for e in asked]

    def masks(self, condition: Condition, among: int | None = None) -> Masks:
        """For which exercises ``condition`` holds or may hold. A dose part always may.

        Only exercises in ``among`` matter to the asker; the rest may come out as they like.
        """
        settled = self._compiled.settled.get(id(condition))
        if settled is not None:
            return settled
        everything = self._compiled.shelf.everything
        if isinstance(condition, AllOf):
            return self._all(condition, self.among if among is None else among)
        if isinstance(condition, AnyOf):
            sure = possible = 0
            for part in condition.of:
                inner = self.masks(part, among)
                sure |= inner.sure
                possible |= inner.possible
            return Masks(sure, possible)
        if isinstance(condition, Not):
            inner = self.masks(condition.of, among)
            return Masks(everything & ~inner.possible, everything & ~inner.sure)
        return self._leaf(condition, everything)

    def _all(self, condition: AllOf, among: int) -> Masks:
        """The parts that cost nothing come first; most rules are out of the question by then."""
        sure = possible = among
        for part in self._compiled.by_cost(condition):
            inner = self.masks(part, possible)
            sure &= inner.sure
            possible &= inner.possible
            if not possible:
                break
        return Masks(sure, possible)

    def left_of(self, condition: Condition, among: int) -> Condition:
        """``condition`` without the parts that surely hold for all exercises in ``among``."""
        if not isinstance(condition, AllOf) or not among:
            return condition
        left = tuple(p for p in condition.of if among & ~self.masks(p, among).sure)
        if len(left) == len(condition.of):
            return condition
        return left[0] if len(left) == 1 else AllOf(of=left)

    def _leaf(self, condition: Condition, everything: int) -> Masks:
        sees = condition.sees
        if sees & self._open:
            return Masks(0, everything)
        kept = self._scalars if "moment" in sees else self._of_case
        known = kept.get(condition)
        if known is None:
            if "exercise" in sees:
                known = self._one_by_one(condition)
            else:
                truth = condition.judge(self._scene)
                known = Masks(
                    everything if truth is True else 0, 0 if truth is False else everything
                )
            kept[condition] = known
        return known

    def _one_by_one(self, condition: Condition) -> Masks:
        sure = possible = 0
        for bit, scene in self._scenes:
            truth = condition.judge(scene)
            if truth is not False:
                possible |= bit
                if truth is True:
                    sure |= bit
        return Masks(sure, possible)


def simplified(
    condition: Condition, scene: Scene, seen: dict[int, frozenset[Sees]], open_to: frozenset[Sees]
) -> Condition | Fixed:
    """``condition`` with everything answered that does not look at ``open_to``."""
    if not seen[id(condition)] & open_to:
        return Fixed(truth=condition.judge(scene))
    if isinstance(condition, AllOf | AnyOf):
        decisive = isinstance(condition, AnyOf)
        left: list[Condition | Fixed] = []
        for part in condition.of:
            simple = simplified(part, scene, seen, open_to)
            if isinstance(simple, Fixed) and isinstance(simple.truth, bool):
                if simple.truth is decisive:
                    return simple
                continue
            left.append(simple)
        if len(left) == 1:
            return left[0]
        return replace(condition, of=tuple(left)) if left else Fixed(truth=not decisive)
    if isinstance(condition, Not):
        inner = simplified(condition.of, scene, seen, open_to)
        return replace(condition, of=inner)
    return condition


def _select_nothing(condition: object) -> int:  # noqa: ARG001 - there is nothing to select from
    return 0


_NO_MOMENT = Moment(prog_week=1)
_NO_CASE = Case(today=date.min, patient=Patient(id="nobody"), log=LogFacts((), (), date.min, {}))
