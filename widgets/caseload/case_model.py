"""The caseload as a model: the rows that are left over, in their order. No proxy."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.caseload.cells import cell
from designer.caseload.rows import COLUMNS, CaseRow, Column
from designer.text import Texts
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Role(IntEnum):
    """What a row can be asked for, besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the CaseRow itself
    DETAILS = Qt.ItemDataRole.UserRole + 2  # record number and birth date


class CaseModel(QAbstractTableModel):
    """Shows what it is given; choosing and sorting is the page's."""

    def __init__(self, today: date, words: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CaseRow] = ()
        self._today, self._words = today, words
        self.titles: dict[Column, str] = {
            "name": self.tr("Patient"),
            "why": self.tr("Why now"),
            "step": self.tr("Next step"),
            "log": self.tr("Last entry"),
            "week": self.tr("Week"),
            "open": self.tr("Warnings"),
            "ends": self.tr("Expires"),
            "judged": self.tr("Last checked"),
        }
        self._tips: dict[Column, str] = {
            "why": self.tr("Sorted by how pressing it is, what is due first before the rest"),
            "step": self.tr("What the log advises; the therapist decides"),
            "open": self.tr("Findings without an override, from this week on"),
            "ends": self.tr("The next override, confirmation or limit that runs out"),
            "judged": self.tr("When this patient was last checked against the rules and the log"),
        }

    def show_rows(self, rows: Sequence[CaseRow], today: date) -> None:
        """Take on other rows; the same patients in the same order keep selection and scroll."""
        same = [row.line.id for row in rows] == [row.line.id for row in self._rows]
        self._today = today
        if same:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> Sequence[CaseRow]:
        """What is shown, in order."""
        return self._rows

    def row_of(self, patient_id: str) -> int:
        """The row of a patient, -1 when not shown."""
        found = (n for n, row in enumerate(self._rows) if row.line.id == patient_id)
        return next(found, -1)

    # Qt's questions

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, column, self._today, self._words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._told(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Role.ROW:
            return row
        return self.details(row) if role == Role.DETAILS else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips.get(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def details(self, row: CaseRow) -> str:
        """The other identifiers."""
        mrn = self.tr("MRN {mrn}").format(mrn=row.line.mrn or "–")
        born = self.tr("born {date}").format(date=shown_date(row.line.birth_date, "–"))
        return f"{mrn} · {born}"

    def _told(self, row: CaseRow, column: Column) -> str:
        if column == "why":
            return "\n".join(one.words for one in row.reasons)
        if column == "name":
            return f"{row.line.name}\n{self.details(row)}"
        if column == "step" and row.digest is not None:
            return row.digest.headline
        return cell(row, column, self._today, self._words)

    def _spoken(self, row: CaseRow, column: Column) -> str:
        if column == "name":
            return f"{row.line.name}, {self.details(row)}"
        said = cell(row, column, self._today, self._words) or self.tr("nothing")
        return f"{self.titles[column]}: {said}"
