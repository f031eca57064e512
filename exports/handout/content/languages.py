"""The library in the language of a handout: every text of it, or no handout at all."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from designer.knowledge.translation import Translation, load_translation, untranslated
from designer.model.exercise import Exercise
from designer.model.knowledge import Diagnosis, HandoutBlock, ProcedureKind
from designer.model.program import ProgramWeek
from designer.text import Texts
from exports.handout.content.options import Knowledge
from exports.handout.errors import HandoutError
from resources.paths import knowledge_folder

_FIXED = frozenset(("texts", "H-09"))  # what a report prints besides what was logged
ENGLISH = "en"  # the language in which the library is written


class Spoken(NamedTuple):
    """What the handout needs of the library, in one language."""

    exercises: Mapping[str, Exercise]
    diagnoses: Mapping[str, Diagnosis]  # for the therapist, in English
    procedures: Mapping[str, ProcedureKind]  # the same
    words: Texts  # likewise
    fact_name: Callable[[str], str]  # likewise
    handout_blocks: Mapping[str, HandoutBlock]


def in_language(library: Knowledge, language: str, printed: Collection[str]) -> Knowledge:
    """``library`` in ``language``; raises if an exercise of those ``printed`` is not translated."""
    if language == ENGLISH:
        return library
    translation = _translation(language)
    known = [library.exercises[id_] for id_ in printed if id_ in library.exercises]
    _refuse_gaps(known, translation)
    blocks = {
        id_: replace(block, text=translation.handout_blocks[id_].text)
        for id_, block in library.handout_blocks.items()
        if id_ in translation.handout_blocks
    }
    return Spoken(
        {exercise.id: _spoken(exercise, translation) for exercise in known},
        library.diagnoses,
        library.procedures,
        library.words,
        library.fact_name,
        blocks,
    )


def unreviewed(language: str, exercises: Iterable[Exercise] = ()) -> tuple[str, ...]:
    """What no clinician who knows ``language`` has reviewed: ids, and ``texts`` for fixed texts.

    ``exercises`` limits the answer to what a handout with these exercises prints.
    """
    if language == ENGLISH:
        return ()
    translation = _translation(language)
    open_ids = translation.unreviewed
    printed = tuple(exercises)
    if not printed:
        return open_ids
    own = {e.id: words for e in printed if (words := e.translations.get(language)) is not None}
    return (
        *(id_ for id_ in open_ids if id_ not in translation.exercises),
        *(e.id for e in printed if e.id in own and not own[e.id].reviewed),
        *(e.id for e in printed if e.id not in own and e.id in open_ids),
    )


def notices(program_week: ProgramWeek, library: Knowledge, language: str) -> tuple[str, ...]:
    """What the therapist should know about the language of this handout before it is printed."""
    if language == ENGLISH:
        return ()
    name = language_name(language)
    placements = [placement for day in program_week.week.days for placement in day.placements]
    ids = dict.fromkeys(placement.exercise_id for placement in placements)
    exercises = [library.exercises[id_] for id_ in ids if id_ in library.exercises]
    found = []
    if unreviewed(language, exercises):
        found.append(library.words("language.unreviewed", language=name))
    if any(placement.note.strip() for placement in placements):
        found.append(library.words("language.notes", language=name))
    return tuple(found)


def report_notices(goals: Collection[str], library: Knowledge, language: str) -> tuple[str, ...]:
    """The same of a progress report for the patient, whose ``goals`` are printed."""
    if language == ENGLISH:
        return ()
    name = language_name(language)
    found = []
    if _FIXED & set(unreviewed(language)):
        found.append(library.words("language.unreviewed", language=name))
    if goals:
        found.append(library.words("language.goals", language=name))
    return tuple(found)


def language_name(language: str) -> str:
    """What the therapist calls ``language``."""
    return "English" if language == ENGLISH else _translation(language).language.name


@cache
def _translation(language: str) -> Translation:
    return load_translation(knowledge_folder(), language)


def _spoken(exercise: Exercise, translation: Translation) -> Exercise:
    words = exercise.translations.get(translation.code) or translation.exercises[exercise.id]
    return replace(exercise, patient_name=words.patient_name, patient_text=words.patient_text)


def _refuse_gaps(exercises: Iterable[Exercise], translation: Translation) -> None:
    gaps = []
    for exercise in exercises:
        words = exercise.translations.get(translation.code)
        missing = untranslated(exercise, words or translation.exercises.get(exercise.id))
        if missing:
            parts = ", ".join(field.replace("_", " ") for field in missing)
            gaps.append(f"“{exercise.name}” ({parts})")
    if gaps:
        name = translation.language.name
        raise HandoutError(
            f"There is no {name} text for {'; '.join(gaps)}. Add it, choose another exercise, or "
            f"print the whole handout in English; it is never printed half in {name}."
        )
