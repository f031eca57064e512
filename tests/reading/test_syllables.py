"""Syllables against words counted by hand."""

import pytest

from designer.reading.syllables import syllables

ENGLISH = {
    1: "a back breathe can't eyes firm hold knocked queue stopped strength tired walk weighed",
    2: "able about again arches away bladder body bowel careful doing fever freely going handle "
    "handled headaches heavy inches muscles movement neutral over pelvis quiet relaxed sided "
    "squeezing stages steady touches uphill very washing",
    3: "area assessment avoiding beforehand carrying clinician easier electric exactly exercise "
    "injury medicines obvious position radio sentences therapist uneven usual various",
    4: "acceptable emergency exercises exercising mobility repetitions",
}
SPANISH = {
    1: "a dos más muy pie que sin y",
    2: "aún baja caer cuatro día guía hacia leer pausa quieto siente suave",
    3: "ahora aguanta caída columna continuo despacio espalda leído oído paseo rodillas tobillo",
    4: "acuéstese antebrazo continúe ejercicio equilibrio movimiento respiración",
    5: "estiramiento",
    6: "fisioterapeuta",
}


@pytest.mark.parametrize(
    ("word", "count"), [(w, n) for n, words in ENGLISH.items() for w in words.split()]
)
def test_english(word: str, count: int) -> None:
    assert syllables(word, "en") == count


@pytest.mark.parametrize(
    ("word", "count"), [(w, n) for n, words in SPANISH.items() for w in words.split()]
)
def test_spanish(word: str, count: int) -> None:
    assert syllables(word, "es") == count


def test_letters_may_come_apart_from_their_accents() -> None:
    assert syllables("cai\u0301da", "es") == 3


@pytest.mark.parametrize(("number", "count"), [("8", 1), ("10", 2), ("2.5", 2)])
def test_a_number_counts_its_digits(number: str, count: int) -> None:
    assert syllables(number, "en") == syllables(number, "es") == count


def test_nothing_counts_less_than_one() -> None:
    assert syllables("hmm", "en") == syllables("", "es") == 1
