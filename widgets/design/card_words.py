"""The words on cards, worked out once for each exercise and dose, then kept."""

from PySide6.QtCore import QObject

from designer.model.dose import Dose
from designer.model.units import Units
from designer.model.vocabulary import LANES, Lane, Phase
from designer.model.week import Placement
from widgets.design.dose.dose_words import DoseWords
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.marks import Mark


class CardWords(QObject):
    """Answers what cards show; every answer is a dict access after the first time."""

    def __init__(self, cards: ExerciseCards, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._doses: dict[Dose, str] = {}
        self._says = DoseWords(self)
        self._phase_words: dict[Phase, str] = {
            "1": self.tr("Phase 1"),
            "2": self.tr("Phase 2"),
            "3": self.tr("Phase 3"),
            "mobility": self.tr("Mobility"),
            "cardio": self.tr("Cardio"),
            "avoid": self.tr("Restricted"),
        }
        lane_words = (
            self.tr("Breath"),
            self.tr("Mobilise"),
            self.tr("Stabilise"),
            self.tr("Load"),
            self.tr("Cardio"),
        )
        self._lane_words = dict(zip(LANES, lane_words, strict=True))

    def show_units(self, units: Units) -> None:
        """From now on say weights and lengths in these."""
        self._says.units = units
        self._doses.clear()

    def name(self, exercise_id: str) -> str:
        return self._cards.name(exercise_id)

    def dose(self, dose: Dose) -> str:
        said = self._doses.get(dose)
        if said is None:
            said = self._doses[dose] = self._says.short(dose)
        return said

    def phase(self, exercise_id: str) -> Phase | None:
        return self._cards.card(exercise_id).phase

    def phase_word(self, phase: Phase | None) -> str:
        return self._phase_words[phase] if phase else self.tr("Unknown exercise")

    def lane_word(self, lane: Lane) -> str:
        return self._lane_words[lane]

    def sentence(self, placement: Placement, mark: Mark) -> str:
        """Name, whole dose and what the rules say: for tooltips and screen readers."""
        lines = [self.name(placement.exercise_id), self._says.full(placement.dose)]
        if placement.note:
            lines.append(placement.note)
        if mark.overridden:
            lines.append(self.tr("Overridden, with a recorded reason:"))
        lines.extend(mark.reasons)
        return "\n".join(lines)
