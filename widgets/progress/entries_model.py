"""The log entries as rows, newest first: one for each session and each day without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.model.log import DayLog, SessionLog
from designer.model.record import PatientRecord
from designer.progress.series import pain_before, pain_peak
from widgets.common.dates import shown_date

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """A session with the day log of its date; either may be missing."""

    at: datetime
    session: SessionLog | None
    day: DayLog | None

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(log.id for log in (self.session, self.day) if log is not None)


class EntriesModel(QAbstractListModel):
    """Entries of one record. ``ENTRY_ROLE`` gives the Entry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def show_record(self, record: PatientRecord | None) -> None:
        """Show the entries of this record."""
        entries = () if record is None else _entries(record)
        if entries == self._entries:
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

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
            return f"{shown_date(entry.at.date())}   {self._words(entry)}"
        if role == Qt.ItemDataRole.ToolTipRole and entry.session and entry.session.note:
            return entry.session.note
        return None

    def _words(self, entry: Entry) -> str:
        if entry.session is None:
            return self.tr("day only")
        before, peak = pain_before(entry.session), pain_peak(entry.session)
        if before is None and peak is None:
            return self.tr("session")
        return self.tr("pain {before} → {peak}").format(before=_score(before), peak=_score(peak))


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
