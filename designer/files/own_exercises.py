"""The clinic's own exercises of a program file, and the library that knows them."""

import re

from designer.files.errors import Problem
from designer.files.exercise_part import FileExercise
from designer.files.resolving import Resolver, copied
from designer.files.strict_json import member
from designer.knowledge.errors import KnowledgeError
from designer.knowledge.library import Library
from designer.model.exercise import Attributes, Exercise

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def with_own_exercises(files: tuple[FileExercise, ...], resolver: Resolver) -> Library:
    """The resolver's library with the file's exercises; it complains about those that do not fit.

    An exercise that the library has already, exactly so, may stand in the file once more: the
    clinic reads its own export.
    """
    own = [_own_exercise(file, f"exercises[{index}]", resolver) for index, file in enumerate(files)]
    known = resolver.library.exercises
    places = {exercise.id: f"exercises[{index}]" for index, exercise in enumerate(own)}
    for exercise in own:
        _complain_of_twins(exercise, places[exercise.id], resolver)
    new = [exercise for exercise in own if exercise.id not in known]
    if resolver.problems or not new:
        return resolver.library
    try:
        return resolver.library.with_exercises(new)
    except KnowledgeError as error:
        for problem in error.problems:
            place = member(places.get(problem.entry, "exercises"), problem.field)
            resolver.problems.append(Problem(place, f"{problem.message} {problem.remedy}"))
        return resolver.library


def _own_exercise(file: FileExercise, place: str, resolver: Resolver) -> Exercise:
    made_id = file.id or _NOT_IN_ID.sub("-", file.name.casefold()).strip("-")
    return copied(
        file,
        Exercise,
        id=resolver.identity(made_id, place, "exercise"),
        attributes=copied(file.attributes, Attributes),
        clinics_own=True,
    )


def _complain_of_twins(exercise: Exercise, place: str, resolver: Resolver) -> None:
    """Two exercises of one id or name: nobody could tell which of them a program means."""
    same = resolver.library.exercises.get(exercise.id)
    if same is not None and same != exercise:
        resolver.complain(member(place, "id"), resolver.words("file.own-id"))
    for name in (exercise.name, *exercise.other_names):
        found = resolver.library.find_exercise(name)
        if found is not None and found != exercise:
            resolver.complain(member(place, "name"), resolver.words("file.own-name"))
