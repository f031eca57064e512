"""The next rungs of an exercise: what is easier and what is harder, judged for this patient."""

from collections.abc import Iterable
from dataclasses import dataclass

from designer.model.finding import Verdict
from widgets.design.exercise_cards import ExerciseCards
from widgets.state.document import RecordDocument


@dataclass(frozen=True, slots=True)
class Rung:
    """An exercise that the library links as easier or harder, with its verdict."""

    exercise_id: str
    name: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rungs:
    """Both directions, in the order of the library's links."""

    easier: tuple[Rung, ...] = ()
    harder: tuple[Rung, ...] = ()


class Ladder:
    """Looks the rungs up for the open patient."""

    def __init__(self, cards: ExerciseCards) -> None:
        self._cards = cards

    def of(self, document: RecordDocument | None, placement_ids: tuple[str, ...]) -> Rungs:
        """The rungs of the one exercise that these placements are of; none where they differ."""
        if document is None:
            return Rungs()
        found = (document.week.find(key) for key in placement_ids)
        ids = {hit[1].exercise_id for hit in found if hit is not None}
        exercise = self._cards.exercise(ids.pop()) if len(ids) == 1 else None
        if exercise is None:
            return Rungs()
        return Rungs(
            self._judged(document, exercise.easier), self._judged(document, exercise.harder)
        )

    def _judged(self, document: RecordDocument, ids: Iterable[str]) -> tuple[Rung, ...]:
        known = (key for key in ids if self._cards.exercise(key) is not None)
        return tuple(Rung(key, self._cards.name(key), document.verdict(key)) for key in known)
