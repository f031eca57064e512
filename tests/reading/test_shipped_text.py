"""What ships is easy to read: grade 6 or lower, Szigriszt-Pazos 65 or higher, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from designer.knowledge.library import Library, load_library
from designer.knowledge.translation import load_translation
from designer.model.exercise import Coaching
from designer.reading import reading_level
from designer.text import load_texts
from resources.paths import folder, knowledge_folder

LANGUAGES = ("en", "es")
# A score of a handful of words says little; labels and short phrases are judged together.
FEWEST_WORDS = 12


@cache
def shipped() -> Library:
    return load_library(knowledge_folder())


def together(words: Coaching) -> str:
    return "\n".join(getattr(words, name) for name in Coaching.__struct_fields__)


def exercises(language: str) -> dict[str, tuple[str, str]]:
    """Id → name and text."""
    if language == "en":
        return {
            e.id: (e.name_for_patient, together(e.patient_text))
            for e in shipped().exercises.values()
        }
    translation = load_translation(knowledge_folder(), language)
    return {
        e.id: (e.patient_name, together(e.patient_text)) for e in translation.exercises.values()
    }


def blocks(language: str) -> dict[str, str]:
    if language == "en":
        return {block.id: block.text for block in shipped().handout_blocks.values()}
    translation = load_translation(knowledge_folder(), language)
    return {block.id: block.text for block in translation.handout_blocks.values()}


def fixed_texts(language: str) -> Iterator[tuple[str, str]]:
    texts = load_texts(folder("text"), language)
    for key in texts:
        entry = texts._entries[key]
        for text in (entry,) if isinstance(entry, str) else entry.values():
            yield key, re.sub(r"\{[^{}]*\}", "10", text)


def judge(what: str, text: str, language: str, names: tuple[str, ...] = ()) -> None:
    level = reading_level(text, language, names)
    hard = ", ".join(span.text for span in (*level.long_words, *level.long_sentences))
    assert level.easy, f"{what} ({language}) scores {level.score:.1f}; look at: {hard}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("block", [f"H-{number:02}" for number in range(1, 25)])
def test_every_statement(block: str, language: str) -> None:
    judge(block, re.sub(r"\{[^{}]*\}", "", blocks(language)[block]), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", sorted(shipped().exercises))
def test_every_exercise(exercise: str, language: str) -> None:
    texts = exercises(language)
    names = tuple(name for name, _ in texts.values())
    judge(exercise, texts[exercise][1], language, names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_longer_fixed_text(language: str) -> None:
    for key, text in fixed_texts(language):
        if reading_level(text, language).words >= FEWEST_WORDS:
            judge(key, text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", ["dose", "handout"])
def test_the_fixed_texts_of_an_area_together(area: str, language: str) -> None:
    said = [text for key, text in fixed_texts(language) if key.startswith(area)]
    judge(area, "\n".join(said), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Contraction of the abdominal musculature necessitates uninterrupted respiration."),
        ("es", "La contracción de la musculatura abdominal requiere respiración ininterrumpida."),
    ],
)
def test_the_judge_can_say_no(language: str, text: str) -> None:
    with pytest.raises(AssertionError, match=r"H-99 .* look at: .*(respira|rumpida)"):
        judge("H-99", text, language)
