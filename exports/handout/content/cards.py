"""How to do each exercise: one card for each, in the patient's words."""

import re
from collections.abc import Sequence
from itertools import groupby

from designer.knowledge.sides import for_one_side, without_signs
from designer.model.exercise import Exercise
from designer.text import Texts
from exports.handout.content.blocks import Card, CardLine, CardLineKind, DayHead
from exports.handout.content.dates import days_in_words
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.pictures import Figures, pictures_of, words_of
from exports.handout.content.prescriptions import Prescription, one_side

_COACHING: tuple[CardLineKind, ...] = ("setup", "steps", "breathing", "feels-like", "stop-when")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_STEP_END = re.compile(r"\s*\n\s*|(?<=[.!?;])\s+")


def cards_of(
    prescriptions: Sequence[Prescription],
    heads: Sequence[DayHead],
    figures: Figures | None,
    texts: Texts,
    *,
    small: bool = False,
) -> tuple[Card, ...]:
    """One card for each exercise, in the order of the numbers; ``small`` pictures or large ones."""
    by_number = sorted(prescriptions, key=lambda item: item.number)
    return tuple(
        _card(list(group), heads, figures, texts, small=small)
        for _, group in groupby(by_number, key=lambda item: item.number)
    )


def steps_of(text: str) -> tuple[str, ...]:
    """One action for each step: lines, or else sentences and half-sentences."""
    steps = (step.strip().rstrip(";") for step in _STEP_END.split(text))
    return tuple(_sentence(step) for step in steps if step)


def _card(
    same: Sequence[Prescription],
    heads: Sequence[DayHead],
    figures: Figures | None,
    texts: Texts,
    *,
    small: bool,
) -> Card:
    number, exercise = same[0].number, same[0].exercise
    pictures = pictures_of(exercise.id, figures, small=small, one_side=one_side(same))
    return Card(
        number=number,
        name=exercise.name_for_patient,
        days=days_in_words(same[0].days, heads, texts) if len(same) == 1 else "",
        lines=(
            *_dose_lines(same, heads, texts),
            *_coaching_lines(number, exercise, texts, alone=one_side(same)),
            *_note_lines(same, texts),
        ),
        figures=pictures,
        captions=_captions(same, len(pictures), texts),
        figure_words=words_of(exercise.id, figures)
        or texts("handout.card.figure", name=exercise.name_for_patient),
    )


def _captions(same: Sequence[Prescription], pictures: int, texts: Texts) -> tuple[str, ...]:
    """What to do with each picture. One that is not held has the exercise's name above it."""
    held = any(item.dose.hold_s for item in same)
    places = {2: ("start", "hold" if held else "move"), 1: ("hold",) if held else ()}
    return tuple(texts(f"handout.card.pictures.{place}") for place in places.get(pictures, ()))


def _dose_lines(
    same: Sequence[Prescription], heads: Sequence[DayHead], texts: Texts
) -> list[CardLine]:
    label, place = texts("handout.card.dose"), f"the dose of exercise {same[0].number}"
    lines = []
    for item in same:
        words = dose_in_words(item.dose, item.exercise.attributes.pattern, texts, item.units)
        days = days_in_words(item.days, heads, texts)
        lead = " ".join(words.main)
        if len(same) > 1:
            lead = texts("handout.card.dose-on", days=days, dose=lead).rstrip()
        details = " ".join(words.details)
        lines.append(CardLine(kind="dose", place=place, label=label, lead=lead, text=details))
    return lines


def _coaching_lines(
    number: int, exercise: Exercise, texts: Texts, *, alone: bool
) -> list[CardLine]:
    words = exercise.words_for_patient
    lines = []
    for key in _COACHING:
        text = getattr(words, key.replace("-", "_")).strip()
        if key == "steps":
            text = for_one_side(text) if alone else without_signs(text)
        if not text:
            continue
        steps = steps_of(text) if key == "steps" else ()
        lines.append(
            CardLine(
                kind=key,
                place=f"{key} of exercise {number}",
                label=texts(f"handout.card.{key}"),
                text="" if steps else text,
                steps=steps,
            )
        )
    return lines


def _note_lines(same: Sequence[Prescription], texts: Texts) -> list[CardLine]:
    notes = dict.fromkeys(item.note for item in same if item.note)
    place = f"the note on exercise {same[0].number}"
    label = texts("handout.card.note")
    return [CardLine(kind="note", place=place, label=label, text=note) for note in notes]


def _sentence(text: str) -> str:
    """A step begins with a capital and ends with a stop, however it was split off."""
    ended = text if text[-1] in ".!?" else f"{text}."
    return ended[0].upper() + ended[1:]
