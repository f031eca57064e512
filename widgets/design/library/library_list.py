"""The list of exercise cards: shows the library model and starts drags out of it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QWidget

from widgets.design.board.lane_list import run_drag
from widgets.design.card_delegate import LibraryCardDelegate
from widgets.design.dropping import COPY
from widgets.design.library.library_model import LibraryModel
from widgets.design.mime import exercise_mime
from widgets.theme.shortcuts import Shortcut, keys


class LibraryList(QListView):
    """The cards of the library.

    Signals:
        add_requested(exercise_id): Enter or a double click.
        why_requested(exercise_id): why it has its verdict.
        drag_started(exercise_id), drag_ended(): an exercise is on its way with the pointer.
    """

    add_requested = Signal(str)
    drag_started = Signal(str)
    drag_ended = Signal()
    why_requested = Signal(str)

    def __init__(
        self, model: LibraryModel, delegate: LibraryCardDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._rows = model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Exercises"))
        self.doubleClicked.connect(lambda index: self.add_requested.emit(model.exercise_id(index)))

    def show_grid(self, tiles: LibraryCardDelegate | None) -> None:
        """Tiles side by side, painted by ``tiles``; None: rows again."""
        self.setItemDelegate(tiles or self._rows)
        self.setFlow(QListView.Flow.TopToBottom if tiles is None else QListView.Flow.LeftToRight)
        self.setWrapping(tiles is not None)
        self.setResizeMode(
            QListView.ResizeMode.Fixed if tiles is None else QListView.ResizeMode.Adjust
        )
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def current_exercise(self) -> str | None:
        index = self.currentIndex()
        return self._model.exercise_id(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        exercise_id = self.current_exercise()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and exercise_id is not None:
            self.add_requested.emit(exercise_id)
            return
        pressed = QKeySequence(event.keyCombination())
        if pressed in keys(Shortcut.WHY) and exercise_id is not None:
            self.why_requested.emit(exercise_id)
            return
        super().keyPressEvent(event)

    def startDrag(self, _supported: Qt.DropAction) -> None:
        exercise_id = self.current_exercise()
        if exercise_id is None:
            return
        drag = QDrag(self)
        drag.setMimeData(exercise_mime(exercise_id))
        drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
        drag.setHotSpot(QPoint(24, 24))
        self.drag_started.emit(exercise_id)
        run_drag(self, drag, COPY, COPY)
        self.drag_ended.emit()
