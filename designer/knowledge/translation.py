"""The patient's texts of the library in another language, read only when somebody asks for it.

A language has a folder of its own beside the English files, named by its code::

    es/language.json       what the language is called; whether its fixed texts were reviewed
    es/exercises.json      patient_name and patient_text of every exercise, by id
    es/handout-text.json   text of every handout statement, by id

Each entry says whether a clinician who knows the language has reviewed it. The files are checked
against the English ones: nothing may be missing, nothing may be left over.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from designer.knowledge.contents import EXERCISE_KINDS
from designer.knowledge.errors import KnowledgeError, Problem
from designer.knowledge.reading import read_entries, read_one
from designer.model.base import Identity, LongText, ShortText, Value
from designer.model.exercise import Coaching, Exercise, PatientWords
from designer.model.knowledge import HandoutBlock

_FIELD = re.compile(r"\{[^{}]*\}")
_REFERENCE = re.compile(r"\bH-\d\d\b")


class Language(Value, frozen=True, kw_only=True):
    """A language into which the patient's texts are translated."""

    name: ShortText  # in English, for the therapist
    texts_reviewed: bool = False  # the fixed texts: labels, dose phrases, dates


class TranslatedExercise(PatientWords, frozen=True, kw_only=True):
    """The patient's words about one exercise of the library."""

    id: Identity


class TranslatedBlock(Value, frozen=True, kw_only=True):
    """One handout statement."""

    id: Identity
    text: LongText
    reviewed: bool = False


class Translation(Value, frozen=True, kw_only=True):
    """All patient texts of the library in one language."""

    code: str
    language: Language
    exercises: Mapping[str, TranslatedExercise]
    handout_blocks: Mapping[str, TranslatedBlock]

    @property
    def unreviewed(self) -> tuple[str, ...]:
        """What no clinician has reviewed yet: ids, and ``texts`` for the fixed texts."""
        entries: Iterable[TranslatedExercise | TranslatedBlock] = (
            *self.handout_blocks.values(),
            *self.exercises.values(),
        )
        fixed = () if self.language.texts_reviewed else ("texts",)
        return (*fixed, *(entry.id for entry in entries if not entry.reviewed))


def load_translation(folder: Path, code: str) -> Translation:
    """The translation ``folder/code`` of the library in ``folder``. Raises ``KnowledgeError``."""
    problems: list[Problem] = []
    language = read_one(folder, f"{code}/language.json", Language, problems)
    exercises = read_entries(folder, f"{code}/exercises.json", TranslatedExercise, problems)
    blocks = read_entries(folder, f"{code}/handout-text.json", TranslatedBlock, problems)
    english = [
        exercise
        for kind in EXERCISE_KINDS
        for exercise in read_entries(folder, f"exercises/{kind}.json", Exercise, problems)
    ]
    statements = read_entries(folder, "handout-text.json", HandoutBlock, problems)
    if not problems:
        problems += _compared_exercises(f"{code}/exercises.json", english, exercises)
        problems += _compared_blocks(f"{code}/handout-text.json", statements, blocks)
    if problems or language is None:
        raise KnowledgeError(problems)
    return Translation(
        code=code,
        language=language,
        exercises={entry.id: entry for entry in exercises},
        handout_blocks={entry.id: entry for entry in blocks},
    )


def untranslated(exercise: Exercise, words: PatientWords | None) -> tuple[str, ...]:
    """The fields that the English text of ``exercise`` has and ``words`` lacks."""
    if words is None:
        return ("patient_name", *_filled(exercise.words_for_patient))
    missing = () if words.patient_name.strip() else ("patient_name",)
    there = set(_filled(words.patient_text))
    return (*missing, *(f for f in _filled(exercise.words_for_patient) if f not in there))


def _filled(text: Coaching) -> tuple[str, ...]:
    return tuple(name for name in Coaching.__struct_fields__ if getattr(text, name).strip())


def _compared_exercises(
    file: str, english: Sequence[Exercise], translated: Sequence[TranslatedExercise]
) -> Iterator[Problem]:
    yield from _compared_ids(file, [e.id for e in english], [e.id for e in translated])
    by_id = {exercise.id: exercise for exercise in english}
    for entry in translated:
        exercise = by_id.get(entry.id)
        if exercise is None:
            continue
        for field in untranslated(exercise, entry):
            yield _missing(file, entry.id, field)
        for field in set(_filled(entry.patient_text)) - set(_filled(exercise.words_for_patient)):
            yield Problem(
                file=file,
                entry=entry.id,
                field=field,
                message="The English text has no such part.",
                remedy="Take it out, or add it in English.",
            )


def _compared_blocks(
    file: str, english: Sequence[HandoutBlock], translated: Sequence[TranslatedBlock]
) -> Iterator[Problem]:
    yield from _compared_ids(file, [e.id for e in english], [e.id for e in translated])
    texts = {block.id: block.text for block in english}
    for entry in translated:
        if not entry.text.strip():
            yield _missing(file, entry.id, "text")
        for kind, pattern in (("fields", _FIELD), ("references", _REFERENCE)):
            wanted = sorted(pattern.findall(texts.get(entry.id, entry.text)))
            if wanted != sorted(pattern.findall(entry.text)):
                yield Problem(
                    file=file,
                    entry=entry.id,
                    field="text",
                    message=f"It has other {kind} than the English text.",
                    remedy=f"Use these, each as often: {', '.join(wanted) or 'none'}.",
                )


def _compared_ids(
    file: str, english: Collection[str], translated: Collection[str]
) -> Iterator[Problem]:
    for entry in english:
        if entry not in translated:
            yield _missing(file, entry, "")
    for entry, count in Counter(translated).items():
        if entry not in english:
            yield Problem(
                file=file,
                entry=entry,
                message="The library has no entry with this id.",
                remedy="Correct its spelling or take it out.",
            )
        if count > 1:
            yield Problem(
                file=file,
                entry=entry,
                message=f"This entry stands {count} times.",
                remedy="Keep one of them.",
            )


def _missing(file: str, entry: str, field: str) -> Problem:
    return Problem(
        file=file, entry=entry, field=field, message="The translation is missing.", remedy="Add it."
    )
