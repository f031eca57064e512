"""What can be done to the chosen day, for its menu and its keys."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from designer.model.week import Week
from widgets.design.board.board_commands import BoardCommands
from widgets.design.board.board_selection import BoardSelection
from widgets.design.board.day_steps import DaySteps
from widgets.design.steps import Step, Steps
from widgets.state.document import RecordDocument


class DayCommands(QObject):
    """Commands on whole days; each is one step of undo."""

    def __init__(
        self,
        days: DaySteps,
        steps: Steps,
        commands: BoardCommands,
        selection: BoardSelection,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._days, self._steps = days, steps
        self._commands, self._selection = commands, selection

    @property
    def document(self) -> RecordDocument | None:
        return self._commands.document

    def count(self, day: int) -> int:
        """How many items stand on a day."""
        document = self.document
        return 0 if document is None else len(document.week.days[day].placements)

    def clear(self, day: int) -> bool:
        """Take everything off a day."""
        return self._do(lambda week: self._days.clear(week, day))

    def move(self, day: int, to: int) -> bool:
        """Take a day's items to another day."""
        return self._do(lambda week: self._days.move(week, day, to))

    def copy(self, day: int, to: Iterable[int], *, replacing: bool) -> bool:
        """Put a day's items on other days."""
        return self._do(lambda week: self._days.copy(week, day, to, replacing=replacing))

    def repeat(self, day: int, on: Iterable[int]) -> bool:
        """Let a day's items stand on these days, too."""
        return self._do(lambda week: self._days.repeat(week, day, on))

    def put_in_order(self, day: int) -> bool:
        """Put a day in the order of the lanes."""
        return self._do(lambda week: self._steps.in_session_order(week, (day,)))

    def put_week_in_order(self) -> bool:
        """Put every day in the order of the lanes."""
        return self._do(lambda week: self._steps.in_session_order(week, tuple(range(7))))

    def select(self, day: int) -> None:
        """Select everything on a day."""
        document = self.document
        if document is not None:
            self._selection.choose_day(day)
            self._selection.select(p.id for p in document.week.days[day].placements)

    def _do(self, build: Callable[[Week], Step | None]) -> bool:
        document = self.document
        return document is not None and self._commands.do(build(document.week))
