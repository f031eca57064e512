"""The plot inside a chart: what the wheel does in it, and how its axes look."""

from datetime import datetime, time

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent

from designer.charts.ticks import date_ticks
from widgets.charts.clock import moment_of, seconds
from widgets.theme.theme import Theme

AXIS_PX = 40
_DATE_PX = 72  # a date label with room around it


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Ctrl and the wheel zoom in time; the wheel alone scrolls the page below it.

    Signals:
        reset_requested(): a double click asks for everything.
    """

    reset_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=True, y=False)
        item.showGrid(x=False, y=True, alpha=0.15)
        item.getAxis("left").setWidth(AXIS_PX)
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
            (seconds(datetime.combine(day, time())), text)
            for day, text in date_ticks(first, last, most)
        ]
        self.getPlotItem().getAxis("bottom").setTicks([ticks])

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
