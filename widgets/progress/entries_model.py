"""The log entries as rows, newest first: one for each session and each day without one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.model.log import DayLog, SessionLog
from designer.model.record import PatientRecord
from designer.progress.history import edits_of
from designer.progress.series import pain_before, pain_peak
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.progress.field_words import FieldWords

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """A session with the day log of its date; either may be missing."""

    at: datetime
    session: SessionLog | None
    day: DayLog | None
    edits: tuple[str, ...] = ()  # what it was before it was changed, newest first

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(log.id for log in (self.session, self.day) if log is not None)


class EntriesModel(QAbstractListModel):
    """Entries of one record. ``ENTRY_ROLE`` gives the Entry."""

    def __init__(self, fields: FieldWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._all: tuple[Entry, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._with_days = False

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def show_record(self, record: PatientRecord | None) -> None:
        """Show the entries of this record."""
        entries = () if record is None else self._with_edits(record, _entries(record))
        if entries != self._all:
            self._all = entries
            self._choose()

    def show_days(self, shown: bool) -> None:
        """Show the days on which no session was logged, or leave them out."""
        self._with_days = shown
        self._choose()

    def is_hidden(self, entry_id: str) -> bool:
        """Whether an entry is there but left out."""
        return self.row_of(entry_id) < 0 and any(entry_id in one.ids for one in self._all)

    def _choose(self) -> None:
        """Without a single session the days are all there is to show."""
        sessions = tuple(entry for entry in self._all if entry.session is not None)
        shown = self._all if self._with_days or not sessions else sessions
        if shown != self._entries:
            self.beginResetModel()
            self._entries = shown
            self.endResetModel()

    def _with_edits(self, record: PatientRecord, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if not record.log_edits:
            return entries
        edited = {edit.entry_id for edit in record.log_edits}
        return tuple(
            replace(entry, edits=self._edits(record, entry)) if edited & entry.ids else entry
            for entry in entries
        )

    def _edits(self, record: PatientRecord, entry: Entry) -> tuple[str, ...]:
        return tuple(self._fields.edited(record, edit) for edit in edits_of(record, entry.ids))

    def row_of(self, entry_id: str) -> int:
        """The row that shows this session or day log; -1 for none."""
        return next((row for row, entry in enumerate(self._entries) if entry_id in entry.ids), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = f"{shown_date(entry.at.date())}   {self._words(entry)}"
            return self.tr("{entry}   edited").format(entry=text) if entry.edits else text
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = [*entry.edits, entry.session.note if entry.session else ""]
            return as_tooltip("\n".join(line for line in lines if line)) or None
        return None

    def _words(self, entry: Entry) -> str:
        if entry.session is None:
            return self.tr("day only, no session")
        before, peak = pain_before(entry.session), pain_peak(entry.session)
        if before is None and peak is None:
            return self.tr("session")
        said = self.tr("before {before}, worst {peak}")
        return said.format(before=_score(before), peak=_score(peak))


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _entries(record: PatientRecord) -> tuple[Entry, ...]:
    days: dict[date, DayLog] = {day.on: day for day in record.days}
    entries = [
        Entry(session.at, session, days.get(session.at.date())) for session in record.sessions
    ]
    with_session = {session.at.date() for session in record.sessions}
    entries += [
        Entry(datetime.combine(on, time()), None, day)
        for on, day in days.items()
        if on not in with_session
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))
