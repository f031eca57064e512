"""The diagnoses to choose from, as a list of ticks that can be searched."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from designer.model.knowledge import Diagnosis
from widgets.common.labels import as_tooltip

Index = QModelIndex | QPersistentModelIndex
CODES_ROLE = Qt.ItemDataRole.UserRole + 1
COVERED_ROLE = Qt.ItemDataRole.UserRole + 2


class DiagnosisModel(QAbstractListModel):
    """Rows are the diagnoses that match the search; ticks stay whatever is searched.

    Signals:
        ticked(): the user changed a tick.
    """

    ticked = Signal()

    def __init__(self, diagnoses: Mapping[str, Diagnosis]) -> None:
        super().__init__()
        self._all = tuple(diagnoses.values())
        self._shown: Sequence[Diagnosis] = self._all
        self._chosen: dict[str, None] = {}  # in the order of choosing

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(self._chosen)

    def choose(self, ids: Sequence[str]) -> None:
        """Tick these and no others, not as the user."""
        self._chosen = dict.fromkeys(ids)
        self._repaint()

    def drop(self, diagnosis_id: str) -> None:
        """Take one tick away."""
        self._chosen.pop(diagnosis_id, None)
        self._repaint()
        self.ticked.emit()

    def search(self, text: str) -> None:
        """Show the diagnoses that hold each typed word in their name or codes."""
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [d for d in self._all if all(word in _haystack(d) for word in words)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        diagnosis = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return diagnosis.name
            case Qt.ItemDataRole.CheckStateRole:
                on = diagnosis.id in self._chosen
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(_explained(diagnosis))
        if role == CODES_ROLE:
            return " ".join(code.code for code in diagnosis.icd10)
        return diagnosis.covered if role == COVERED_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        diagnosis_id = self._shown[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._chosen[diagnosis_id] = None
        else:
            self._chosen.pop(diagnosis_id, None)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True

    def _repaint(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])


def _haystack(diagnosis: Diagnosis) -> str:
    codes = " ".join(f"{code.code} {code.meaning}" for code in diagnosis.icd10)
    return f"{diagnosis.name} {diagnosis.id} {codes}".casefold()


def _explained(diagnosis: Diagnosis) -> str:
    lines = [diagnosis.name]
    lines += [f"{code.code}: {code.meaning}" for code in diagnosis.icd10]
    if diagnosis.source and not diagnosis.covered:
        lines.append(diagnosis.source)
    return "\n".join(lines)
