"""The patient list as a model: places in the clinic's list, filtered and sorted, then shown.

No proxy stands between: a search gives places, and the rows are these.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from designer.model.knowledge import Diagnosis
from designer.store.summary import PatientSummary
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.patients.patient_columns import Column, order_of, title, words
from widgets.patients.patient_search import PatientSearch

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Role(IntEnum):
    """What a row can be asked for, besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2
    DETAILS = Qt.ItemDataRole.UserRole + 3  # number, birth date, diagnoses in one line
    INVENTED = Qt.ItemDataRole.UserRole + 4
    ARCHIVED = Qt.ItemDataRole.UserRole + 5
    DISCHARGED = Qt.ItemDataRole.UserRole + 6


class PatientModel(QAbstractTableModel):
    """Rows are the patients that match the search, archived ones only when asked for."""

    def __init__(self, diagnoses: Mapping[str, Diagnosis], today: Callable[[], date]) -> None:
        super().__init__()
        self._diagnoses = diagnoses
        self._today = today
        self._finder = PatientSearch(self._diagnosis_words, shown_date)
        self._everyone: Sequence[PatientSummary] = ()  # by name, archived ones too
        self._sorted: Sequence[PatientSummary] = ()
        self._shown: Sequence[PatientSummary] = ()
        self._rows: dict[str, int] | None = None
        self._text = ""
        self._column, self._descending = Column.PATIENT, False
        self._archived_too = False
        self.read_as: Mapping[str, str] = {}  # typing errors of the search that were forgiven
        self.archived_matches = 0  # archived patients that match but are not shown
        self._answers = self._make_answers()

    # What is there

    @property
    def count_of_all(self) -> int:
        """How many patients the clinic has, archived ones included."""
        return len(self._everyone)

    @property
    def count_of_archived(self) -> int:
        return sum(1 for patient in self._everyone if patient.archived)

    @property
    def shows_archived(self) -> bool:
        return self._archived_too

    @property
    def sorted_by(self) -> tuple[Column, bool]:
        """The column and whether its largest stands first."""
        return self._column, self._descending

    def show_patients(self, patients: Sequence[PatientSummary]) -> None:
        """Take on the clinic's list, which comes sorted by name."""
        self._everyone = patients
        self._sort()
        self._filter()

    def search(self, text: str) -> None:
        """Show the patients with each typed word in name, number, birth date or diagnosis."""
        self._text = text
        self._filter()

    def show_archived(self, shown: bool) -> None:
        """Show the archived patients, too."""
        self._archived_too = shown
        self._filter()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Another order; whoever has nothing in the column stands last either way."""
        self._column = Column(column)
        self._descending = order is Qt.SortOrder.DescendingOrder
        self._sort()
        self._filter()

    def get_ready(self) -> bool:
        """Fold the words of some more patients, so that no key has to; whether some are left."""
        return self._finder.fold_some()

    def row_of(self, patient_id: str) -> int:
        """The row of a patient, -1 when not shown."""
        if self._rows is None:
            self._rows = {patient.id: row for row, patient in enumerate(self._shown)}
        return self._rows.get(patient_id, -1)

    def hides_archived(self, patient_id: str) -> bool:
        """Whether a patient is not shown because of being archived."""
        return not self._archived_too and any(
            patient.archived for patient in self._everyone if patient.id == patient_id
        )

    def at(self, row: int) -> PatientSummary:
        return self._shown[row]

    # Qt's questions

    def index(self, row: int, column: int = 0, parent: Index = _TOP) -> QModelIndex:
        """A row alone means the patient."""
        return super().index(row, column, parent)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        patient = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words(Column(index.column()), patient, self._today())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(Column(index.column()), patient)
        answer = self._answers.get(role)
        return answer(patient) if answer is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return title(Column(section))
        return None

    def _make_answers(self) -> dict[int, Callable[[PatientSummary], object]]:
        """What each role of a row is."""
        return {
            Qt.ItemDataRole.ToolTipRole: lambda p: as_tooltip(f"{p.name}\n{self._details(p)}"),
            Role.ID: lambda patient: patient.id,
            Role.NAME: lambda patient: patient.name,
            Role.DETAILS: self._details,
            Role.INVENTED: lambda patient: patient.invented,
            Role.ARCHIVED: lambda patient: patient.archived,
            Role.DISCHARGED: lambda patient: patient.discharged_on is not None,
        }

    def _spoken(self, column: Column, patient: PatientSummary) -> str:
        if column is Column.PATIENT:
            return f"{patient.name}, {self._details(patient)}"
        return f"{title(column)}: {words(column, patient, self._today())}"

    def _details(self, patient: PatientSummary) -> str:
        parts = [
            self.tr("MRN {mrn}").format(mrn=patient.mrn or "–"),
            self.tr("born {date}").format(date=shown_date(patient.birth_date, "–")),
            ", ".join(self._name_of(diagnosis) for diagnosis in patient.diagnoses),
        ]
        return " · ".join(part for part in parts if part)

    def _name_of(self, diagnosis_id: str) -> str:
        known = self._diagnoses.get(diagnosis_id)
        return known.name if known is not None else diagnosis_id

    def _diagnosis_words(self, diagnosis_id: str) -> str:
        known = self._diagnoses.get(diagnosis_id)
        codes = " ".join(code.code for code in known.icd10) if known is not None else ""
        return f"{self._name_of(diagnosis_id)} {codes}"

    # Order and filter

    def _sort(self) -> None:
        key = order_of(self._column, self._today())
        if key is None:
            everyone = list(self._everyone)
            self._sorted = everyone[::-1] if self._descending else everyone
        else:
            keyed = [(key(patient), patient) for patient in self._everyone]
            known = [(order[1], patient) for order, patient in keyed if order[0]]
            known.sort(key=lambda pair: pair[0], reverse=self._descending)  # type: ignore[arg-type,return-value]  # one column's own kind
            unknown = [patient for order, patient in keyed if not order[0]]
            self._sorted = [*(patient for _, patient in known), *unknown]
        self._finder.take(self._sorted)

    def _filter(self) -> None:
        everyone = self._sorted
        if self._text.strip():
            matches = self._finder.find(self._text)
            found = [everyone[place] for place in matches.places]
            self.read_as = matches.read_as
        else:
            found, self.read_as = list(everyone), {}
        current = [patient for patient in found if not patient.archived]
        self.archived_matches = 0 if self._archived_too else len(found) - len(current)
        self._show(found if self._archived_too else current)

    def _show(self, shown: Sequence[PatientSummary]) -> None:
        """Rows that stay in their places keep selection and scroll; others come anew."""
        if [p.id for p in shown] == [p.id for p in self._shown]:
            self._shown = shown
            if shown:
                last = self.index(len(shown) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0), last)
            return
        self.beginResetModel()
        self._shown, self._rows = shown, None
        self.endResetModel()
