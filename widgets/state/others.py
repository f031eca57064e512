"""What other workstations changed while a patient was open here, for undo to keep."""

from typing import NamedTuple

from PySide6.QtGui import QUndoStack

from designer.merging import merge
from designer.model.record import PatientRecord


class _Change(NamedTuple):
    base: PatientRecord
    theirs: PatientRecord


class Others:
    """Steps hold whole records; those from before somebody else's change lack that change."""

    def __init__(self, stack: QUndoStack) -> None:
        self._stack = stack
        self._changes: list[_Change] = []
        self._used = False  # whether a step was made since the last change

    def epoch(self) -> int:
        """How many changes the record of a step made now has in it."""
        self._used = True
        return len(self._changes)

    def note(self, base: PatientRecord, theirs: PatientRecord) -> None:
        """Somebody stored ``theirs`` where ``base`` had stood."""
        if not self._stack.count():
            return  # there is no step that could lack it
        last = self._changes[-1] if self._changes else None
        if last is not None and last.theirs == base and not self._used:
            self._changes[-1] = _Change(last.base, theirs)
        else:
            self._changes.append(_Change(base, theirs))
        self._used = False

    def brought_in(self, record: PatientRecord, epoch: int) -> PatientRecord:
        """A record of a step, with everything in it that others changed after ``epoch``."""
        for change in self._changes[epoch:]:
            record = merge(change.base, record, change.theirs).record
        return record
