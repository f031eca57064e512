"""What the library can be narrowed by, in the reader's language."""

from PySide6.QtCore import QObject

from designer.model.search import SearchGroups
from widgets.design.card_words import CardWords
from widgets.design.library.library_facets import (
    FAVOURITES,
    NO_EQUIPMENT,
    RECENT,
    Choice,
    FacetName,
)
from widgets.theme.glyphs import verdict_word


class FacetWords(QObject):
    """Names facets and their choices."""

    def __init__(
        self, groups: SearchGroups, words: CardWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._facets: dict[FacetName, str] = {
            "phase": self.tr("Phase"),
            "verdict": self.tr("Verdict for this patient"),
            "region": self.tr("Part of the body"),
            "kind": self.tr("Kind of work"),
            "position": self.tr("Position"),
            "equipment": self.tr("Equipment"),
            "mine": self.tr("Mine"),
        }
        self._phase_word = words.phase_word
        self._words = {
            **{Choice("region", region.id): region.name for region in groups.regions},
            **{Choice("equipment", group.id): group.name for group in groups.equipment},
            Choice("equipment", NO_EQUIPMENT): self.tr("Nothing needed"),
            Choice("mine", FAVOURITES): self.tr("Favourites"),
            Choice("mine", RECENT): self.tr("Used lately"),
            Choice("kind", "breath"): self.tr("Breathing"),
            Choice("kind", "stabilise"): self.tr("Stabilise"),
            Choice("kind", "anti-movement"): self.tr("Hold against movement"),
            Choice("kind", "load"): self.tr("Load"),
            Choice("kind", "mobility"): self.tr("Mobility"),
            Choice("kind", "cardio"): self.tr("Cardio"),
            Choice("kind", "restricted"): self.tr("Restricted"),
            Choice("position", "supine"): self.tr("On the back"),
            Choice("position", "prone"): self.tr("Face down"),
            Choice("position", "side-lying"): self.tr("On the side"),
            Choice("position", "quadruped"): self.tr("Hands and knees"),
            Choice("position", "forearms"): self.tr("On the forearms"),
            Choice("position", "seated"): self.tr("Sitting"),
            Choice("position", "half-kneeling"): self.tr("Half kneeling"),
            Choice("position", "standing"): self.tr("Standing"),
            Choice("position", "walking"): self.tr("Walking"),
            Choice("position", "machine"): self.tr("On a machine"),
        }

    def facet(self, name: FacetName) -> str:
        """The heading over the choices of a facet."""
        return self._facets[name]

    def choice(self, choice: Choice) -> str:
        """One choice."""
        if choice.facet == "phase":
            return self._phase_word(choice.value)  # type: ignore[arg-type]
        if choice.facet == "verdict":
            return verdict_word(choice.value)
        return self._words.get(choice, choice.value)
