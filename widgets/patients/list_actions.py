"""The commands of the patient list: its order, and whether archived patients are shown."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from widgets.patients.patient_columns import Column, sorting
from widgets.patients.patient_model import PatientModel

_NEWEST_FIRST = frozenset((Column.LAST_LOG, Column.LAST_PRINT, Column.CHANGED))


class ListActions(QObject):
    """Menus and buttons share these; the list connects them."""

    def __init__(self, model: PatientModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        group = QActionGroup(self)
        self.by_column = {column: self._by(column, group) for column in Column}
        self.archived = QAction(self.tr("Show archived patients"), self)
        self.archived.setCheckable(True)
        self.archived.setToolTip(
            self.tr("Archived patients are kept whole and can come back; nothing is ever deleted")
        )
        self.follow()

    @property
    def all(self) -> list[QAction]:
        return [*self.by_column.values(), self.archived]

    def follow(self) -> None:
        """Tick what holds now."""
        self.by_column[self._model.sorted_by[0]].setChecked(True)
        self.archived.setChecked(self._model.shows_archived)

    def _by(self, column: Column, group: QActionGroup) -> QAction:
        action = QAction(self.tr("Sort by {column}").format(column=sorting(column)), group)
        action.setCheckable(True)
        action.setData(int(column))
        return action


def descending_next(model: PatientModel, column: Column) -> bool:
    """Whether choosing this column puts its largest first: dates newest first, then turned over."""
    now, descending = model.sorted_by
    return not descending if now is column else column in _NEWEST_FIRST
