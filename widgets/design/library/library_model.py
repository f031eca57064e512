"""The exercises that the library panel shows: a list of ids, and what is known about each.

Filtering happens outside, on sets of ids; a proxy model would ask Python for every row.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from designer.model.finding import Verdict
from widgets.common.labels import as_tooltip
from widgets.design.card_words import CardWords
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.lane_model import NOWHERE, AnyIndex, Role
from widgets.design.mime import EXERCISE_MIME, exercise_mime
from widgets.design.verdict_words import VerdictWords

AT_ONCE = 200  # a view lays every row out before it paints one


class LibraryModel(QAbstractListModel):
    """One row for each exercise that the search and the filters left over."""

    def __init__(
        self, cards: ExerciseCards, words: CardWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cards, self._words = cards, words
        self._verdict_words = VerdictWords(cards.fact_name, self)
        self._ids: tuple[str, ...] = ()
        self._fetched = 0  # rows the view knows; the rest follows when it scrolls there
        self._verdicts: Mapping[str, Verdict] = {}

    def show(self, ids: Sequence[str]) -> None:
        """Show these exercises, in this order."""
        if ids is not self._ids and tuple(ids) != self._ids:
            self.beginResetModel()
            self._ids = tuple(ids)
            self._fetched = min(len(self._ids), AT_ONCE)
            self.endResetModel()

    def show_verdicts(self, verdicts: Mapping[str, Verdict]) -> None:
        """Show what the rules say about each exercise; empty when no patient is open."""
        self._verdicts = verdicts
        if self._ids:
            last = self.index(self._fetched - 1)
            self.dataChanged.emit(self.index(0), last, [Role.VERDICT, Qt.ItemDataRole.ToolTipRole])

    def exercise_id(self, index: AnyIndex) -> str:
        return self._ids[index.row()]

    def row_of(self, exercise_id: str) -> int | None:
        try:
            return self._ids.index(exercise_id, 0, self._fetched)
        except ValueError:
            return None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._fetched < len(self._ids)

    def fetchMore(self, _parent: AnyIndex) -> None:
        more = min(AT_ONCE, len(self._ids) - self._fetched)
        if more > 0:
            self.beginInsertRows(NOWHERE, self._fetched, self._fetched + more - 1)
            self._fetched += more
            self.endInsertRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self._cards.card(self._ids[index.row()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Role.DOSE:
                return self._words.dose(card.exercise.start_dose) if card.exercise else ""
            case Role.PHASE:
                return card.phase
            case Role.VERDICT:
                return self._verdicts.get(card.id)
            case Role.EXERCISE_ID:
                return card.id
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                said = self._sentence(card.id)
                return as_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        exercise = self._cards.exercise(self._ids[index.row()])
        if exercise is not None and exercise.draggable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [EXERCISE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return exercise_mime(self._ids[indexes[0].row()])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _sentence(self, exercise_id: str) -> str:
        card = self._cards.card(exercise_id)
        lines = [card.name, self._words.phase_word(card.phase)]
        if card.exercise is not None:
            lines[1] += " · " + self._words.dose(card.exercise.start_dose)
            if card.exercise.other_names:
                lines.append(
                    self.tr("also: {names}").format(names=", ".join(card.exercise.other_names))
                )
        verdict = self._verdicts.get(exercise_id)
        if verdict is not None:
            lines.append(self._verdict_words.sentence(verdict))
        return "\n".join(lines)
