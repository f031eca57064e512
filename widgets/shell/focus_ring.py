"""A frame around what has the keyboard and does not show it by itself: areas that scroll."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QStyledItemDelegate,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from widgets.theme.theme import Theme

WIDTH_PX = 2


class FocusRing(QObject):
    """Follows the focus. A list with a chosen row shows that row, and needs no frame."""

    def __init__(self, theme: Theme, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.frame: _Frame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.frame is not None and isValid(self.frame):
            self.frame.hide()
            self.frame.deleteLater()
        self.frame = None
        if new is not None and needs_frame(new):
            self.frame = _Frame(new, self._theme)


def needs_frame(widget: QWidget) -> bool:
    """Whether nothing of the widget itself says that it has the focus.

    A widget that paints itself may ask for the frame by the property "framed".
    """
    if widget.property("framed"):
        return True
    if not isinstance(widget, QAbstractScrollArea) or widget.property("boxed"):
        return False
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return False
    if isinstance(widget, QAbstractItemView):
        # Qt's own rows look the same with and without the focus; our delegates draw it.
        own_rows = type(widget.itemDelegate()) is not QStyledItemDelegate
        return not (own_rows and widget.currentIndex().isValid())
    return True


class _Frame(QWidget):
    """Lies over the widget's edge and lets every click through."""

    def __init__(self, around: QWidget, theme: Theme) -> None:
        super().__init__(around.window())
        self._around, self._color = around, theme.tokens.accent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        selection = around.selectionModel() if isinstance(around, QAbstractItemView) else None
        if selection is not None:
            selection.currentChanged.connect(self._give_way)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, WIDTH_PX))
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, 4, 4)

    def _give_way(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.setVisible(needs_frame(self._around))

    def _place(self) -> None:
        window = self._around.window()
        self.setGeometry(QRect(self._around.mapTo(window, QPoint()), self._around.size()))
