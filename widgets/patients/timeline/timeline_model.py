"""The timeline as a model: events filtered by kind and words, newest first."""

from collections.abc import Sequence
from enum import IntEnum
from typing import get_args

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from designer.timeline import Event, EventKind, FactKind
from widgets.common.dates import shown_date, shown_time
from widgets.common.labels import as_tooltip
from widgets.patients.patient_search import folded
from widgets.patients.timeline.timeline_words import TimelineWords

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

GROUPS: dict[str, frozenset[EventKind]] = {
    "facts": frozenset(get_args(FactKind)),
    "program": frozenset(("program", "program-end", "week", "step-back", "decision", "override")),
    "prints": frozenset(("print",)),
    "log": frozenset(("logs", "flare", "score", "log-edit")),
    "changes": frozenset(("saved", "restored", "edit", "log-edit")),
}


class Role(IntEnum):
    """What a row can be asked for, besides Qt's own roles."""

    EVENT = Qt.ItemDataRole.UserRole + 1
    DATE = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3


class TimelineModel(QAbstractListModel):
    """Rows are the events that pass both filters."""

    def __init__(self, words: TimelineWords) -> None:
        super().__init__()
        self._words = words
        self._all: Sequence[Event] = ()
        self._lines: list[str] | None = None
        self._shown: Sequence[Event] = ()
        self._group, self._text = "", ""

    @property
    def count_of_all(self) -> int:
        return len(self._all)

    def show_events(self, events: Sequence[Event]) -> None:
        """Take on the events of a patient."""
        if events != self._all:
            self._all, self._lines = events, None
            self._filter()

    def take_words(self, words: TimelineWords) -> None:
        """Say the events in other words."""
        self._words, self._lines = words, None
        self._filter()

    def filter_by(self, group: str, text: str) -> None:
        """Only events of one of ``GROUPS`` ("" for all) that hold each typed word."""
        self._group, self._text = group, text
        self._filter()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        event = self._shown[index.row()]
        match role:
            case Role.EVENT:
                return event
            case Role.DATE:
                return shown_date(event.at.date())
            case Role.DETAIL:
                return self._words.detail(event)
            case Qt.ItemDataRole.DisplayRole:
                return self._words.title(event)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(self._parts(event))
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip("\n".join(self._parts(event, timed=True)))
        return None

    def _parts(self, event: Event, *, timed: bool = False) -> list[str]:
        known = timed and (event.at.hour or event.at.minute)
        when = shown_time(event.at) if known else shown_date(event.at.date())
        parts = [when, self._words.title(event), self._words.detail(event)]
        return [part for part in parts if part]

    def _filter(self) -> None:
        kinds, typed = GROUPS.get(self._group), folded(self._text).split()
        if typed and self._lines is None:
            self._lines = [folded(" ".join(self._parts(event))) for event in self._all]
        lines = self._lines or ()
        self.beginResetModel()
        self._shown = [
            event
            for at, event in enumerate(self._all)
            if (kinds is None or event.kind in kinds)
            and (not typed or all(word in lines[at] for word in typed))
        ]
        self.endResetModel()
