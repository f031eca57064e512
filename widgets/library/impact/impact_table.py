"""The plans whose verdict changes: which, from what to what, and by which rules."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from designer.knowledge.library import Library
from designer.model.library_change import ChangedVerdict
from designer.model.vocabulary import Severity
from designer.safety.upkeep.comparing import Changed
from designer.safety.upkeep.impact import Impact
from widgets.common.labels import as_tooltip
from widgets.common.plain_table import dress_to_read
from widgets.theme.glyphs import glyph_icon, severity_glyph, severity_word, verdict_glyph
from widgets.theme.theme import Theme

PLAN, KIND, BEFORE, AFTER, WHY = range(5)
_ROW_PX = 30
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Line(NamedTuple):
    """One plan as the table shows it."""

    name: str
    kind: str
    changed: Changed


class ImpactModel(QAbstractTableModel):
    """Thousands of plans; only what is on the screen is put into words."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[Line] = ()
        self._library: Library | None = None

    def show_lines(self, lines: Sequence[Line], library: Library) -> None:
        """Show these plans."""
        self.beginResetModel()
        self._lines, self._library = lines, library
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            self.tr("Plan"),
            self.tr("Kind"),
            self.tr("Now"),
            self.tr("Then"),
            self.tr("What changes"),
        )
        return heads[section]

    def data(
        self,
        index: _Index,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._text(line, index.column()))
        if role == Qt.ItemDataRole.DecorationRole and index.column() in {BEFORE, AFTER}:
            severity = _severity(line, index.column())
            glyph = verdict_glyph("suits") if severity is None else severity_glyph(severity)
            return glyph_icon(glyph, self._theme.tokens)
        return None

    def _text(self, line: Line, column: int) -> str:
        if column in {PLAN, KIND}:
            return line.name if column == PLAN else line.kind
        if column == WHY:
            return "; ".join(self._difference(one) for one in line.changed.verdicts)
        severity = _severity(line, column)
        return self.tr("Nothing") if severity is None else severity_word(severity)

    def _difference(self, one: ChangedVerdict) -> str:
        """One difference, such as "R-067 Dead bug: Caution → Block"."""
        known = self._library.exercises if self._library is not None else {}
        exercise = known.get(one.exercise_id)
        about = one.rule_id if exercise is None else f"{one.rule_id} {exercise.name}"
        return f"{about}: {self._word(one.before)} → {self._word(one.after)}"

    def _word(self, severity: Severity | None) -> str:
        return self.tr("nothing") if severity is None else severity_word(severity)


class ImpactTable(QTableView):
    """One row for each template or program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ImpactModel(theme, self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Plans whose verdict changes"))
        dress_to_read(self)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        for column, width in ((PLAN, 240), (KIND, 90), (BEFORE, 100), (AFTER, 100)):
            self.setColumnWidth(column, width)

    def show_impact(self, found: Impact, names: Mapping[str, str], library: Library) -> None:
        """Show what changes; ``names`` are those of the patients."""
        template, patient = self.tr("Template"), self.tr("Patient")
        lines = [Line(one.name, template, one) for one in found.templates]
        lines += [Line(names.get(one.id, one.id), patient, one) for one in found.programs]
        self._model.show_lines(lines, library)

    def texts(self, row: int) -> list[str]:
        """What stands in a row."""
        columns = range(self._model.columnCount())
        return [str(self._model.index(row, column).data()) for column in columns]


def _severity(line: Line, column: int) -> Severity | None:
    return line.changed.before if column == BEFORE else line.changed.after
