"""The plans whose verdict changes: which, from what to what, and by which rules."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.library_change import ChangedVerdict
from designer.model.vocabulary import Severity
from designer.safety.impact import Impact
from widgets.common.labels import as_tooltip
from widgets.theme.glyphs import glyph_icon, severity_glyph, severity_word, verdict_glyph
from widgets.theme.theme import Theme

SHOWN = 2_000  # rows; nobody reads more, and each one costs time
_PLAN, _KIND, _BEFORE, _AFTER, _WHY = range(5)


class ImpactTable(QTableWidget):
    """One row for each template or program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Plans whose verdict changes"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("Plan"),
                self.tr("Kind"),
                self.tr("Now"),
                self.tr("Then"),
                self.tr("What changes"),
            ]
        )
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_PLAN, 240), (_KIND, 90), (_BEFORE, 100), (_AFTER, 100)):
            self.setColumnWidth(column, width)

    def show_impact(self, found: Impact, names: Mapping[str, str], library: Library) -> None:
        """Fill the table; ``names`` are those of the patients."""
        rows = [
            (one.name, self.tr("Template"), one.before, one.after, one.verdicts)
            for one in found.templates
        ]
        rows += [
            (names.get(one.id, one.id), self.tr("Patient"), one.before, one.after, one.verdicts)
            for one in found.programs
        ]
        rows = rows[:SHOWN]
        self.setRowCount(len(rows))
        for row, (name, kind, before, after, verdicts) in enumerate(rows):
            why = "; ".join(self.words(verdict, library) for verdict in verdicts)
            for column, text in ((_PLAN, name), (_KIND, kind), (_WHY, why)):
                item = QTableWidgetItem(text)
                item.setToolTip(as_tooltip(text))
                self.setItem(row, column, item)
            self._set_verdict(row, _BEFORE, before)
            self._set_verdict(row, _AFTER, after)

    def words(self, one: ChangedVerdict, library: Library) -> str:
        """One difference, such as "R-067 Dead bug: Caution → Block"."""
        exercise = library.exercises.get(one.exercise_id)
        about = one.rule_id if exercise is None else f"{one.rule_id} {exercise.name}"
        return f"{about}: {self._word(one.before)} → {self._word(one.after)}"

    def _word(self, severity: Severity | None) -> str:
        return self.tr("nothing") if severity is None else severity_word(severity)

    def _set_verdict(self, row: int, column: int, severity: Severity | None) -> None:
        word = self.tr("Nothing") if severity is None else severity_word(severity)
        glyph = verdict_glyph("suits") if severity is None else severity_glyph(severity)
        item = QTableWidgetItem(word)
        item.setIcon(glyph_icon(glyph, self._theme.tokens))
        self.setItem(row, column, item)
