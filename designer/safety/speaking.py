"""Of which exercises a rule could speak: by what they are, whatever the dose, patient and week."""

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.safety.conditions import AllOf, AnyOf, Condition, Not
from designer.safety.conditions.exercise import Attribute
from designer.safety.rules.rules import Rule


def speaks_of(rule: Rule, library: Library) -> tuple[Exercise, ...]:
    """The exercises that no attribute keeps out of the rule."""
    return tuple(
        exercise
        for exercise in library.exercises.values()
        if any(_may_hold(level.when, exercise) for level in rule.levels)
    )


def _may_hold(condition: Condition, exercise: Exercise) -> bool:
    match condition:
        case AllOf(of=inner):
            return all(_may_hold(part, exercise) for part in inner)
        case AnyOf(of=inner):
            return any(_may_hold(part, exercise) for part in inner)
        case Not(of=Attribute() as part):
            return not _has(part, exercise)
        case Attribute():
            return _has(condition, exercise)
        case _:
            return True


def _has(attribute: Attribute, exercise: Exercise) -> bool:
    holder = exercise if attribute.name in {"kind", "phase"} else exercise.attributes
    value = getattr(holder, attribute.name)
    if isinstance(value, tuple):
        return any(part in attribute.any_of for part in value)
    return value in attribute.any_of
