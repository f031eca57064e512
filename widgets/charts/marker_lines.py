"""Upright lines through a chart for what happened besides the logs; the strip has their words."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.progress.markers import Marker
from widgets.charts.clock import seconds
from widgets.theme.tokens import Tokens

_DIAMOND_PX = 4


class MarkerLines(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """All markers of one plot as one item: refilled, and painted only where they are in view."""

    def __init__(self) -> None:
        super().__init__()
        self._markers: list[tuple[float, Marker]] = []
        self._tokens: Tokens | None = None
        self.setZValue(-5)

    def show_markers(self, markers: Sequence[Marker], tokens: Tokens) -> None:
        """Show these markers instead of the ones before."""
        self._markers = [(seconds(marker.at), marker) for marker in markers]
        self._tokens = tokens
        self.prepareGeometryChange()
        self.update()

    def viewRangeChanged(self) -> None:
        """Pyqtgraph tells that another part is in view."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        if self._tokens is None:
            return
        view = self.boundingRect()
        to_px = painter.transform()
        painter.save()
        painter.resetTransform()
        for at_s, marker in self._markers:
            if view.left() <= at_s <= view.right():
                top = to_px.map(QPointF(at_s, view.bottom()))
                foot = to_px.map(QPointF(at_s, view.top()))
                self._paint_one(painter, marker, top, foot, self._tokens)
        painter.restore()

    def _paint_one(
        self, painter: QPainter, marker: Marker, top: QPointF, foot: QPointF, tokens: Tokens
    ) -> None:
        color = marker_color(marker, tokens)
        if marker.kind == "dose":
            painter.setPen(QPen(color, 1))
            painter.setBrush(tokens.surface)
            middle = QPointF(foot.x(), foot.y() - _DIAMOND_PX - 1)
            painter.drawPolygon(diamond(middle, _DIAMOND_PX))
            return
        style = Qt.PenStyle.DotLine if marker.kind == "week" else Qt.PenStyle.DashLine
        painter.setPen(QPen(color, 1, style))
        painter.drawLine(QLineF(top, foot))


def marker_color(marker: Marker, tokens: Tokens) -> QColor:
    """The colour of a marker; its sign and word say the same."""
    return {
        "flare": tokens.block,
        "step-back": tokens.caution,
        "procedure": tokens.info,
        "clearance": tokens.fine,
        "program": tokens.accent,
    }.get(marker.kind, tokens.second_ink)


def diamond(middle: QPointF, radius: float) -> QPolygonF:
    """A diamond around a point."""
    x, y = middle.x(), middle.y()
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return QPolygonF([QPointF(*corner) for corner in corners])
