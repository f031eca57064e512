"""From what an admin typed to an exercise of the clinic, or to what is wrong with it."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from designer.knowledge.errors import KnowledgeError, Problem
from designer.knowledge.library import Library
from designer.model.dose import Range
from designer.model.exercise import Attributes, Exercise

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_FIGURES = ("sets", "reps", "holds", "hold_s", "duration_s")
REQUIRED = ("name", "kind", "phase")
# A demand nobody thought of must not count as none: the exercise would look safe by silence.
_MAY_BE_BLANK = {"resists", "bias", "task"}
REQUIRED_DEMANDS = tuple(n for n in Attributes.__struct_fields__ if n not in _MAY_BE_BLANK)


class Drafted(NamedTuple):
    """An exercise as typed. ``exercise`` is None while something is missing or wrong."""

    exercise: Exercise | None
    problems: tuple[Problem, ...] = ()
    library: Library | None = None  # with the exercise


def new_id(name: str, library: Library) -> str:
    """An id made from the name that no exercise of the library has."""
    base = f"own-{_NOT_IN_ID.sub('-', name.casefold()).strip('-') or 'exercise'}"[:100]
    number, found = 2, base
    while found in library.exercises:
        found, number = f"{base}-{number}", number + 1
    return found


def drafted(values: Mapping[str, Any], library: Library, exercise_id: str) -> Drafted:
    """The exercise with these fields (as in a program file), checked beside those of the library.

    ``exercise_id`` is that of the exercise that is edited; one the library lacks makes a new one.
    """
    attributes = values.get("attributes", {})
    missing = [field for field in REQUIRED if not values.get(field)]
    missing += [f"attributes.{f}" for f in REQUIRED_DEMANDS if attributes.get(f) is None]
    if missing:
        return Drafted(None, tuple(_missing(field, exercise_id) for field in missing))
    try:
        exercise = msgspec.convert({**values, "id": exercise_id, "clinics_own": True}, Exercise)
    except msgspec.ValidationError as error:
        return Drafted(None, (_refused(str(error), exercise_id),))
    exercise = with_start_dose(exercise)
    problems = list(_names(exercise, library))
    others = [one for one in library.exercises.values() if one.clinics_own]
    own = [one for one in others if one.id != exercise.id]
    try:
        whole = library.with_own([*own, exercise])
    except KnowledgeError as error:
        return Drafted(None, (*problems, *error.problems))
    return Drafted(None if problems else exercise, tuple(problems), whole)


def with_start_dose(exercise: Exercise) -> Exercise:
    """A fresh placement gets the lower figure of each range, or the only one."""
    dose = exercise.start_dose
    for field in _FIGURES:
        span = getattr(exercise.guide_dose, field)
        figure = None if span is None else (span.low if span.low is not None else span.high)
        if figure is not None and field in {"sets", "reps", "holds"}:
            figure = max(1, int(figure))
        dose = replace(dose, **{field: figure})
    side = "each" if exercise.guide_dose.per_side else None
    return replace(exercise, start_dose=replace(dose, side=side))


def with_all_figures(exercise: Exercise) -> Exercise:
    """Every figure of the start dose as a range, too, so that the form shows what a copy has."""
    dose = exercise.guide_dose
    for field in _FIGURES:
        figure = getattr(exercise.start_dose, field)
        if figure is not None and getattr(dose, field) is None:
            dose = replace(dose, **{field: Range(low=figure)})
    return replace(exercise, guide_dose=dose)


def _missing(field: str, entry: str) -> Problem:
    return Problem(
        file="",
        entry=entry,
        field=field,
        message="It is not stated yet.",
        remedy="State it: what nobody stated cannot be judged.",
    )


def _refused(text: str, entry: str) -> Problem:
    told, _, place = text.partition(" - at `$")
    field = place.rstrip("`").lstrip(".")
    remedy = "Correct the value."
    return Problem(file="", entry=entry, field=field, message=f"{told}.", remedy=remedy)


def _names(exercise: Exercise, library: Library) -> list[Problem]:
    found = []
    for name in (exercise.name, *exercise.other_names):
        other = library.find_exercise(name)
        if other is not None and other.id != exercise.id:
            field = "name" if name == exercise.name else "other_names"
            found.append(
                Problem(
                    file="",
                    entry=exercise.id,
                    field=field,
                    message=f"“{other.name}” is known by this name already.",
                    remedy="Choose another name.",
                )
            )
    return found
