"""On a list of cards the picture under the pointer moves, after a moment of rest there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListView

from widgets.design.card_delegate import LibraryCardDelegate
from widgets.design.lane_model import Role
from widgets.figures.figure_view import FigureView
from widgets.figures.shelf import FigureShelf
from widgets.theme.theme import Theme

_REST_MS = 350  # a pointer that only passes by sets nothing in motion


class HoverMotion(QObject):
    """Lays a moving figure over the still one of the card that the pointer rests on."""

    def __init__(self, view: QListView, figures: FigureShelf, theme: Theme) -> None:
        super().__init__(view)
        self._list, self._figures, self._theme = view, figures, theme
        self._over = QModelIndex()
        self._shown: FigureView | None = None
        self._wait = QTimer(self, interval=_REST_MS, singleShot=True)
        self._wait.timeout.connect(self._start)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self.stop)
        model = view.model()
        for gone in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.modelReset):
            gone.connect(self.stop)
        model.layoutChanged.connect(self.stop)
        theme.changed.connect(self.stop)
        theme.motion.changed.connect(self.stop)
        figures.changed.connect(self.stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                self._follow(event)
            case QEvent.Type.Leave | QEvent.Type.MouseButtonPress | QEvent.Type.Wheel:
                self.stop()
            case QEvent.Type.Hide | QEvent.Type.Resize | QEvent.Type.DragEnter:
                self.stop()
            case _:
                pass
        return super().eventFilter(watched, event)

    @property
    def moving(self) -> FigureView | None:
        """The figure that moves now."""
        return self._shown

    def stop(self) -> None:
        """Let every picture be still."""
        self._wait.stop()
        self._over = QModelIndex()
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _follow(self, event: QMouseEvent) -> None:
        index = self._list.indexAt(event.position().toPoint())
        if index == self._over:
            return
        self.stop()
        if index.isValid() and not event.buttons() and self._theme.motion.allowed:
            self._over = index
            self._wait.start()

    def _start(self) -> None:
        index = self._over
        delegate = self._list.itemDelegate()
        if not index.isValid() or not isinstance(delegate, LibraryCardDelegate):
            return
        exercise_id = index.data(Role.EXERCISE_ID)
        figure = self._figures.book.figure(exercise_id) if self._figures.has(exercise_id) else None
        if figure is None or len(figure.poses) < 2:
            return
        tokens = self._theme.tokens
        view = FigureView(self._figures.book, self._figures.painter, tokens, self._list.viewport())
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        selected = self._list.selectionModel().isSelected(index)
        view.set_ground(tokens.accent_soft if selected else tokens.surface)
        view.show_exercise(exercise_id, "")
        view.setGeometry(self._place(delegate, index))
        view.show()
        view.play()
        self._shown = view

    def _place(self, delegate: LibraryCardDelegate, index: QModelIndex) -> QRect:
        return delegate.figure_place(self._list.visualRect(index))
