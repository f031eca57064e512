"""Everything that can be done to the board without a mouse: the twins of every drag.

Each command turns the selection into a step and hands it to the document; the board follows.
"""

from PySide6.QtCore import QObject, Signal

from designer.model.week import Placement
from widgets.design.board.board_selection import BoardSelection
from widgets.design.ladder import Ladder, Rung, Rungs
from widgets.design.steps import Step, Steps, Target
from widgets.state.document import RecordDocument


class BoardCommands(QObject):
    """Commands on the selected placements and the current day.

    Signals:
        changed_placements(ids): a command put these placements there or moved them.
    """

    changed_placements = Signal(object)

    def __init__(
        self,
        steps: Steps,
        selection: BoardSelection,
        ladder: Ladder,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps, self._selection, self._ladder = steps, selection, ladder
        self._document: RecordDocument | None = None
        self._clipboard: tuple[Placement, ...] = ()

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = document

    @property
    def document(self) -> RecordDocument | None:
        return self._document

    @property
    def can_paste(self) -> bool:
        return bool(self._clipboard) and self._document is not None

    def add(self, exercise_id: str, days: tuple[int, ...] | None = None) -> bool:
        """Add an exercise to the current day, or to these days."""
        if self._document is None:
            return False
        if days is None:
            target = Target(self._selection.day)
            step = self._steps.place(self._document.week, exercise_id, target)
        else:
            step = self._steps.place_on_days(self._document.week, exercise_id, days)
        return self.do(step)

    def cut(self) -> bool:
        """Take the selection out of the week and keep it for pasting."""
        self.copy()
        return self._remove(cut=True)

    def copy(self) -> bool:
        """Keep the selection for pasting."""
        document = self._document
        if document is None:
            return False
        found = [document.week.find(key) for key in self._selection.ids()]
        chosen = tuple(placement for hit in found if hit is not None for placement in hit[1:])
        self._clipboard = chosen or self._clipboard
        return bool(chosen)

    def paste(self) -> bool:
        """Put copies of what was cut or copied on the current day."""
        if self._document is None or not self._clipboard:
            return False
        target = Target(self._selection.day)
        return self.do(self._steps.paste(self._document.week, self._clipboard, target))

    def remove(self) -> bool:
        """Take the selection out of the week."""
        return self._remove(cut=False)

    def remove_these(self, ids: tuple[str, ...]) -> bool:
        """Take these placements out of the week."""
        if self._document is None:
            return False
        return self.do(self._steps.remove(self._document.week, ids))

    def duplicate(self) -> bool:
        """Put a copy behind each selected placement."""
        if self._document is None:
            return False
        return self.do(self._steps.duplicate(self._document.week, self._selection.ids()))

    def move_to(self, day: int) -> bool:
        """Take the selection to a day."""
        if self._document is None or not 0 <= day <= 6:
            return False
        ids = self._selection.ids()
        return self.do(self._steps.move(self._document.week, ids, Target(day)))

    def shift_days(self, step: int) -> bool:
        """Take the selection to the day before or after its own."""
        return self.move_to(self._selection.day + step)

    def shift_rows(self, rows: int) -> bool:
        """Move the selected placement up or down in its lane."""
        ids = self._selection.ids()
        if self._document is None or len(ids) != 1:
            return False
        return self.do(self._steps.nudge(self._document.week, ids[0], rows))

    def copy_to_days(self, days: tuple[int, ...]) -> bool:
        """Put copies of the selection on other days."""
        if self._document is None:
            return False
        step = self._steps.copy_to_days(self._document.week, self._selection.ids(), days)
        return self.do(step)

    def replace_with(self, ids: tuple[str, ...], exercise_id: str) -> bool:
        """Put another exercise where these placements stand."""
        if self._document is None:
            return False
        return self.do(self._steps.replace_with(self._document.week, ids, exercise_id))

    def rungs(self) -> Rungs:
        """What is easier and harder than the selected exercise."""
        return self._ladder.of(self._document, self._selection.ids())

    def make_easier(self) -> bool:
        """Put the first easier exercise in the place of the selected one."""
        return self._climb(self.rungs().easier)

    def make_harder(self) -> bool:
        """Put the first harder exercise in the place of the selected one."""
        return self._climb(self.rungs().harder)

    def _climb(self, rungs: tuple[Rung, ...]) -> bool:
        ids = self._selection.ids()
        return bool(rungs) and self.replace_with(ids, rungs[0].exercise_id)

    def _remove(self, *, cut: bool) -> bool:
        if self._document is None:
            return False
        return self.do(self._steps.remove(self._document.week, self._selection.ids(), cut=cut))

    def do(self, step: Step | None) -> bool:
        """Hand a step to the document and select what it touched; False when it means nothing."""
        document = self._document
        if document is None or step is None or not document.accepts(step.edit):
            return False
        chosen = self._selection.ids()
        before = {placement.id for _, placement in document.week.placements()}
        document.do(step.edit, step.text)
        after = [placement.id for _, placement in document.week.placements()]
        fresh = tuple(key for key in after if key not in before)
        self.changed_placements.emit(fresh or tuple(key for key in chosen if key in set(after)))
        return True
