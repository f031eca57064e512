"""Whether the words of an exercise can be printed: the handout's fonts know Latin letters only."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from designer.knowledge.errors import Problem
from designer.knowledge.sides import without_signs
from designer.model.exercise import Coaching, Exercise


def unprintable(exercise: Exercise) -> tuple[Problem, ...]:
    """Each field that no handout could print, by its first such character. Not for the UI thread.

    Told here, or every handout with the exercise would refuse to print.
    """
    from exports.handout.typefaces.fonts import fonts  # noqa: PLC0415  # loads the PDF writer

    known = fonts()
    found = []
    for field, text in _printed(exercise):
        missing = known.regular.missing(text) or known.bold.missing(text)
        if missing:
            said = QCoreApplication.translate("Exercise", "A handout cannot print “{letter}”.")
            remedy = QCoreApplication.translate("Exercise", "Write it in Latin letters.")
            found.append(
                Problem(
                    file="",
                    entry=exercise.id,
                    field=field,
                    message=said.format(letter=missing),
                    remedy=remedy,
                )
            )
    return tuple(found)


def _printed(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield "name", exercise.name
    yield "patient_name", exercise.patient_name
    yield "equipment", ", ".join(exercise.equipment)
    yield from _lines("patient_text", exercise.patient_text)
    for language, words in exercise.translations.items():
        yield f"translations.{language}.patient_name", words.patient_name
        yield from _lines(f"translations.{language}.patient_text", words.patient_text)


def _lines(owner: str, text: Coaching) -> Iterator[tuple[str, str]]:
    for part in ("setup", "steps", "breathing", "feels_like", "stop_when"):
        yield f"{owner}.{part}", without_signs(getattr(text, part))
