"""The figure between its panels; where there is little room all of them stand on one side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.common.scrolling import scrolled

_LEFT_PX, _RIGHT_PX, _GAP_PX = 288, 332, 16


class Sides(QWidget):
    """``left`` and ``right`` are panels below each other; they scroll where the screen is low."""

    def __init__(self, canvas: QWidget, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._canvas, self._left_panels = canvas, left
        self._left, self._left_column = _column(_LEFT_PX)
        self._right, self._right_column = _column(_RIGHT_PX)
        for at, panel in enumerate(left):
            self._left_column.insertWidget(at, panel)
        for at, panel in enumerate(right):
            self._right_column.insertWidget(at, panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        row.addWidget(self._left)
        row.addWidget(canvas, 1)
        row.addWidget(self._right)

    def minimumSizeHint(self) -> QSize:
        least = self._canvas.minimumSizeHint().expandedTo(self._canvas.minimumSize())
        return QSize(least.width() + _GAP_PX + _RIGHT_PX, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.minimumSizeHint().width() + _LEFT_PX + _GAP_PX
        if narrow == self._left.isHidden():
            return
        column = self._right_column if narrow else self._left_column
        for at, panel in enumerate(self._left_panels):
            column.insertWidget(at, panel)
        self._left.setVisible(not narrow)


def _column(width_px: int) -> tuple[QScrollArea, QVBoxLayout]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(16)
    column.addStretch(1)
    area = scrolled(inside)
    area.setFixedWidth(width_px)
    return area, column
