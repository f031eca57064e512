"""One chart over time: lines that break at gaps, a band, goals, markers, hover and click."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.progress.markers import Marker
from designer.progress.series import Point, Series, runs
from widgets.charts.content import ChartContent
from widgets.charts.key import KeyRow
from widgets.charts.marker_lines import MarkerLines
from widgets.charts.style import LineStyle
from widgets.common.dates import shown_date
from widgets.common.labels import ElidedLabel, plain_label
from widgets.theme.theme import Theme, set_role
from widgets.theme.tokens import Tokens

_WEEK_S = 7 * 86_400
_BAR_S = _WEEK_S * 0.8
_BAR_MARGIN_S = (_WEEK_S - _BAR_S) / 2
_NEAR_PX = 24  # how near the pointer must be to a day to read it


def seconds(moment: datetime) -> float:
    """A wall time as the number that the time axis uses; zones and daylight saving play no part."""
    return moment.replace(tzinfo=UTC).timestamp()


def moment_of(at_s: float) -> datetime:
    """The wall time at a place of the time axis."""
    return datetime.fromtimestamp(at_s, tz=UTC).replace(tzinfo=None)


class TimeChart(QWidget):
    """Keeps its plot and is refilled for another patient, which is far quicker than a new one.

    Signals:
        entry_activated(str): somebody clicked the point of this log entry.
    """

    entry_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: ChartContent | None = None
        self._lines: list[Any] = []
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = plain_label("", "subheading")
        self._readout = ElidedLabel("", "hint")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._key = KeyRow(theme)
        self._empty = plain_label("", "hint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        axis = pg.DateAxisItem(orientation="bottom", utcOffset=0)
        self.plot = pg.PlotWidget(axisItems={"bottom": axis})
        self._prepare_plot()
        self._markers = MarkerLines(self.plot.getPlotItem())
        self._arrange()
        theme.changed.connect(self._paint)

    def show_content(
        self, content: ChartContent, markers: Sequence[Marker] = (), *, name_markers: bool = True
    ) -> None:
        """Show these lines and markers instead of what was there; the time range stays."""
        self._content = content
        self._title.setText(content.title)
        self.plot.setAccessibleName(content.title)
        self._readout.setText("")
        empty = content.is_empty
        self._empty.setText(self.tr("Nothing logged yet.") if empty else "")
        self._empty.setVisible(empty)
        self.plot.setVisible(not empty)
        self._key.show_content(content)
        self._fill(content)
        self._markers.show(markers, self._theme.tokens, named=name_markers)
        self._scale(content)

    def show_range(self, first_s: float, last_s: float) -> None:
        """Show this span of time, in seconds of the axis."""
        self.plot.setXRange(first_s, last_s, padding=0.02)

    def link_time(self, other: "TimeChart") -> None:
        """Share the time axis with another chart."""
        self.plot.setXLink(other.plot)

    def _prepare_plot(self) -> None:
        item = self.plot.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=True, y=False)
        item.showGrid(x=False, y=True, alpha=0.15)
        item.getAxis("left").setWidth(36)
        self.plot.setMinimumHeight(112)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self.plot.scene().sigMouseMoved.connect(self._read_out)
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._band.setZValue(-20)
        for line in self._band.lines:
            line.setPen(pg.mkPen(None))
        self._goal = pg.InfiniteLine(angle=0, movable=False)
        self._goal.setZValue(-10)
        self._bars = pg.BarGraphItem(x0=[], height=[], width=_BAR_S)
        item.addItem(self._band)
        item.addItem(self._goal)
        item.addItem(self._bars)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 0)
        head.setSpacing(16)
        head.addWidget(self._title)
        head.addWidget(self._readout, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._key)
        column.addWidget(self.plot, 1)
        column.addWidget(self._empty, 1)

    def _fill(self, content: ChartContent) -> None:
        tokens = self._theme.tokens
        while len(self._lines) < len(content.lines):
            line = pg.PlotDataItem(connect="finite")
            self.plot.getPlotItem().addItem(line)
            # After addItem: before it pyqtgraph forgets these settings.
            line.setDownsampling(auto=True, method="peak")
            line.setClipToView(True)
            line.sigPointsClicked.connect(self._click)
            self._lines.append(line)
        for index, line in enumerate(self._lines):
            shown = index < len(content.lines) and not content.lines[index].bars
            line.setVisible(shown)
            if shown:
                points = content.lines[index].points
                at, value = _with_gaps(points)
                line.setData(at, value, **LineStyle(index).options(tokens, len(points)))
                line.setZValue(len(self._lines) - index)
        bars = [point for line in content.lines if line.bars for point in line.points]
        self._bars.setOpts(
            x0=[seconds(point.at) + _BAR_MARGIN_S for point in bars],
            height=[point.value for point in bars],
        )
        self._paint(tokens)

    def _scale(self, content: ChartContent) -> None:
        values = [point.value for line in content.lines for point in line.points]
        top = max([content.top, *values])
        self.plot.setYRange(0, top, padding=0.12)
        self.plot.setLimits(yMin=-top * 0.2, yMax=top * 1.3)
        self._band.setVisible(content.band is not None)
        if content.band is not None:
            self._band.setRegion((content.band.low, content.band.high))
        self._goal.setVisible(bool(content.goals))
        if content.goals:
            self._goal.setValue(content.goals[0].value)

    def _paint(self, tokens: Tokens) -> None:
        self.plot.setBackground(tokens.surface)
        for name in ("left", "bottom"):
            axis = self.plot.getPlotItem().getAxis(name)
            axis.setPen(pg.mkPen(tokens.line))
            axis.setTextPen(pg.mkPen(tokens.second_ink))
            axis.setTickFont(self._theme.font(tokens.small_px))
        self._band.setBrush(pg.mkBrush(tokens.accent_soft))
        self._goal.setPen(pg.mkPen(tokens.caution, width=1, style=Qt.PenStyle.DashLine))
        self._markers.paint(tokens)
        self._bars.setOpts(brush=pg.mkBrush(tokens.series[0]), pen=pg.mkPen(None))
        if self._content is not None:
            for index, shown in enumerate(self._content.lines):
                options = LineStyle(index).options(tokens, len(shown.points))
                self._lines[index].setPen(options["pen"])
                self._lines[index].setSymbolPen(options["symbolPen"])
                self._lines[index].setSymbolBrush(options["symbolBrush"])

    def _click(self, line: object, points: Sequence[Any], _event: object = None) -> None:
        # pyqtgraph drops points outside the view, but not what was attached to them; so a point is
        # known by its place in time.
        if self._content is None or not len(points):
            return
        shown = self._content.lines[self._lines.index(line)]
        nearest = _nearest(shown.points, points[0].pos().x())
        if nearest is not None and nearest.entry_id:
            self.entry_activated.emit(nearest.entry_id)

    def _read_out(self, place: QPointF) -> None:
        """Say in words what was logged on the day under the pointer."""
        box = self.plot.getPlotItem().getViewBox()
        if self._content is None or not box.sceneBoundingRect().contains(place):
            self._readout.setText("")
            return
        at_s = box.mapSceneToView(place).x()
        near_s = _NEAR_PX * box.viewPixelSize()[0]
        self._readout.setText(self._words(self._content, at_s, near_s))

    def _words(self, content: ChartContent, at_s: float, near_s: float) -> str:
        found = [
            (line.name, point)
            for line in content.lines
            if (point := _nearest(line.points, at_s)) and abs(seconds(point.at) - at_s) <= near_s
        ]
        if not found:
            return self.tr("nothing logged here")
        day = min((point for _, point in found), key=lambda point: abs(seconds(point.at) - at_s)).at
        said = [f"{name} {point.value:g}" for name, point in found if point.at.date() == day.date()]
        return f"{shown_date(day.date())}: " + ", ".join(said)


def _with_gaps(points: Series) -> tuple[Any, Any]:
    """Places and values; a NaN between two runs breaks the line there."""
    at: list[float] = []
    value: list[float] = []
    for run in runs(points):
        if at:
            at.append(at[-1])
            value.append(np.nan)
        at.extend(seconds(point.at) for point in run)
        value.extend(point.value for point in run)
    return np.array(at, dtype=float), np.array(value, dtype=float)


def _nearest(points: Series, at_s: float) -> Point | None:
    return min(points, key=lambda point: abs(seconds(point.at) - at_s), default=None)
