"""The grid for typing in a returned sheet: keys only, and figures move on by themselves."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from designer.progress.week_sheet import DAYS, LINES, Cell
from widgets.progress.entering.sheet_model import SheetModel
from widgets.progress.entering.sheet_typing import typed

_BACK = (Qt.Key.Key_Backspace,)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW_PX = 28


class WeekGrid(QTableView):
    """A table in which every key counts. Across the days, then down the lines.

    Signals:
        cell_shown(): another cell is the current one, or it holds something else.
        key_refused(str): a key means nothing in this cell.
    """

    cell_shown = Signal()
    key_refused = Signal(str)

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = model
        self._typing: Cell | None = None  # the cell whose text is being typed
        self._going_back = False
        self._moved_from: Cell | None = None  # a point typed now belongs to that figure
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setSectionsClickable(False)
        self.setAccessibleName(self.tr("Log sheet of one week"))

    @property
    def cell(self) -> Cell:
        """The current cell: line and day."""
        index = self.currentIndex()
        return (max(0, index.row()), max(0, index.column()))

    def go_to(self, cell: Cell) -> None:
        """Make a cell the current one."""
        index = self._sheet.index(*cell)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self._stop_typing()
        self.scrollTo(index)
        self.cell_shown.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to((0, 0))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and out of the grid at its ends."""
        if self._step(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        ctrl = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        elif key == Qt.Key.Key_Delete:
            self._put(self.cell, "")
            self._stop_typing()
        elif key in _BACK:
            self._go_back()
        elif event.text().isprintable() and event.text().strip() and not ctrl:
            self._type(event.text())
        elif key == Qt.Key.Key_Space and LINES[self.cell[0]].kind == "text" and self._typing:
            self._type(" ")
        else:
            self._stop_typing()
            super().keyPressEvent(event)
            self.cell_shown.emit()

    def _type(self, key: str) -> None:
        if key in ".," and self._typing is None and self._moved_from is not None:
            self._take_up(self._moved_from)  # "3" had moved on; the point makes it 3.5
        cell = self.cell
        if self._sheet.sheet.is_locked(*cell):
            self.cell_shown.emit()
            return
        line = LINES[cell[0]]
        text = self._sheet.sheet.texts[cell] if self._typing == cell else ""
        made = typed(line, text, key, going_back=self._going_back)
        if made.refused:
            self.key_refused.emit(key)
            return
        self._typing = cell
        self._put(cell, made.text)
        if made.move:
            self._step(1)
            self._moved_from = cell if line.kind == "score" else None
            if made.carry:
                self._type(made.carry)

    def _go_back(self) -> None:
        """Take off the last figure; in an untouched blank cell, take up the one before."""
        cell = self.cell
        text = self._sheet.sheet.texts[cell]
        if self._typing == cell and text:
            self._put(cell, text[:-1])
        elif text:
            self._put(cell, "")
        elif self._step(-1):
            self._take_up(self.cell)

    def _take_up(self, cell: Cell) -> None:
        """Go on typing in a cell that holds something."""
        self.go_to(cell)
        self._typing, self._going_back = cell, True

    def _put(self, cell: Cell, text: str) -> None:
        if not self._sheet.sheet.is_locked(*cell):
            self._sheet.set_text(cell, text)
        self.cell_shown.emit()

    def _step(self, by: int) -> bool:
        """To the next cell or the one before; False at the ends."""
        number = self.cell[0] * DAYS + self.cell[1] + by
        if not 0 <= number < DAYS * len(LINES):
            self._stop_typing()
            return False
        self.go_to(divmod(number, DAYS))
        return True

    def _stop_typing(self) -> None:
        self._typing, self._going_back, self._moved_from = None, False, None
