"""The library: everything the program knows, immutable, with look-ups by id and by name."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from msgspec.structs import replace

from designer.knowledge.checks import TICKED_ID, check_contents, check_exercises
from designer.knowledge.contents import Contents, file_of, read_contents
from designer.knowledge.errors import KnowledgeError, Problem, UnknownExerciseError
from designer.model.exercise import Exercise
from designer.model.knowledge import (
    ConfirmationKind,
    Diagnosis,
    EducationFact,
    GeneralLimit,
    HandoutBlock,
    HouseRules,
    LadderWeek,
    LogField,
    Passage,
    ProcedureKind,
    RedFlag,
    RestrictedPattern,
    Task,
    Term,
)
from designer.model.measure import OutcomeMeasure
from designer.model.search import SearchGroups
from designer.text import Texts


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_NamedT = TypeVar("_NamedT", bound=_Named)


class Library:
    """Everything the program knows. Mappings keep the order of the files; nothing can be changed.

    Texts may name ids between back-ticks; ``readable`` puts names in their place. ``words`` are the
    sentences in which the core speaks of a patient.
    """

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.exercises: Mapping[str, Exercise] = _by_id(contents.exercises)
        self.patterns: Mapping[str, RestrictedPattern] = _by_id(contents.patterns)
        self.tasks: Mapping[str, Task] = _by_id(contents.tasks)
        self.diagnoses: Mapping[str, Diagnosis] = _by_id(contents.diagnoses)
        self.red_flags: Mapping[str, RedFlag] = _by_id(contents.red_flags)
        off_spine = [kind for kind in contents.procedures if not kind.near_spine]
        self.off_spine_procedures = frozenset(n for kind in off_spine for n in (kind.id, kind.name))
        self.procedures: Mapping[str, ProcedureKind] = _by_id(contents.procedures)
        self.confirmations: Mapping[str, ConfirmationKind] = _by_id(contents.confirmations)
        self.passages: Mapping[str, Passage] = MappingProxyType(
            {passage.code: passage for passage in contents.passages}
        )
        self.ladder: Mapping[int, LadderWeek] = MappingProxyType(
            {week.prog_week: week for week in contents.ladder}
        )
        self.handout_blocks: Mapping[str, HandoutBlock] = _by_id(contents.handout_blocks)
        self.limits: Mapping[str, GeneralLimit] = _by_id(contents.limits)
        self.outcome_measures: Mapping[str, OutcomeMeasure] = _by_id(contents.outcome_measures)
        self.log_fields: tuple[LogField, ...] = contents.log_fields
        self.education: tuple[EducationFact, ...] = contents.education
        self.glossary: tuple[Term, ...] = contents.glossary
        self.house: HouseRules = contents.house
        self.search: SearchGroups = contents.search
        self.words: Texts = contents.words
        self._ids_by_name = _ids_by_name(contents.exercises)

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise with this id. Raises ``UnknownExerciseError``."""
        try:
            return self.exercises[exercise_id]
        except KeyError:
            raise UnknownExerciseError(exercise_id) from None

    def find_exercise(self, text: str) -> Exercise | None:
        """The exercise with this id, name or other name; None when none or several have it."""
        found = self.exercises.get(text.strip())
        if found is not None:
            return found
        ids = self._ids_by_name.get(_folded(text), frozenset())
        return self.exercises[next(iter(ids))] if len(ids) == 1 else None

    def ids_named(self, text: str) -> frozenset[str]:
        """The ids of all exercises that have this id, name or other name."""
        return self._ids_by_name.get(_folded(text), frozenset())

    def readable(self, text: str) -> str:
        """``text`` with names in place of the ids that stand between back-ticks."""
        return TICKED_ID.sub(lambda match: self._name_of(match[1]), text)

    def fact_name(self, fact: str) -> str:
        """The name of a confirmation, or of a field that nobody filled in."""
        known = self.confirmations.get(fact)
        if known is not None:
            return known.name
        key = f"fact.{fact}"
        return self.words(key) if key in self.words else fact.replace("-", " ")

    def with_exercises(self, own: Sequence[Exercise]) -> "Library":
        """Return this library and the clinic’s own exercises. Raises ``KnowledgeError``."""
        own = [replace(exercise, clinics_own=True) for exercise in own]
        contents = replace(self._contents, exercises=self._contents.exercises + tuple(own))
        problems = [*_taken_ids(own, self.exercises), *check_exercises(contents, own)]
        if problems:
            raise KnowledgeError(problems)
        return Library(contents)

    def with_own(self, own: Sequence[Exercise]) -> "Library":
        """The shipped exercises and these of the clinic, in place of those it had.

        Raises ``KnowledgeError``.
        """
        shipped = tuple(one for one in self._contents.exercises if not one.clinics_own)
        return Library(replace(self._contents, exercises=shipped)).with_exercises(own)

    def with_usable(self, own: Sequence[Exercise]) -> "tuple[Library, tuple[Problem, ...]]":
        """The same with as many of ``own`` as fit, and what is wrong with the others.

        One that a new version of the program made impossible must not keep the clinic closed.
        """
        problems: list[Problem] = []
        left = list(own)
        while True:
            try:
                return self.with_own(left), tuple(problems)
            except KnowledgeError as error:
                problems.extend(error.problems)
                wrong = {problem.entry for problem in error.problems}
                fitting = [one for one in left if one.id not in wrong]
                left = fitting if len(fitting) < len(left) else []

    def _name_of(self, entry_id: str) -> str:
        for entries in (self.exercises, self.diagnoses, self.confirmations, self.red_flags):
            if entry_id in entries:
                return entries[entry_id].name
        return entry_id


def load_library(folder: Path, texts: Path | None = None) -> Library:
    """The library in ``folder``. Raises ``KnowledgeError`` with everything that is wrong.

    ``texts`` is the folder of the texts, which else lies beside ``folder``.
    """
    problems: list[Problem] = []
    contents = read_contents(folder, problems, texts)
    # An entry that could not be read would make every reference to it look wrong as well.
    if not problems:
        problems.extend(check_contents(contents))
    if problems:
        raise KnowledgeError(problems)
    return Library(contents)


def _taken_ids(own: Sequence[Exercise], shipped: Mapping[str, Exercise]) -> Iterable[Problem]:
    seen: set[str] = set()
    for exercise in own:
        if exercise.id in shipped or exercise.id in seen:
            yield Problem(
                file=file_of(exercise),
                entry=exercise.id,
                field="id",
                message="Another exercise of the library has this id.",
                remedy="Choose another id.",
            )
        seen.add(exercise.id)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _by_id(things: Iterable[_NamedT]) -> Mapping[str, _NamedT]:
    return MappingProxyType({thing.id: thing for thing in things})


def _ids_by_name(exercises: Iterable[Exercise]) -> Mapping[str, frozenset[str]]:
    ids: dict[str, set[str]] = {}
    for exercise in exercises:
        for name in (exercise.id, exercise.name, *exercise.other_names):
            ids.setdefault(_folded(name), set()).add(exercise.id)
    return {name: frozenset(found) for name, found in ids.items()}
