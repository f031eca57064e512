"""The week sheet as a table: lines down, days across. The sheet owns the texts."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush

from designer.progress.week_sheet import DAYS, LINES, Cell, Problem, SheetLine, WeekSheet
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.theme.theme import Theme

_NO_PARENT = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Shows a sheet; texts are put in by ``set_text``."""

    def __init__(self, theme: Theme, sheet: WeekSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self.sheet = theme, sheet

    def show_sheet(self, sheet: WeekSheet) -> None:
        """Show another week."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def set_text(self, cell: Cell, text: str) -> None:
        """Put a text into a cell."""
        self.sheet.texts[cell] = text
        # The worst pain is judged beside the pain before, so the whole day may look different.
        first, last = self.index(0, cell[1]), self.index(len(LINES) - 1, cell[1])
        self.dataChanged.emit(first, last)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(LINES)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else DAYS

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        cell = (index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = self._shown(LINES[cell[0]], self.sheet.texts[cell])
                mark = "  !" if self.sheet.problem(*cell) else ""
                return text + (mark or ("  ?" if self.sheet.is_doubtful(*cell) else ""))
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.BackgroundRole:
                return self._background(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self.words(cell)) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(cell)
            case _:
                return None

    def _background(self, cell: Cell) -> QBrush | None:
        tokens = self._theme.tokens
        if self.sheet.problem(*cell):
            return QBrush(tokens.block_soft)
        if self.sheet.is_doubtful(*cell):
            return QBrush(tokens.caution_soft)
        return QBrush(tokens.sunken) if self.sheet.is_locked(*cell) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.line_words(LINES[section].key)
        return self._day(section)

    def words(self, cell: Cell) -> str:
        """What is wrong in a cell and how to mend it; empty where all is well."""
        if self.sheet.is_locked(*cell):
            return self.tr("Several sessions this day: open them one by one in the list.")
        problem = self.sheet.problem(*cell)
        if problem:
            return self._problems()[problem]
        return self._doubt() if self.sheet.is_doubtful(*cell) else ""

    def line_words(self, key: str) -> str:
        """The question of a line, short."""
        return self._lines()[key]

    def _doubt(self) -> str:
        return self.tr(
            "The pain after is higher than the worst pain. Correct one of them, or keep both: then "
            "the higher one counts."
        )

    def _spoken(self, cell: Cell) -> str:
        text = self._shown(LINES[cell[0]], self.sheet.texts[cell]) or self.tr("blank")
        place = f"{self.line_words(LINES[cell[0]].key)}, {self._day(cell[1])}"
        words = self.words(cell)
        return f"{place}: {text}. {words}" if words else f"{place}: {text}"

    def _day(self, day: int) -> str:
        on = self.sheet.date_of(day)
        name = QLocale().standaloneDayName(on.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{name}\n{shown_date(on).rsplit(' ', 1)[0]}"

    def _shown(self, line: SheetLine, text: str) -> str:
        if line.kind in ("done", "yes-no"):
            return {"y": self.tr("yes"), "p": self.tr("partly"), "n": self.tr("no")}.get(text, text)
        return text

    def _lines(self) -> Mapping[str, str]:
        return {
            "done": self.tr("Session done (y, p, n)"),
            "left-out": self.tr("Left out or cut short"),
            "before": self.tr("Pain before"),
            "worst": self.tr("Worst pain during"),
            "after": self.tr("Pain right after"),
            "next-day": self.tr("Pain the next day"),
            "hours": self.tr("Hours until normal"),
            "feeling": self.tr("Feeling (E P S B M)"),
            "below-knee": self.tr("Below the knee (y, n)"),
            "nerve": self.tr("Usual nerve pain (y, n)"),
            "breath": self.tr("Breath held (y, n)"),
            "night": self.tr("Pain woke at night (y, n)"),
            "walk": self.tr("Minutes walking"),
            "stand": self.tr("Minutes standing"),
            "sit": self.tr("Minutes sitting"),
        }

    def _problems(self) -> Mapping[Problem, str]:
        return {
            "score": self.tr("Pain runs from 0 to 10. Correct the figure or delete it."),
            "half": self.tr("Pain is written in whole or half points, such as 3 or 3.5."),
            "hours": self.tr("Hours run from 0 to 240. Correct the figure or delete it."),
            "minutes": self.tr("A day has 1440 minutes. Correct the figure or delete it."),
            "feelings": self.tr(
                "Feelings are E effort, P pressure, S sharp, B burning, M moving on."
            ),
            "yes-no": self.tr("Type y for yes or n for no, or leave it blank."),
            "done": self.tr("Type y for yes, p for partly or n for no."),
            "future": self.tr(
                "This day is still to come. Delete the figure or choose another week."
            ),
            "low": self.tr("The worst pain is lower than the pain before. Check the two figures."),
        }
