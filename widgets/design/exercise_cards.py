"""What the page has to know about each exercise, looked up once and kept.

Models and delegates ask here while they paint, so every answer is one dict access.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from designer.model.exercise import Exercise
from designer.model.vocabulary import Lane, Phase


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    """An exercise as a card shows it. ``exercise`` is None for an id the library does not know."""

    id: str
    name: str
    lane: Lane
    phase: Phase | None
    exercise: Exercise | None


class ExerciseCards:
    """The cards of a library by exercise id."""

    def __init__(
        self, exercises: Iterable[Exercise], fact_name: Callable[[str], str] = str
    ) -> None:
        self.fact_name = fact_name  # what people call a fact that a rule waits for
        self._cards = {
            exercise.id: ExerciseCard(
                exercise.id, exercise.name, exercise.lane, exercise.phase, exercise
            )
            for exercise in exercises
        }

    def card(self, exercise_id: str) -> ExerciseCard:
        """The card of an exercise; one that the library lacks shows its id, so nothing hides."""
        known = self._cards.get(exercise_id)
        if known is None:
            known = ExerciseCard(exercise_id, exercise_id, Lane.STABILISE, None, None)
        return known

    def exercise(self, exercise_id: str) -> Exercise | None:
        return self.card(exercise_id).exercise

    def lane(self, exercise_id: str) -> Lane:
        return self.card(exercise_id).lane

    def name(self, exercise_id: str) -> str:
        return self.card(exercise_id).name

    def all(self) -> tuple[ExerciseCard, ...]:
        return tuple(self._cards.values())
