"""The diagnoses to choose from, as a list of ticks that can be searched, codes among them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from designer.model.knowledge import Diagnosis, Icd10Code
from widgets.common.labels import as_tooltip

Index = QModelIndex | QPersistentModelIndex
CODES_ROLE = Qt.ItemDataRole.UserRole + 1
COVERED_ROLE = Qt.ItemDataRole.UserRole + 2
IS_CODE_ROLE = Qt.ItemDataRole.UserRole + 3
_SHORTEST_CODE = 3  # "M54": less says too little to list codes
_SHORTEST_WORD = 5  # from here on a typing error is forgiven


class _Row(NamedTuple):
    diagnosis: Diagnosis
    code: Icd10Code | None = None  # a row of its own below the diagnosis


class DiagnosisModel(QAbstractListModel):
    """Rows are the diagnoses that match the search; ticks stay whatever is searched.

    A search by code or by the meaning of one lists the codes that fit below each diagnosis; to
    tick a code ticks its diagnosis.

    Signals:
        ticked(): the user changed a tick.
    """

    ticked = Signal()

    def __init__(self, diagnoses: Mapping[str, Diagnosis]) -> None:
        super().__init__()
        self._all = tuple(diagnoses.values())
        self._shown: Sequence[_Row] = [_Row(diagnosis) for diagnosis in self._all]
        self._chosen: dict[str, None] = {}  # in the order of choosing
        self._codes: dict[str, None] = {}
        self._foreign: tuple[str, ...] = ()  # codes that no diagnosis here has

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(self._chosen)

    @property
    def chosen_codes(self) -> tuple[str, ...]:
        """The codes that were ticked, and those on record that belong to no diagnosis here."""
        return (*self._codes, *self._foreign)

    def codes_of(self, diagnosis_id: str) -> tuple[str, ...]:
        """The ticked codes of a diagnosis."""
        owned = {c.code for d in self._all if d.id == diagnosis_id for c in d.icd10}
        return tuple(code for code in self._codes if code in owned)

    def choose(self, ids: Sequence[str], codes: Sequence[str] = ()) -> None:
        """Tick these and no others, not as the user."""
        known = {code.code for diagnosis in self._all for code in diagnosis.icd10}
        self._chosen = dict.fromkeys(ids)
        self._codes = dict.fromkeys(code for code in codes if code in known)
        self._foreign = tuple(code for code in codes if code not in known)
        self._repaint()

    def drop(self, diagnosis_id: str) -> None:
        """Take one tick away, with its codes."""
        self._untick(diagnosis_id)
        self._repaint()
        self.ticked.emit()

    def search(self, text: str) -> None:
        """Show the diagnoses that hold each typed word in name or codes, nearly if not exactly."""
        words = text.casefold().split()
        rows = list(self._found(words))
        if not rows and (read := self._read_as(words)):
            rows = list(self._found(read))
        self.beginResetModel()
        self._shown = rows
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
        diagnosis, code = row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return diagnosis.name if code is None else f"{code.code}  {code.meaning}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self._is_on(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(_explained(diagnosis))
        if role == CODES_ROLE:
            return "" if code is not None else " ".join(one.code for one in diagnosis.icd10)
        if role == IS_CODE_ROLE:
            return code is not None
        return diagnosis.covered if role == COVERED_ROLE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        diagnosis, code = self._shown[index.row()]
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        if on:
            self._chosen[diagnosis.id] = None
            if code is not None:
                self._codes[code.code] = None
        elif code is not None:
            self._codes.pop(code.code, None)
        else:
            self._untick(diagnosis.id)
        self._repaint()  # a code and its diagnosis are two rows
        self.ticked.emit()
        return True

    def _is_on(self, row: _Row) -> bool:
        if row.code is not None:
            return row.code.code in self._codes
        return row.diagnosis.id in self._chosen

    def _untick(self, diagnosis_id: str) -> None:
        for code in self.codes_of(diagnosis_id):
            del self._codes[code]
        self._chosen.pop(diagnosis_id, None)

    def _found(self, words: Sequence[str]) -> Iterator[_Row]:
        for diagnosis in self._all:
            if all(word in _haystack(diagnosis) for word in words):
                yield _Row(diagnosis)
                yield from (_Row(diagnosis, code) for code in diagnosis.icd10 if _fits(code, words))

    def _read_as(self, words: Sequence[str]) -> list[str]:
        """The typed words, each mistyped one as the nearest word of the diagnoses."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # most searches hold no error
        from rapidfuzz.process import extractOne  # noqa: PLC0415

        known = {word.strip("(),/") for d in self._all for word in _haystack(d).split()}
        vocabulary = sorted(word for word in known if word.isalpha())
        read = []
        for word in words:
            if any(word in _haystack(diagnosis) for diagnosis in self._all):
                read.append(word)
                continue
            near = None
            if len(word) >= _SHORTEST_WORD and word.isalpha():
                near = extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=2)
            if near is None:
                return []
            read.append(str(near[0]))
        return read

    def _repaint(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])


def _haystack(diagnosis: Diagnosis) -> str:
    codes = " ".join(f"{c.code} {c.code.replace('.', '')} {c.meaning}" for c in diagnosis.icd10)
    return f"{diagnosis.name} {diagnosis.id} {codes}".casefold()


def _fits(code: Icd10Code, words: Sequence[str]) -> bool:
    """Whether these words ask for this code rather than for its diagnosis."""
    written = code.code.casefold()
    said = f"{written} {written.replace('.', '')} {code.meaning.casefold()}"
    return bool(words) and len("".join(words)) >= _SHORTEST_CODE and all(w in said for w in words)


def _explained(diagnosis: Diagnosis) -> str:
    lines = [diagnosis.name]
    lines += [f"{code.code}: {code.meaning}" for code in diagnosis.icd10]
    if diagnosis.source and not diagnosis.covered:
        lines.append(diagnosis.source)
    return "\n".join(lines)
