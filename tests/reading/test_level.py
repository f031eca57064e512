"""Scores worked out by hand, and the places an editor can point at."""

from __future__ import annotations

import pytest

from designer.reading import ReadingError, reading_level


def test_the_grade_of_english() -> None:
    """8 words, 2 sentences, 9 syllables."""
    level = reading_level("Lie on your back. Bend your knees slowly.", "en")
    assert (level.words, level.sentences, level.syllables) == (8, 2, 9)
    assert level.score == pytest.approx(0.39 * 4 + 11.8 * 9 / 8 - 15.59)
    assert level.easy


def test_the_ease_of_spanish() -> None:
    """6 words, 2 sentences, 15 syllables."""
    level = reading_level("Acuéstese boca arriba. Doble las rodillas.", "es")
    assert (level.words, level.sentences, level.syllables) == (6, 2, 15)
    assert level.score == pytest.approx(206.835 - 62.3 * 15 / 6 - 3)


def test_hard_texts_are_told_from_easy_ones() -> None:
    hard = {
        "en": "Maintain lumbopelvic neutrality throughout contralateral extremity elevation.",
        "es": "Conserve la neutralidad lumbopélvica durante la elevación contralateral simultánea.",
    }
    for language, text in hard.items():
        assert not reading_level(text, language).easy


def test_long_words_and_sentences_have_their_places() -> None:
    long = "Go on and on and on and on and on and on and on and on and on."
    text = f"Stop. An emergency is rare.\n{long}"
    level = reading_level(text, "en")
    assert [span.text for span in level.long_words] == ["emergency"]
    assert [span.text for span in level.long_sentences] == [long]
    for span in (*level.long_words, *level.long_sentences):
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Use 2.5 kg. Rest.", 2),
        ("Step 1\nStep 2\n\n", 2),
        ("Stop if: it stings; it burns; it spreads.", 3),
        ("“Stop!” Really?", 2),
        ("Wait… go.", 2),
        ("¿Duele? Pare.", 2),
        ("... - ...", 0),
    ],
)
def test_where_sentences_end(text: str, sentences: int) -> None:
    assert reading_level(text, "en").sentences == sentences


def test_exercise_names_do_not_count() -> None:
    text = "Go back to the Hook-lying march now."
    plain = reading_level("Go back to the now.", "en")
    without = reading_level(text, "en", names=("Hook-lying march", "march", ""))
    assert (without.words, without.syllables) == (plain.words, plain.syllables)
    assert reading_level("Marching", "en", names=("march",)).words == 1


def test_names_do_not_move_the_places() -> None:
    text = "March, then exercise."
    (word,) = reading_level(text, "en", names=("march",)).long_words
    assert text[word.start : word.end] == "exercise"


@pytest.mark.parametrize("text", ["", "  \n", "—"])
def test_no_words_no_score(text: str) -> None:
    level = reading_level(text, "en")
    assert level.score is None
    assert level.easy


def test_a_language_nobody_can_measure() -> None:
    with pytest.raises(ReadingError, match=r"'fr' cannot be measured; choose one of: en, es\."):
        reading_level("Bonjour", "fr")
