"""What to offer instead of an item: ranked, and each one checked for this patient (design 6.39)."""

from collections.abc import Callable, Iterable

from designer.model.exercise import Exercise
from designer.model.vocabulary import Severity
from designer.safety.compiling import Compiled
from designer.safety.outcomes import Hit
from designer.safety.rules.rules import Rule, Substitutes

OFFERED = 6  # more than a menu can show at once helps nobody
_PHASES = {"1": 1, "mobility": 1, "cardio": 1, "2": 2, "3": 3, "avoid": 9}

HitsOf = Callable[
    [Exercise], Iterable[Hit]
]  # with the exercise's starting dose, where it is needed


def ranked(
    exercise: Exercise,
    rule: Rule,
    compiled: Compiled,
    diagnoses: frozenset[str],
    hits_of: HitsOf,
) -> tuple[str, ...]:
    """Ids to offer: the table and the rule's own column first, then by purpose, then by phase.

    Items that only wait for a confirmation come last. When nothing passes, Phase 1 drills. A harder
    version of the exercise is never offered.
    """
    harder = _harder(exercise, compiled)
    candidates = _in_order(exercise, rule, compiled, diagnoses)
    found = _passing([e for e in candidates if e.id not in harder], hits_of)
    if not found:
        drills = [
            e
            for e in compiled.shelf.exercises
            if e.phase == "1" and e.id not in {exercise.id, *harder} and not e.retired
        ]
        found = _passing(drills, hits_of)
    return tuple(found[:OFFERED])


def _harder(exercise: Exercise, compiled: Compiled) -> frozenset[str]:
    """What has the exercise among its easier versions: never a way out of it."""
    easier = compiled.shelf.easier
    return frozenset(id_ for id_, versions in easier.items() if exercise.id in versions)


def _passing(candidates: list[Exercise], hits_of: HitsOf) -> list[str]:
    clean: list[str] = []
    waiting: list[str] = []
    for candidate in candidates:
        state = state_of(hits_of(candidate))
        if state == "passes":
            clean.append(candidate.id)
        elif state == "waits":
            waiting.append(candidate.id)
        if len(clean) >= OFFERED:
            break
    return clean + waiting


def state_of(hits: Iterable[Hit]) -> str:
    """Whether an exercise with these hits "passes", "waits" for a confirmation, or "fails"."""
    state = "passes"
    for hit in hits:
        if hit.kind in {"prerequisite", "unassessed"} or hit.severity is Severity.INFO:
            continue
        if hit.kind != "unconfirmed":
            return "fails"
        state = "waits"
    return state


def _in_order(
    exercise: Exercise, rule: Rule, compiled: Compiled, diagnoses: frozenset[str]
) -> list[Exercise]:
    named = [*_from_table(exercise, compiled, diagnoses), *_named(rule.substitutes, diagnoses)]
    named.extend(exercise.easier)
    shelf = compiled.shelf
    first = [shelf.by_id[id_] for id_ in dict.fromkeys(named) if id_ in shelf.by_id]
    rest = sorted(
        (e for e in shelf.exercises if e not in first and _comes_near(e, exercise)),
        key=lambda e: (-closeness(e, exercise), _PHASES[e.phase], e.first_week or 0),
    )
    return [e for e in (*first, *rest) if e.id != exercise.id and _offered(e) and _safe_kind(e)]


def _offered(exercise: Exercise) -> bool:
    return exercise.draggable and not exercise.retired


def _safe_kind(exercise: Exercise) -> bool:
    return exercise.kind != "restricted"


def _from_table(exercise: Exercise, compiled: Compiled, diagnoses: frozenset[str]) -> list[str]:
    bit = compiled.shelf.bits[exercise.id]
    for row in compiled.rule_set.table:
        if compiled.static[id(row.when)] & bit:
            return _named(row.substitutes, diagnoses)
    return []


def _named(substitutes: Substitutes, diagnoses: frozenset[str]) -> list[str]:
    """The lists of the patient's diagnoses, else the general one (3.5)."""
    own = [
        id_
        for diagnosis, ids in substitutes.by_diagnosis.items()
        if diagnosis in diagnoses
        for id_ in ids
    ]
    return [*own, *substitutes.general]


def _comes_near(candidate: Exercise, exercise: Exercise) -> bool:
    """Of the same purpose and no later phase: what is out never leads a step up."""
    no_later = _PHASES[candidate.phase] <= _PHASES[exercise.phase]
    return no_later and closeness(candidate, exercise) >= 2


def closeness(candidate: Exercise, exercise: Exercise) -> int:
    """How near two exercises are in purpose: pattern, direction resisted, kind."""
    one, other = candidate.attributes, exercise.attributes
    return (
        4 * (one.pattern == other.pattern)
        + 2 * bool(set(one.resists) & set(other.resists))
        + (candidate.kind == exercise.kind)
    )
