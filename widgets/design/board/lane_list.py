"""The view of one cell of the board. It shows and selects; the board around it decides."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from widgets.design.board.board_card import BoardCardDelegate
from widgets.design.card_delegate import GAP
from widgets.design.lane_model import AnyIndex, LaneModel


class LaneList(QListView):
    """The cards of one lane on one day.

    Signals:
        key_pressed(QKeyEvent): offered to the board first; it accepts what it handles.
        override_wanted(QKeyEvent): a key that a shortcut of the window would take; likewise.
        pressed_alone(): a press without Ctrl or Shift; other cells give up their selection.
        focused(): the keyboard came to this cell.
        drag_wanted(): the pointer pulled at a card.
    """

    key_pressed = Signal(QKeyEvent)
    override_wanted = Signal(QKeyEvent)
    pressed_alone = Signal()
    focused = Signal()
    drag_wanted = Signal()

    def __init__(self, model: LaneModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane_model = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        # The canvas behind is the one drop target; without this the views would compete with it.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def selected_ids(self) -> tuple[str, ...]:
        """The selected placements, in the order of the lane."""
        if not self.selectionModel().hasSelection():
            return ()  # most cells, whenever the whole board is asked
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.lane_model.placements[row].id for row in rows)

    def select_ids(self, ids: set[str]) -> None:
        """Select exactly these of the placements here."""
        chosen = self.selectionModel()
        placements = self.lane_model.placements
        if not chosen.hasSelection() and not any(one.id in ids for one in placements):
            return
        for row, placement in enumerate(placements):
            index = self.lane_model.index(row)
            wanted = placement.id in ids
            if wanted != chosen.isSelected(index):
                flag = QItemSelectionModel.SelectionFlag
                chosen.select(index, flag.Select if wanted else flag.Deselect)

    def set_current_row(self, row: int) -> None:
        """Put the keyboard's mark on a row and select only it."""
        index = self.lane_model.index(row)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def content_height(self, width: int) -> int:
        """Pixels that all cards need in a column of that width."""
        delegate = self.itemDelegate()
        if not isinstance(delegate, BoardCardDelegate):
            return 0
        return sum(delegate.height_of(width, face) for face in self.lane_model.faces())

    def drag_pixmap(self) -> QPixmap:
        """The picture of the selected cards that travels with the pointer."""
        index = self.currentIndex()
        if not index.isValid():
            return QPixmap()
        card = self.visualRect(index).adjusted(GAP, GAP, -GAP, -GAP)
        return self.viewport().grab(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # other lines, other heights

    def startDrag(self, _supported: Qt.DropAction) -> None:
        self.drag_wanted.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The board's own keys come here, even where the window has a shortcut for them.
            self.override_wanted.emit(event)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        extending = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not event.modifiers() & extending:
            self.pressed_alone.emit()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()  # the board scrolls as a whole

    def scrollTo(
        self,
        _index: AnyIndex,
        _hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Stay put: a cell is as tall as its cards; the board scrolls."""


def run_drag(
    source: QWidget, drag: QDrag, actions: Qt.DropAction, default: Qt.DropAction
) -> Qt.DropAction:
    """Run a drag to its end. Alone, so that tests can see what was about to be dragged."""
    drag.setParent(source)
    return drag.exec(actions, default)
