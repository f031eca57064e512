"""Which exercises may stand in for others: only those that pass the rules for this patient."""

from designer.knowledge.library import Library
from designer.safety.remedies.offering import passing
from widgets.design.board.board_menu import Substitute
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.findings.finding_actions import judge_of
from widgets.design.marks import placements_meant
from widgets.state.document import RecordDocument

MOST = 8


class Substitutes:
    """Looks substitutes up: the findings' own first, then easier and harder links that suit."""

    def __init__(self, cards: ExerciseCards, library: Library) -> None:
        self._cards, self._library = cards, library
        self._document: RecordDocument | None = None

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = document

    def of(self, placement_ids: tuple[str, ...]) -> tuple[Substitute, ...]:
        """What may replace these placements; nothing where they are of several exercises."""
        document = self._document
        if document is None:
            return ()
        found = (document.week.find(key) for key in placement_ids)
        exercise_ids = {hit[1].exercise_id for hit in found if hit is not None}
        if len(exercise_ids) != 1:
            return ()
        (exercise_id,) = exercise_ids
        candidates = [*self._of_findings(document, placement_ids), *self._links(exercise_id)]
        others = [key for key in dict.fromkeys(candidates) if key != exercise_id]
        judge = judge_of(document)
        fitting = list(passing(others, placement_ids, document.week, judge, self._library))
        return tuple(Substitute(key, self._cards.name(key)) for key in fitting[:MOST])

    def _of_findings(self, document: RecordDocument, ids: tuple[str, ...]) -> list[str]:
        """The validator has checked these already."""
        chosen = set(ids)
        return [
            remedy.exercise_id
            for finding in document.report.findings
            if chosen & set(placements_meant(finding, document.week))
            for remedy in finding.remedies
            if remedy.kind == "replace"
        ]

    def _links(self, exercise_id: str) -> list[str]:
        exercise = self._cards.exercise(exercise_id)
        if exercise is None or self._document is None:
            return []
        case = self._document.case
        linked = (*exercise.easier, *exercise.harder)
        known = (key for key in linked if self._cards.exercise(key) is not None)
        return [key for key in known if case.verdict(key).word == "suits"]
