"""What is selected on the board: placements across all cells, and the day that commands act on.

Thirty-five list views act as one: a press without Ctrl or Shift in one cell clears the others, the
arrow keys walk from cell to cell, and only one cell at a time is a stop of the Tab key.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from designer.model.vocabulary import LANES
from widgets.design.board.board_canvas import BoardCanvas
from widgets.design.board.lane_list import LaneList


class BoardSelection(QObject):
    """The selection of the whole board.

    Signals:
        changed(): other placements are selected.
        day_changed(day): commands act on another day now.
    """

    changed = Signal()
    day_changed = Signal(int)

    def __init__(self, canvas: BoardCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._current = canvas.cells[0, LANES[0]]
        self._quiet = False
        for cell in canvas.cells.values():
            cell.pressed_alone.connect(lambda cell=cell: self._keep_only(cell))
            cell.focused.connect(lambda cell=cell: self._come_to(cell))
            cell.selectionModel().selectionChanged.connect(self._tell)
        canvas.day_pressed.connect(self._choose_day)
        self._current.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> int:
        """The day that commands act on."""
        return self._current.lane_model.day

    @property
    def current_cell(self) -> LaneList:
        return self._current

    def ids(self) -> tuple[str, ...]:
        """The selected placements, day by day in the order of the board."""
        cells = (self._canvas.cells[day, lane] for day in range(7) for lane in LANES)
        return tuple(placement_id for cell in cells for placement_id in cell.selected_ids())

    def select(self, ids: Iterable[str]) -> None:
        """Select these placements and make the first of them current."""
        wanted = set(ids)
        self._quiet = True
        for cell in self._canvas.cells.values():
            cell.select_ids(wanted)
        self._quiet = False
        first = next((key for key in self.ids() if key in wanted), None)
        found = self._canvas.cell_of(first) if first is not None else None
        if found is not None:
            cell, row = found
            chosen = cell.selectionModel()
            chosen.setCurrentIndex(cell.lane_model.index(row), chosen.SelectionFlag.NoUpdate)
            self._come_to(cell)
        self.changed.emit()

    def settle(self) -> None:
        """After a removal: select the card that moved up, so that the keys can go on."""
        row = self._current.currentIndex().row()
        if row >= 0:
            self._current.set_current_row(row)
        self.changed.emit()

    def choose_day(self, day: int) -> None:
        """Make a day current without selecting a card."""
        self._come_to(self._canvas.cells[day, self._current.lane_model.lane])

    def focus(self) -> None:
        """Give the keyboard to the current cell, or where it is empty to the day's first card."""
        if not self._current.lane_model.rowCount():
            cells = [self._canvas.cells[self.day, lane] for lane in LANES]
            self._come_to(next((c for c in cells if c.lane_model.rowCount()), self._current))
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def walk(self, event: QKeyEvent) -> bool:
        """Follow an arrow key, Home or End; True when the key was one of them."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        match event.key():
            case Qt.Key.Key_Up:
                self._walk_lanes(-1)
            case Qt.Key.Key_Down:
                self._walk_lanes(1)
            case Qt.Key.Key_Left:
                self._walk_days(-1)
            case Qt.Key.Key_Right:
                self._walk_days(1)
            case Qt.Key.Key_Home:
                self._land(self.day, 0)
            case Qt.Key.Key_End:
                self._land(self.day, -1)
            case _:
                return False
        return True

    def _walk_lanes(self, step: int) -> None:
        stops = self._stops(self.day)
        here = (self._current, self._current.currentIndex().row())
        at = stops.index(here) + step if here in stops else 0
        if stops and 0 <= at < len(stops):
            self._put(*stops[at])

    def _walk_days(self, step: int) -> None:
        day = self.day + step
        if not 0 <= day <= 6:
            return
        cell = self._canvas.cells[day, self._current.lane_model.lane]
        rows = cell.lane_model.rowCount()
        if rows:
            self._put(cell, min(max(0, self._current.currentIndex().row()), rows - 1))
            return
        stops = self._stops(day)
        if stops:
            level = self._current.y()
            self._put(*min(stops, key=lambda stop: abs(stop[0].y() - level)))
            return
        self._keep_only(None)
        self._come_to(cell)
        self.focus()

    def _land(self, day: int, at: int) -> None:
        stops = self._stops(day)
        if stops:
            self._put(*stops[at])

    def _stops(self, day: int) -> list[tuple[LaneList, int]]:
        """The cards of a day from top to bottom."""
        cells = [self._canvas.cells[day, lane] for lane in LANES]
        return [(cell, row) for cell in cells for row in range(cell.lane_model.rowCount())]

    def _put(self, cell: LaneList, row: int) -> None:
        self._keep_only(cell)
        self._come_to(cell)
        cell.set_current_row(row)
        self.focus()

    def _choose_day(self, day: int) -> None:
        self._keep_only(None)
        self.choose_day(day)
        self.focus()

    def _keep_only(self, kept: LaneList | None) -> None:
        self._quiet = True
        for cell in self._canvas.cells.values():
            if cell is not kept:
                cell.clearSelection()
        self._quiet = False
        if kept is None:
            self.changed.emit()

    def _come_to(self, cell: LaneList) -> None:
        if cell is self._current:
            return
        before = self.day
        self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = cell
        if self.day != before:
            self._canvas.set_current_day(self.day)
            self.day_changed.emit(self.day)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
