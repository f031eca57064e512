"""One line of a chart: kept, refilled, and never drawn with more points than can be seen."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from designer.charts.content import ChartLine
from designer.progress.series import Point, Series
from widgets.charts.clock import arrays, broken
from widgets.charts.pyramid import Pyramid
from widgets.charts.style import LineStyle
from widgets.charts.symbols import Symbols
from widgets.theme.tokens import Tokens

_MOST_SYMBOLS = 240  # more cannot be told apart
_WIDE_UP_TO = 2000  # wide lines of many points cost many times the paint time


class Trace:
    """A curve and its symbols in a plot."""

    def __init__(self, plot: Any, index: int) -> None:  # pyqtgraph has no types
        self.style = LineStyle(index)
        self.points: Series = ()
        self._line: ChartLine | None = None
        self._ideal = Pyramid(np.empty(0), np.empty(0))  # the points as logged
        self._drawn = self._ideal  # with breaks at gaps
        self._curve = pg.PlotCurveItem(connect="finite")
        self._symbols = Symbols()
        self._curve.setZValue(20 - index)
        self._symbols.setZValue(30 - index)
        plot.addItem(self._curve, ignoreBounds=True)
        plot.addItem(self._symbols, ignoreBounds=True)

    def show(self, line: ChartLine | None, gap_days: float, tokens: Tokens) -> None:
        """Take another line, or none; nothing is drawn before ``fit``."""
        self._line = line
        self.points = () if line is None or line.bars else line.points
        at_s, value = arrays(self.points)
        self._ideal = Pyramid(at_s, value)
        self._drawn = Pyramid(*broken(at_s, value, gap_days))
        for item in (self._curve, self._symbols):
            item.setVisible(bool(self.points))
        self.paint(tokens)

    def fit(self, first_s: float, last_s: float, columns: int) -> None:
        """Draw what lies between two times on so many columns of pixels."""
        if not self.points:
            return
        at_s, value = self._drawn.between(first_s, last_s, columns)
        self._curve.setData(at_s, value, connect="finite")
        few = len(at_s) <= _MOST_SYMBOLS
        if few:
            there = np.isfinite(value)
            self._symbols.show_at(at_s[there], value[there])
        self._symbols.setVisible(few)

    def nearest(self, at_s: float) -> Point | None:
        """The point nearest to a time."""
        number = self._ideal.nearest(at_s)
        return None if number is None else self.points[number]

    def last_before(self, at_s: float) -> Point | None:
        """The last point up to a time."""
        number = int(np.searchsorted(self._ideal.at_s, at_s, side="right")) - 1
        return self.points[number] if number >= 0 else None

    def paint(self, tokens: Tokens) -> None:
        """Take on the colours of a theme."""
        main = self._line is not None and self._line.main
        color = self.style.color(tokens)
        width = (2.0 if main else 1.2) if len(self.points) <= _WIDE_UP_TO else 1
        pen = pg.mkPen(color, width=width)
        if len(self.points) <= _WIDE_UP_TO:
            pen.setStyle(self.style.dash)
        else:
            pen.setStyle(Qt.PenStyle.SolidLine)
        self._curve.setPen(pen)
        fill = color if self.style.filled else tokens.surface
        self._symbols.set_look(self.style.symbol, 8 if main else 6, color, fill)
