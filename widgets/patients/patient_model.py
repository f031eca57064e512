"""The patient list as a model: summaries from the clinic's index, searched in plain words."""

import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from designer.store.summary import PatientSummary
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row can be asked for, besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2
    DETAILS = Qt.ItemDataRole.UserRole + 3  # number, birth date, diagnoses in one line
    CHANGED = Qt.ItemDataRole.UserRole + 4  # a date in words
    INVENTED = Qt.ItemDataRole.UserRole + 5
    ARCHIVED = Qt.ItemDataRole.UserRole + 6


class PatientModel(QAbstractListModel):
    """Rows are the patients that match the search, by name.

    ``diagnosis_name`` gives the name of a diagnosis id.
    """

    def __init__(self, diagnosis_name: Callable[[str], str]) -> None:
        super().__init__()
        self._name_of = diagnosis_name
        self._all: Sequence[PatientSummary] = ()
        self._haystacks: list[str] = []
        self._shown: Sequence[PatientSummary] = ()
        self._search = ""
        self._answers = self._make_answers()

    @property
    def count_of_all(self) -> int:
        return len(self._all)

    def show_patients(self, patients: Sequence[PatientSummary]) -> None:
        """Take on the clinic's list, which comes sorted by name."""
        self._all = patients
        self._haystacks = [folded(f"{patient.name} {patient.mrn}") for patient in patients]
        self._filter()

    def search(self, text: str) -> None:
        """Show the patients whose name or number holds each typed word."""
        self._search = text
        self._filter()

    def row_of(self, patient_id: str) -> int:
        """The row of a patient, -1 when not shown."""
        for row, patient in enumerate(self._shown):
            if patient.id == patient_id:
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in self._answers:
            return None
        return self._answers[role](self._shown[index.row()])

    def _make_answers(self) -> dict[int, Callable[[PatientSummary], object]]:
        """What each role of a row is."""

        def tooltip(patient: PatientSummary) -> str:
            return as_tooltip(f"{patient.name}\n{self._details(patient)}")

        return {
            Qt.ItemDataRole.DisplayRole: lambda patient: patient.name,
            Qt.ItemDataRole.AccessibleTextRole: lambda p: f"{p.name}, {self._details(p)}",
            Qt.ItemDataRole.ToolTipRole: tooltip,
            Role.ID: lambda patient: patient.id,
            Role.NAME: lambda patient: patient.name,
            Role.DETAILS: self._details,
            Role.CHANGED: lambda p: self.tr("changed {date}").format(
                date=shown_date(p.last_change.astimezone().date())
            ),
            Role.INVENTED: lambda patient: patient.invented,
            Role.ARCHIVED: lambda patient: patient.archived,
        }

    def _details(self, patient: PatientSummary) -> str:
        parts = [
            self.tr("MRN {mrn}").format(mrn=patient.mrn or "–"),
            self.tr("born {date}").format(date=shown_date(patient.birth_date, "–")),
            ", ".join(self._name_of(diagnosis) for diagnosis in patient.diagnoses),
        ]
        return " · ".join(part for part in parts if part)

    def _filter(self) -> None:
        words = folded(self._search).split()
        self.beginResetModel()
        self._shown = (
            [
                patient
                for patient, haystack in zip(self._all, self._haystacks, strict=True)
                if all(word in haystack for word in words)
            ]
            if words
            else self._all
        )
        self.endResetModel()


def folded(text: str) -> str:
    """Without case and accents, so that "jose" finds José."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
