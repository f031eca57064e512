"""The placements of one lane on one day, as a list model.

The model owns nothing: it shows what the document has, follows it step by step, and answers roles.
``removeRows`` stays unimplemented on purpose, or Qt would delete the source after a move.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from designer.edits.difference import row_steps
from designer.model.vocabulary import Lane
from designer.model.week import Placement
from widgets.common.labels import as_tooltip
from widgets.design.card_words import CardWords
from widgets.design.marks import NO_MARK, Mark
from widgets.design.mime import PLACEMENTS_MIME, placements_mime

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a card asks for, beyond Qt's own roles."""

    PLACEMENT_ID = Qt.ItemDataRole.UserRole + 1
    EXERCISE_ID = Qt.ItemDataRole.UserRole + 2
    DOSE = Qt.ItemDataRole.UserRole + 3  # the dose in words
    PHASE = Qt.ItemDataRole.UserRole + 4
    MARK = Qt.ItemDataRole.UserRole + 5  # a Mark
    VERDICT = Qt.ItemDataRole.UserRole + 6  # a Verdict, in the library


class Face(NamedTuple):
    """What a card shows."""

    name: str
    dose: str  # in words
    mark: Mark
    exercise_id: str


class LaneModel(QAbstractListModel):
    """One (day, lane) cell of the board."""

    def __init__(
        self, day: int, lane: Lane, words: CardWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.day, self.lane = day, lane
        self._words = words
        self._placements: tuple[Placement, ...] = ()
        self._marks: dict[str, Mark] = {}

    @property
    def placements(self) -> tuple[Placement, ...]:
        return self._placements

    def show(self, placements: Sequence[Placement]) -> None:
        """Follow the document: rows that may stay do stay, and with them the selection."""
        after = tuple(placements)
        if after == self._placements:
            return
        rows = list(self._placements)
        for step in row_steps(self._placements, after):
            if step.kind == "remove":
                self.beginRemoveRows(NOWHERE, step.row, step.row)
                del rows[step.row]
                self._placements = tuple(rows)
                self.endRemoveRows()
            elif step.kind == "insert":
                self.beginInsertRows(NOWHERE, step.row, step.row)
                rows.insert(step.row, step.placement)
                self._placements = tuple(rows)
                self.endInsertRows()
            else:
                rows[step.row] = step.placement
                self._placements = tuple(rows)
                index = self.index(step.row)
                self.dataChanged.emit(index, index)

    def show_marks(self, marks: dict[str, Mark]) -> None:
        """Take on the findings' marks; only rows that differ are painted anew."""
        old, self._marks = self._marks, marks
        for row, placement in enumerate(self._placements):
            if old.get(placement.id, NO_MARK) != marks.get(placement.id, NO_MARK):
                index = self.index(row)
                self.dataChanged.emit(index, index, [Role.MARK, Qt.ItemDataRole.ToolTipRole])

    def face(self, row: int) -> Face:
        """What the card in a row shows."""
        placement = self._placements[row]
        exercise_id = placement.exercise_id
        mark = self._marks.get(placement.id, NO_MARK)
        return Face(
            self._words.name(exercise_id), self._words.dose(placement.dose), mark, exercise_id
        )

    def faces(self) -> Iterator[Face]:
        """What each card shows, by row."""
        return map(self.face, range(len(self._placements)))

    def row_of(self, placement_id: str) -> int | None:
        for row, placement in enumerate(self._placements):
            if placement.id == placement_id:
                return row
        return None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._placements)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        if not index.isValid():
            return None
        placement = self._placements[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.name(placement.exercise_id)
            case Role.DOSE:
                return self._words.dose(placement.dose)
            case Role.MARK:
                return self._marks.get(placement.id, NO_MARK)
            case Role.PHASE:
                return self._words.phase(placement.exercise_id)
            case Role.PLACEMENT_ID:
                return placement.id
            case Role.EXERCISE_ID:
                return placement.exercise_id
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.sentence(placement, self._marks.get(placement.id, NO_MARK))
            case Qt.ItemDataRole.ToolTipRole:
                mark = self._marks.get(placement.id, NO_MARK)
                return as_tooltip(self._words.sentence(placement, mark))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        return [PLACEMENTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return placements_mime(tuple(self._placements[index.row()].id for index in indexes))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
