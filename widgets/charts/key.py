"""The key of a chart: a sample of each line with its name, and what band and goals mean."""

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.charts.content import ChartContent
from widgets.charts.style import LineStyle
from widgets.theme.theme import Theme

_SAMPLE_PX = 28
_GAP_PX = 6
_BETWEEN_PX = 18


class KeyRow(QWidget):
    """One row of samples and names, painted; it says the same as text to assistive technology."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: ChartContent | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_content(self, content: ChartContent) -> None:
        """Name the lines that hold points; a line without any needs no entry."""
        self._content = content
        names = [line.name for line in content.lines if line.points]
        if content.band is not None:
            names.append(content.band.name)
        names.extend(goal.name for goal in content.goals)
        self.setAccessibleName(", ".join(names))
        self.setVisible(not content.is_empty)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._content is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 12.0
        for index, line in enumerate(self._content.lines):
            if line.points:
                if line.bars:
                    block = QRectF(x + 8, self.height() / 2 - 5, 12, 10)
                    painter.fillRect(block, LineStyle(index).color(self._theme.tokens))
                else:
                    self._sample(painter, x, LineStyle(index))
                x = self._name(painter, x, line.name)
        if self._content.band is not None:
            soft = QRectF(x, self.height() / 2 - 5, _SAMPLE_PX, 10)
            painter.fillRect(soft, self._theme.tokens.accent_soft)
            painter.setPen(self._theme.tokens.line)
            painter.drawRect(soft)
            x = self._name(painter, x, self._content.band.name)
        for goal in self._content.goals:
            painter.setPen(pg.mkPen(self._theme.tokens.caution, style=Qt.PenStyle.DashLine))
            painter.drawLine(
                round(x), self.height() // 2, round(x) + _SAMPLE_PX, self.height() // 2
            )
            x = self._name(painter, x, goal.name)

    def _sample(self, painter: QPainter, x: float, style: LineStyle) -> None:
        options = style.options(self._theme.tokens)
        middle = self.height() / 2
        painter.setPen(options["pen"])
        painter.drawLine(round(x), round(middle), round(x) + _SAMPLE_PX, round(middle))
        painter.save()
        painter.translate(x + _SAMPLE_PX / 2, middle)
        drawSymbol(painter, style.symbol, 7, options["symbolPen"], options["symbolBrush"])
        painter.restore()

    def _name(self, painter: QPainter, x: float, name: str) -> float:
        """Write the name beside its sample; where the next entry begins."""
        tokens = self._theme.tokens
        painter.setPen(tokens.second_ink)
        painter.setFont(self._theme.font(tokens.small_px))
        width = painter.fontMetrics().horizontalAdvance(name)
        place = QRectF(x + _SAMPLE_PX + _GAP_PX, 0, width + 2, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)
        return place.right() + _BETWEEN_PX
