"""The names of lines and goals at the right edge of a chart, beside where the lines end."""

from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.charts.spread import spread
from widgets.charts.style import LineStyle
from widgets.theme.theme import Theme

NAMES_PX = 172
_SAMPLE_PX = 22


class EndName(NamedTuple):
    """A name beside the height ``y_px``.

    Without a style it belongs to a goal; with one a ``goal`` is that of the line drawn so. ``bare``
    names stand without a sample.
    """

    y_px: float
    text: str
    style: LineStyle | None
    goal: bool = False
    bare: bool = False


class EndNames(QWidget):
    """Painted names, moved apart where one would cover another; whole names are in the tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[EndName, ...] = ()
        self.setFixedWidth(NAMES_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        theme.changed.connect(self.update)

    def show_names(self, names: Sequence[EndName]) -> None:
        """Show these instead of the ones before."""
        names = tuple(names)
        if names == self._names:
            return
        self._names = names
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NAMES_PX, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(tokens.small_px))
        line = painter.fontMetrics().height()
        wanted = [name.y_px for name in self._names]
        places = spread(wanted, line - 1, line / 2, self.height() - line / 2)
        for y, name in zip(places, self._names, strict=True):
            if not name.bare:
                self._sample(painter, y, name.style, goal=name.goal)
            of_line = name.style is not None and not name.goal
            painter.setPen(tokens.ink if of_line else tokens.second_ink)
            place = QRectF(_SAMPLE_PX + 8, y - line / 2, self.width() - _SAMPLE_PX - 8, line)
            text = painter.fontMetrics().elidedText(
                name.text, Qt.TextElideMode.ElideRight, int(place.width())
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _sample(self, painter: QPainter, y: float, style: LineStyle | None, *, goal: bool) -> None:
        tokens = self._theme.tokens
        left, right = QPointF(4, y), QPointF(4 + _SAMPLE_PX, y)
        if style is None:
            painter.setPen(QPen(tokens.caution, 1, Qt.PenStyle.DashLine))
            painter.drawLine(left, right)
            return
        color = style.color(tokens)
        painter.setPen(QPen(color, 1.4, Qt.PenStyle.DashLine if goal else style.dash))
        painter.drawLine(left, right)
        fill = color if style.filled else tokens.surface
        painter.save()
        painter.translate(4 + _SAMPLE_PX / 2, y)
        drawSymbol(painter, style.symbol, 7, pg.mkPen(color, width=1.2), pg.mkBrush(fill))
        painter.restore()
