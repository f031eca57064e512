"""Which remedies a finding gets; each substitute is checked for this patient at this time."""

from collections.abc import Iterator
from typing import get_args

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.model.finding import Remedy
from designer.model.vocabulary import Severity
from designer.safety.answers import clearances_for
from designer.safety.compiling import Compiled
from designer.safety.engine import Engine
from designer.safety.gathering import Group
from designer.safety.outcomes import Hit
from designer.safety.remedies import remedies
from designer.safety.remedies.substitutes import ranked, state_of
from designer.safety.rules.rules import Action, Rule
from designer.safety.scene.scene import Case, Moment

_GENERAL = frozenset(get_args(Action)) - {"remove", "replace", "move"}  # about no single item


class Remedying:
    """Works out remedies for one patient and keeps the substitutes it has ranked."""

    def __init__(self, library: Library, compiled: Compiled, engine: Engine, case: Case) -> None:
        self._library, self._words = library, library.words
        self._compiled = compiled
        self._engine = engine
        self._case = case
        self._ranked: dict[tuple[str, str, tuple[Moment, ...]], tuple[Remedy, ...]] = {}

    def remedies(
        self, group: Group, week: tuple[Moment, ...], *, emergency: bool
    ) -> tuple[Remedy, ...]:
        """The ways to clear what a group says, the best first; ``week`` are the days' moments.

        While a hard block lies on the patient no exercise is offered (design 6.13).
        """
        rule = group.hit.rule
        if group.fact:
            if group.fact in self._library.confirmations:
                handout = self._actions(rule, remedies.HANDOUT_ACTIONS)
                return (remedies.confirm(group.fact, self._library), *handout)
            return (remedies.enter(group.fact, self._library),)
        known = self._library.exercises
        exercises = tuple(known[id_] for id_ in group.exercises if id_ in known)
        found: list[Remedy] = []
        if len(exercises) == 1 and group.dose is not None:
            fixed = remedies.dose_remedy(rule, exercises[0], group.dose, self._words)
            if fixed is not None:
                found.append(fixed)
        found.extend(self._general(rule))
        if group.hit.severity is not Severity.INFO and not emergency:
            found.extend(self._about_items(group, exercises, week, mended=bool(found)))
        if group.hit.severity is not Severity.INFO:  # a reminder waits for nothing
            open_facts = (fact for fact in rule.confirms if self._case.facts.get(fact) != "met")
            found.extend(remedies.confirm(fact, self._library) for fact in open_facts)
        return tuple(found)

    def _general(self, rule: Rule) -> list[Remedy]:
        """What is about no single item, with one clearance for each sign that wants one."""
        found: list[Remedy] = []
        for remedy in self._actions(rule, _GENERAL):
            flags = clearances_for(rule, self._case) if remedy.kind == "clearance" else ()
            found.extend(remedies.clearance(flag, self._library) for flag in flags)
            if not flags:
                found.append(remedy)
        return found

    def _about_items(
        self,
        group: Group,
        exercises: tuple[Exercise, ...],
        week: tuple[Moment, ...],
        *,
        mended: bool,
    ) -> Iterator[Remedy]:
        """Another exercise, another day, or none."""
        hit, rule = group.hit, group.hit.rule
        days = group.days or range(len(week))
        there = tuple(dict.fromkeys(week[day] for day in days)) if week else ()
        allowed = hit.severity is not Severity.HARD_BLOCK
        if allowed and len(exercises) == 1 and (not mended or "replace" in rule.actions):
            yield from self._replacements(exercises[0], rule, there)
        if "move" in rule.actions:
            later = self._day_without_block(exercises, week, max(days, default=0))
            if later is not None:
                yield remedies.move(later, self._words)
        if group.placements and (rule.scope in {"exercise", "log"} or "remove" in rule.actions):
            yield remedies.action("remove", self._words)
        own = rule.substitutes.general
        if allowed and len(exercises) > 1 and len(own) == 1 and "move" in rule.actions:
            instead = self._library.exercise(own[0])
            hits = (hit for moment in there for hit in self._item_hits(instead, moment))
            if state_of(hits) != "fails":
                yield remedies.replace_with(instead, self._words)

    def _day_without_block(
        self, exercises: tuple[Exercise, ...], week: tuple[Moment, ...], after: int
    ) -> int | None:
        """The first later day of the week on which no rule blocks any of the exercises."""
        for day in range(after + 1, len(week)):
            hits = (h for e in exercises for h in self._item_hits(e, week[day]))
            if not any(h.severity.rank >= Severity.BLOCK.rank for h in hits):
                return day
        return None

    def _item_hits(self, exercise: Exercise, moment: Moment) -> tuple[Hit, ...]:
        return self._engine.item_hits(exercise, exercise.start_dose, moment)

    def _replacements(
        self, exercise: Exercise, rule: Rule, moments: tuple[Moment, ...]
    ) -> tuple[Remedy, ...]:
        key = (exercise.id, rule.id, moments)
        known = self._ranked.get(key)
        if known is None:

            def hits_of(candidate: Exercise) -> list[Hit]:
                return [h for moment in moments for h in self._item_hits(candidate, moment)]

            ids = ranked(exercise, rule, self._compiled, self._case.diagnoses, hits_of)
            known = tuple(
                remedies.replace_with(self._library.exercise(id_), self._words) for id_ in ids
            )
            self._ranked[key] = known
        return known

    def _actions(self, rule: Rule, kinds: frozenset[str]) -> list[Remedy]:
        return [remedies.action(name, self._words) for name in rule.actions if name in kinds]
