"""The table of the caseload: sorted by its heads, opened by Enter or a double click."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from designer.caseload.reasons import Page
from designer.caseload.rows import COLUMNS, CaseRow, Column
from widgets.caseload.case_delegate import ROW_PX, CaseDelegate
from widgets.caseload.case_model import CaseModel, Index
from widgets.theme.theme import Theme

_WIDTHS: dict[Column, int] = {
    "name": 230,
    "step": 106,
    "log": 104,
    "week": 74,
    "open": 150,
    "ends": 104,
    "judged": 112,
}
_WHY_PX = 280  # of the column that gives way; below it others go
_GIVE_WAY: tuple[Column, ...] = ("judged", "log", "ends", "week")  # the first goes first


class CaseTable(QTableView):
    """Shows the rows of a model.

    Signals:
        open_requested(str, str): go to a patient, by id, on a page.
        order_requested(str, bool): sort by a column, the largest first or not.
        seen_requested(str): somebody looked at the changed verdict of a patient, by id.
    """

    open_requested = Signal(str, str)
    order_requested = Signal(str, bool)
    seen_requested = Signal(str)

    def __init__(self, model: CaseModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.picked = ""  # the patient that the user went to; "" as long as the first will do
        self._choosing = False
        self.setModel(model)
        self.setItemDelegate(CaseDelegate(theme, self))
        self.setAccessibleName(self.tr("Caseload"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self._prepare_header()
        self.activated.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit_width(self.viewport().width())

    def _suit_width(self, width: int) -> None:
        """In a narrow window the lesser columns go, so that the reasons can still be read."""
        room = width - sum(_WIDTHS.values())
        for column in _GIVE_WAY:
            hidden = room < _WHY_PX
            self.setColumnHidden(COLUMNS.index(column), hidden)
            room += _WIDTHS[column] if hidden else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def chosen(self) -> CaseRow | None:
        """The selected row."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def show_rows(self, rows: Sequence[CaseRow], today: date) -> None:
        """Take on other rows; who was picked stays chosen, else it is the first."""
        self._choosing = True
        self._model.show_rows(rows, today)
        if rows:
            row = max(0, self._model.row_of(self.picked) if self.picked else 0)
            self.setCurrentIndex(self._model.index(row, 0))
        self._choosing = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._choosing and current.isValid():
            self.picked = self._model.rows[current.row()].line.id

    def open_actions(self, row: CaseRow) -> list[QAction]:
        """One action for each page where something may be done, and one for a changed verdict."""
        titles: dict[Page, str] = {
            "progress": self.tr("Open the progress"),
            "design": self.tr("Open the week"),
            "intake": self.tr("Open the intake"),
        }
        pages = [*dict.fromkeys(one.page for one in row.reasons)]
        ordered = [*pages, *(page for page in titles if page not in pages)]
        actions = [self._open_action(row.line.id, page, titles[page]) for page in ordered]
        return [*actions, self._seen_action(row.line.id)] if row.changes else actions

    def _seen_action(self, patient_id: str) -> QAction:
        action = QAction(self.tr("I have looked at the changed verdict"), self)
        action.triggered.connect(lambda: self.seen_requested.emit(patient_id))
        return action

    def _open_action(self, patient_id: str, page: Page, title: str) -> QAction:
        action = QAction(title, self)
        action.triggered.connect(lambda: self.open_requested.emit(patient_id, page))
        return action

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns of the caseload: choose one to sort by it"))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(COLUMNS.index("why"), Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(60)
        for number, column in enumerate(COLUMNS):
            if column in _WIDTHS:
                self.setColumnWidth(number, _WIDTHS[column])
        header.setSectionResizeMode(COLUMNS.index("why"), QHeaderView.ResizeMode.Stretch)
        header.sortIndicatorChanged.connect(self._order)

    def _order(self, section: int, order: Qt.SortOrder) -> None:
        largest_first = order is Qt.SortOrder.DescendingOrder
        self.order_requested.emit(COLUMNS[section], largest_first)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self._model.rows[index.row()]
            page = row.reasons[0].page if row.reasons else "progress"
            self.open_requested.emit(row.line.id, page)

    def _show_menu(self, place: QPoint) -> None:
        row = self.chosen()
        if row is not None:
            menu = QMenu(self)
            menu.addActions(self.open_actions(row))
            menu.exec(self.viewport().mapToGlobal(place))
            menu.deleteLater()
