"""The advice in the side column: as tall as its words, as long as the entries keep some rows."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

LEAST_PX = 96


class AdviceArea(QScrollArea):
    """Wishes for the height of its words, and scrolls what finds no room."""

    def __init__(self, advice: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice = advice
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(advice)
        advice.installEventFilter(self)

    def sizeHint(self) -> QSize:
        hint = self._advice.sizeHint()
        return QSize(hint.width(), max(LEAST_PX, self._advice.heightForWidth(self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # lines break elsewhere
