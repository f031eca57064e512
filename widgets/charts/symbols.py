"""The symbols of a line's points: one small picture, painted at each of them.

pyqtgraph's scatter plot keeps a style for each single point, which costs more than the painting.
"""

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class Symbols(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Equal symbols at places of the plot."""

    def __init__(self) -> None:
        super().__init__()
        self._at_s, self._value = np.empty(0), np.empty(0)
        self._look: tuple[str, int, QColor, QColor] | None = None
        self._picture: QPixmap | None = None

    def set_look(self, symbol: str, size_px: int, line: QColor, fill: QColor) -> None:
        """The symbol, and its colours."""
        look = (symbol, size_px, line, fill)
        if look != self._look:
            self._look, self._picture = look, None
            self.update()

    def show_at(self, at_s: Any, value: Any) -> None:
        """Paint a symbol at each of these places."""
        self._at_s, self._value = at_s, value
        self.prepareGeometryChange()
        self.update()

    def viewRangeChanged(self) -> None:
        """Pyqtgraph tells that another part is in view."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._look is None or not len(self._at_s):
            return
        picture = self._drawn(painter.device().devicePixelRatioF())
        half = picture.deviceIndependentSize() / 2
        to_px = painter.transform()
        x = self._at_s * to_px.m11() + (to_px.dx() - half.width())
        y = self._value * to_px.m22() + (to_px.dy() - half.height())
        painter.save()
        painter.resetTransform()
        for left, top in zip(x.tolist(), y.tolist(), strict=True):
            painter.drawPixmap(QPointF(left, top), picture)
        painter.restore()

    def _drawn(self, ratio: float) -> QPixmap:
        if self._look is None:
            return QPixmap()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            symbol, size, line, fill = self._look
            room = size + 4
            picture = QPixmap(round(room * ratio), round(room * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(room / 2, room / 2)
            drawSymbol(painter, symbol, size, pg.mkPen(line, width=1.2), pg.mkBrush(fill))
            painter.end()
            self._picture = picture
        return self._picture
