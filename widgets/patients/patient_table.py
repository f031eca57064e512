"""The rows of the patient list: columns that come as there is room, and a row as the unit."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from widgets.common.plain_table import dress_to_read
from widgets.patients.patient_columns import Column
from widgets.patients.patient_delegate import ROW_PX, PatientDelegate
from widgets.patients.patient_model import PatientModel
from widgets.theme.theme import Theme

_WIDTHS = {Column.WEEK: 84, Column.LAST_LOG: 104, Column.LAST_PRINT: 104, Column.CHANGED: 104}
# From which width of the list on a column is shown; the patient always is.
_ROOM = {Column.WEEK: 440, Column.LAST_LOG: 540, Column.LAST_PRINT: 640, Column.CHANGED: 760}


class PatientTable(QTableView):
    """Sorted by a click on a head.

    Signals:
        sort_requested(int): the user clicked the head of a column.
    """

    sort_requested = Signal(int)

    def __init__(self, model: PatientModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patients = model
        self.setModel(model)
        self.setItemDelegate(PatientDelegate(theme, self))
        self.setAccessibleName(self.tr("Patients"))
        dress_to_read(self)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        self._prepare_heads()

    def show_order(self) -> None:
        """Mark the column that the list is sorted by."""
        column, descending = self._patients.sorted_by
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, room in _ROOM.items():
            self.setColumnHidden(column, self.width() < room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From cell to cell means nothing here; Home and End are the first and last patient.
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._patients.rowCount():
            last = self._patients.rowCount() - 1
            self.setCurrentIndex(
                self._patients.index(0 if event.key() == Qt.Key.Key_Home else last)
            )
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        # Tooltips of a row stand at its first column only: elsewhere nothing is cut.
        if isinstance(event, QHelpEvent):
            index: QModelIndex = self.indexAt(event.pos())
            if index.isValid() and index.column() != Column.PATIENT:
                return True
        return super().viewportEvent(event)

    def _prepare_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setAccessibleName(self.tr("Columns; a click sorts by one"))
        heads.setToolTip(self.tr("Sort by a column: click its head, or choose under “Sorted by”"))
        heads.setMinimumSectionSize(48)
        # In line with the names below.
        heads.setStyleSheet("QHeaderView::section:first { padding-left: 16px; }")
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(Column.PATIENT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            heads.resizeSection(column, width)
        heads.sectionClicked.connect(self.sort_requested)
        self.show_order()
