"""Answers "why this verdict" for a card of the library or of the board."""

from PySide6.QtCore import QObject, QPoint

from widgets.design.board.board import WeekBoard
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.findings.finding_words import FindingWords
from widgets.design.findings.why import said_of_exercise, said_of_placement
from widgets.design.findings.why_popup import WhyPopup
from widgets.theme.theme import Theme


class WhyTeller(QObject):
    """Fills and opens the popup; it is made when it is first asked for."""

    def __init__(
        self, cards: ExerciseCards, words: FindingWords, theme: Theme, board: WeekBoard
    ) -> None:
        super().__init__(board)
        self._cards, self._words, self._theme, self._board = cards, words, theme, board
        self._names = DayNames(self)
        self.popup: WhyPopup | None = None

    def tell_of_placement(self, placement_id: str, at: QPoint) -> None:
        """Tell of an item of the week."""
        document = self._board.document
        hit = document.week.find(placement_id) if document is not None else None
        if document is None or hit is None:
            return
        day, placement = hit
        popup = self._made()
        when = self.tr("On {day}, in the week as it is").format(day=self._names.long(day))
        found = said_of_placement(document, placement_id)
        popup.show_findings(self._cards.name(placement.exercise_id), when, found, document.week)
        popup.open_beside(at)

    def tell_of_exercise(self, exercise_id: str, at: QPoint) -> None:
        """Tell of an exercise of the library, as if it stood on the chosen day."""
        document, day = self._board.document, self._board.selection.day
        if document is None:
            return
        found, week = said_of_exercise(document, self._cards, exercise_id, day)
        popup = self._made()
        when = self.tr("If it stood on {day}, with its starting dose")
        when = when.format(day=self._names.long(day))
        popup.show_findings(self._cards.name(exercise_id), when, found, week)
        popup.open_beside(at)

    def _made(self) -> WhyPopup:
        if self.popup is None:
            self.popup = WhyPopup(self._words, self._theme, self._board)
        return self.popup
