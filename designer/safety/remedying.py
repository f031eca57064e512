"""Which remedies a finding gets; each substitute is checked for this patient at this time."""

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.model.finding import Remedy
from designer.model.vocabulary import Severity
from designer.safety import remedies
from designer.safety.compiling import Compiled
from designer.safety.engine import Engine
from designer.safety.gathering import Group
from designer.safety.outcomes import Hit
from designer.safety.rules import Rule
from designer.safety.scene import Case, Moment
from designer.safety.substitutes import ranked


class Remedying:
    """Works out remedies for one patient and keeps the substitutes it has ranked."""

    def __init__(self, library: Library, compiled: Compiled, engine: Engine, case: Case) -> None:
        self._library = library
        self._compiled = compiled
        self._engine = engine
        self._case = case
        self._ranked: dict[tuple[str, str, tuple[Moment, ...]], tuple[Remedy, ...]] = {}

    def remedies(
        self, group: Group, moments: tuple[Moment, ...], *, emergency: bool
    ) -> tuple[Remedy, ...]:
        """The ways to clear what a group says, the best first.

        While a hard block lies on the patient no exercise is offered (design 6.13).
        """
        hit, rule = group.hit, group.hit.rule
        if group.fact:
            if group.fact in self._library.confirmations:
                return (remedies.confirm(group.fact, self._library),)
            return (remedies.action("note"),)
        found: list[Remedy] = []
        exercises = [self._library.exercise(id_) for id_ in group.exercises]
        if len(exercises) == 1 and group.dose is not None:
            fixed = remedies.dose_remedy(rule, exercises[0], group.dose)
            if fixed is not None:
                found.append(fixed)
        found.extend(remedies.action(name) for name in rule.actions if name != "remove")
        if hit.severity is Severity.INFO or emergency:
            return tuple(found)
        if hit.severity is not Severity.HARD_BLOCK and len(exercises) == 1 and not found:
            found.extend(self._replacements(exercises[0], rule, moments))
        if exercises and rule.scope in {"exercise", "log"}:
            found.append(remedies.action("remove"))
        return tuple(found)

    def _replacements(
        self, exercise: Exercise, rule: Rule, moments: tuple[Moment, ...]
    ) -> tuple[Remedy, ...]:
        key = (exercise.id, rule.id, moments)
        known = self._ranked.get(key)
        if known is None:

            def hits_of(candidate: Exercise) -> list[Hit]:
                return [
                    hit
                    for moment in moments
                    for hit in self._engine.item_hits(candidate, candidate.start_dose, moment)
                ]

            ids = ranked(exercise, rule, self._compiled, self._case.diagnoses, hits_of)
            known = tuple(remedies.replace_with(self._library.exercise(id_)) for id_ in ids)
            self._ranked[key] = known
        return known
