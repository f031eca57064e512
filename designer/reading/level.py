"""The score of a text: Flesch-Kincaid grade for English, Szigriszt-Pazos (INFLESZ) for Spanish.

The figures to reach are those of the handout standard: grade 6 or lower, 65 or higher. A score of a
few words says little; judge a whole block or exercise.
"""

from collections.abc import Callable, Collection, Mapping

from designer.errors import DesignerError
from designer.model.base import Value
from designer.reading.spans import Span, sentences_in, without_names, words_in
from designer.reading.syllables import syllables


class ReadingError(DesignerError):
    """Nobody told the program how to measure a text in this language."""


class ReadingLevel(Value, frozen=True, kw_only=True):
    """How hard a text is. ``score`` is None for a text without words."""

    language: str
    words: int
    sentences: int
    syllables: int
    score: float | None
    easy: bool  # the score reaches the target, or there is nothing to read
    long_words: tuple[Span, ...]
    long_sentences: tuple[Span, ...]


class _Measure(Value, frozen=True, kw_only=True):
    """How texts in one language are judged."""

    name: str
    score: Callable[[float, float], float]  # of syllables a word, words a sentence
    reached: Callable[[float], bool]
    long_word: int  # syllables from which on a word is pointed out
    long_sentence: int  # words from which on a sentence is


# Kincaid 1975; Szigriszt 1993 with Barrio-Cantalejo's INFLESZ scale, where 65 begins "fairly easy".
# Long words: 3 syllables is what SMOG counts; Spanish words are longer by nature. Ours.
_MEASURES: Mapping[str, _Measure] = {
    "en": _Measure(
        name="Flesch-Kincaid grade",
        score=lambda word, sentence: 0.39 * sentence + 11.8 * word - 15.59,
        reached=lambda grade: grade <= 6,
        long_word=3,
        long_sentence=16,
    ),
    "es": _Measure(
        name="Szigriszt-Pazos",
        score=lambda word, sentence: 206.835 - 62.3 * word - sentence,
        reached=lambda ease: ease >= 65,
        long_word=5,
        long_sentence=21,
    ),
}


def reading_level(text: str, language: str, names: Collection[str] = ()) -> ReadingLevel:
    """How hard ``text`` is; ``names`` (of exercises) in it do not count."""
    measure = _MEASURES.get(language)
    if measure is None:
        raise ReadingError(
            f"The reading level of {language!r} cannot be measured; choose one of: "
            f"{', '.join(_MEASURES)}."
        )
    counted = without_names(text, names)
    words, sentences = words_in(counted), sentences_in(counted)
    lengths = [syllables(word.text, language) for word in words]
    score = None
    if words:
        score = measure.score(sum(lengths) / len(words), len(words) / len(sentences))
    return ReadingLevel(
        language=language,
        words=len(words),
        sentences=len(sentences),
        syllables=sum(lengths),
        score=score,
        easy=score is None or measure.reached(score),
        long_words=tuple(
            word for word, length in zip(words, lengths, strict=True) if length >= measure.long_word
        ),
        long_sentences=tuple(
            s for s in sentences if len(words_in(s.text)) >= measure.long_sentence
        ),
    )
