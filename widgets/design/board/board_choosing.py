"""Selecting many cards at once: a day, a lane of the week, one exercise wherever it stands."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from designer.model.week import Placement
from widgets.design.board.board_canvas import BoardCanvas
from widgets.design.board.board_selection import BoardSelection
from widgets.design.board.lane_list import LaneList


class BoardChoosing(QObject):
    """Commands that select."""

    def __init__(self, canvas: BoardCanvas, selection: BoardSelection) -> None:
        super().__init__(canvas)
        self._canvas, self._selection = canvas, selection

    def day(self) -> None:
        """Everything on the chosen day."""
        day = self._selection.day
        self._selection.select(p.id for cell, p in self._every() if cell.lane_model.day == day)

    def lane(self) -> None:
        """Everything in the chosen lane, on all days."""
        lane = self._selection.current_cell.lane_model.lane
        self._selection.select(p.id for cell, p in self._every() if cell.lane_model.lane is lane)

    def same(self) -> None:
        """The selected exercises on all days."""
        chosen = set(self._selection.ids())
        exercises = {p.exercise_id for _, p in self._every() if p.id in chosen}
        if exercises:
            self._selection.select(p.id for _, p in self._every() if p.exercise_id in exercises)

    def _every(self) -> Iterator[tuple[LaneList, Placement]]:
        for cell in self._canvas.cells.values():
            for placement in cell.lane_model.placements:
                yield cell, placement
