"""The plot inside a chart: what the wheel does in it, and how its axes look."""

from datetime import datetime, time
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QWheelEvent

from designer.charts.ticks import date_ticks, value_ticks
from widgets.charts.clock import moment_of, seconds
from widgets.common.dates import shown_tick
from widgets.theme.theme import Theme

AXIS_PX = 40
_DATE_PX = 72  # a date label with room around it


class _QuickAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws itself straight away: to record the labels and play them back takes thrice as long."""

    picture: Any  # what is to be drawn, not a recording; None where something changed

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        if self.picture is None:
            self.picture = self.generateDrawSpecs(painter)
        if self.picture is None:
            return
        (_, start, end), ticks, texts = self.picture
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self.pen().color()))  # opaque and thin: Qt draws nothing faster
        painter.drawLines([QLineF(start, end), *(QLineF(p1, p2) for _, p1, p2 in ticks)])
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        for place, flags, text in texts:
            painter.drawText(place, int(flags), text)


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Ctrl and the wheel zoom in time; the wheel alone scrolls the page below it.

    Signals:
        reset_requested(): a double click asks for everything.
    """

    reset_requested = Signal()

    def __init__(self) -> None:
        sides = ("left", "bottom")
        super().__init__(axisItems={side: _QuickAxis(orientation=side) for side in sides})
        self._ticks: dict[str, list[tuple[float, str]]] = {}
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=True, y=False)
        item.showGrid(x=False, y=True, alpha=0.15)
        item.getAxis("left").setWidth(AXIS_PX)
        for side in sides:
            item.getAxis(side).setZValue(-1)  # the grid lies below the lines
        item.getViewBox().disableAutoRange()
        self.setFrameShape(self.Shape.NoFrame)
        # The chart around it has the keys, and one stop of the Tab key is enough.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(320, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def date_axis(self, first_s: float, last_s: float, width_px: float) -> None:
        """Label the time axis between two times: Mondays, or the first days of months."""
        first, last = moment_of(first_s).date(), moment_of(last_s).date()
        most = max(2, int(width_px / _DATE_PX))
        ticks = [
            (seconds(datetime.combine(tick.on, time())), shown_tick(tick.on, month=tick.is_month))
            for tick in date_ticks(first, last, most)
        ]
        self._label("bottom", ticks)

    def value_axis(self, top: float) -> None:
        """Label the values from 0 to ``top``."""
        self._label("left", [(value, f"{value:g}") for value in value_ticks(top, 5)])

    def _label(self, axis: str, ticks: list[tuple[float, str]]) -> None:
        """Put labels on an axis; drawing the same ones anew would cost as much as the lines."""
        if self._ticks.get(axis) != ticks:
            self._ticks[axis] = ticks
            self.getPlotItem().getAxis(axis).setTicks([ticks])

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_requested.emit()
        event.accept()

    def paint_axes(self, theme: Theme) -> None:
        """Take on the colours of a theme."""
        tokens = theme.tokens
        self.setBackground(tokens.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(pg.mkPen(tokens.line))
            axis.setTextPen(pg.mkPen(tokens.second_ink))
            axis.setTickFont(theme.font(tokens.small_px))
