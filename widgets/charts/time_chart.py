"""One chart over time: lines that break at gaps, a band, goals, markers, hover, keys and click."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.charts.content import ChartContent, Goal
from designer.charts.lines import line_number, twins
from designer.progress.markers import Marker
from designer.progress.series import Point
from widgets.charts.brushes import band_brush, bar_brushes
from widgets.charts.clock import WEEK_S, seconds
from widgets.charts.end_names import EndName, EndNames
from widgets.charts.marker_lines import MarkerLines
from widgets.charts.plot import Plot
from widgets.charts.read_out import ReadOut
from widgets.charts.trace import Trace
from widgets.common.labels import ElidedLabel, plain_label
from widgets.theme.theme import Theme, set_role
from widgets.theme.tokens import Tokens

_BAR_S = WEEK_S * 0.8
_BAR_MARGIN_S = (WEEK_S - _BAR_S) / 2
_NEAR_PX = 24  # how near the pointer must be to a day to read it
_CLICK_PX = 12
_ZOOM = 1.5
_BEYOND = 1000  # above every value axis
_PAN = 0.25
_HEIGHT_PX, _TALL_PX = 128, 168  # with one line, and with several to tell apart


class TimeChart(QWidget):
    """Keeps its plot and is refilled for another patient, which is far quicker than a new one.

    With the focus on it: left and right read one entry after the other, Enter opens it, plus and
    minus zoom, Shift with left and right pan, Home shows everything.

    Signals:
        entry_activated(str): somebody clicked the point of this log entry, or pressed Enter on it.
        range_changed(): another part of the time axis is in view.
        reset_requested(): show everything.
    """

    entry_activated = Signal(str)
    range_changed = Signal()
    reset_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: ChartContent | None = None
        self._reader: ReadOut | None = None  # of the content
        self._markers: tuple[Marker, ...] = ()
        self._traces: list[Trace] = []
        self._goals: list[Any] = []
        self._twins: dict[str, str] = {}  # lines that lie under another one from end to end
        self._read: Point | None = None  # what the keys have come to
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_HEIGHT_PX)
        self._title = plain_label("", "subheading")
        self._readout = ElidedLabel("", "hint")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._idle = ""  # what the read-out says while nothing is read
        self._names = EndNames(theme)
        self.plot = Plot()
        self._fill_plot()
        self._arrange()
        self._paint(theme.tokens)
        theme.changed.connect(self._paint)

    def show_content(self, content: ChartContent, markers: Sequence[Marker] = ()) -> None:
        """Show these lines and markers instead of what was there; the time range stays."""
        self._content, self._markers, self._read = content, tuple(markers), None
        empty = content.is_empty
        self._title.setText(content.title)
        self._idle = self.tr("Nothing logged yet.") if empty else self._caption_of(content)
        self._readout.setText(self._idle)
        self.setAccessibleName(content.title)
        said = content.words or (self.tr("Nothing logged yet.") if empty else "")
        self.setAccessibleDescription(f"{said} {content.source}".strip())
        self._cursor.hide()
        self._twins = twins(content)
        self._fill(content)
        self._reader = ReadOut(content, self._markers, self._traces)
        self._markers_item.show_markers(markers, self._theme.tokens)
        self._scale(content)
        self.setMinimumHeight(_TALL_PX if len(content.lines) > 1 else _HEIGHT_PX)
        self._fit()

    def show_range(self, first_s: float, last_s: float) -> None:
        """Show this span of time, in seconds of the axis."""
        self.plot.setXRange(first_s, last_s, padding=0)

    def limit_time(self, first_s: float, last_s: float) -> None:
        """Keep zoom and pan inside this span."""
        self.plot.setLimits(xMin=first_s, xMax=last_s, minXRange=2 * 86_400)

    @property
    def time_range(self) -> tuple[float, float]:
        """The part of the time axis in view, in its seconds."""
        first, last = self._view.viewRange()[0]
        return float(first), float(last)

    def axis_px(self) -> tuple[float, float]:
        """Where the time axis begins and ends, in pixels of this widget."""
        area: QRectF = self._view.sceneBoundingRect()
        left = self.plot.pos().x()
        return left + area.left(), left + area.right()

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as long a time around the middle, or around what is being read."""
        first, last = self.time_range
        middle = seconds(self._read.at) if self._read is not None else (first + last) / 2
        self.show_range(middle - (middle - first) * factor, middle + (last - middle) * factor)

    def pan(self, share: float) -> None:
        """Move by a share of the time in view; more than 0 is later."""
        first, last = self.time_range
        step = (last - first) * share
        self.show_range(first + step, last + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                later = event.key() == Qt.Key.Key_Right
                if shift:
                    self.pan(_PAN if later else -_PAN)
                else:
                    self._read_next(later=later)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1 / _ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(_ZOOM)
            case Qt.Key.Key_Home:
                self.reset_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._read and self._read.entry_id:
                self.entry_activated.emit(self._read.entry_id)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cursor.hide()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            radius = self._theme.tokens.radius_s
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _fill_plot(self) -> None:
        item = self.plot.getPlotItem()
        self._view = item.getViewBox()
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._band.setZValue(-20)
        for line in self._band.lines:
            line.setPen(pg.mkPen(None))
        self._bars = pg.BarGraphItem(x0=[], height=[], width=_BAR_S)
        self._markers_item = MarkerLines()
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.hide()
        for part in (self._band, self._bars, self._markers_item, self._cursor):
            item.addItem(part, ignoreBounds=True)
        self._view.sigXRangeChanged.connect(self._follow_range)
        self._view.sigResized.connect(self._fit)
        self.plot.scene().sigMouseMoved.connect(self._read_out)
        self.plot.scene().sigMouseClicked.connect(self._click)
        self.plot.reset_requested.connect(self.reset_requested)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.setSpacing(16)
        head.addWidget(self._title)
        head.addWidget(self._readout, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.plot, 1)
        body.addWidget(self._names)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _caption_of(self, content: ChartContent) -> str:
        said = []
        if content.band is not None:
            shaded = (
                self.tr("Hatched: {what}.") if content.band.limit else self.tr("Shaded: {what}.")
            )
            said.append(shaded.format(what=content.band.name))
        said.append(content.source)
        return " ".join(part for part in said if part)

    def _fill(self, content: ChartContent) -> None:
        tokens = self._theme.tokens
        while len(self._traces) < len(content.lines):
            self._traces.append(Trace(self.plot.getPlotItem(), len(self._traces)))
        for index, trace in enumerate(self._traces):
            line = content.lines[index] if index < len(content.lines) else None
            trace.show(line, content.gap_days, tokens)
        bars = [point for line in content.lines if line.bars for point in line.points]
        self._bars.setOpts(
            x0=[seconds(point.at) + _BAR_MARGIN_S for point in bars],
            height=[point.value for point in bars],
            brushes=bar_brushes(content, bars, tokens),
        )
        while len(self._goals) < len(content.goals):
            self._goals.append(pg.InfiniteLine(angle=0, movable=False))
            self._goals[-1].setZValue(-10)
            self.plot.getPlotItem().addItem(self._goals[-1], ignoreBounds=True)
        for index, item in enumerate(self._goals):
            item.setVisible(index < len(content.goals))
            if index < len(content.goals):
                item.setValue(content.goals[index].value)
                item.setPen(self._goal_pen(content, content.goals[index]))
        self._band.setVisible(content.band is not None)
        if content.band is not None:
            band = content.band
            self._band.setRegion((band.high, _BEYOND) if band.limit else (band.low, band.high))
            self._band.setBrush(band_brush(band, tokens))

    def _scale(self, content: ChartContent) -> None:
        top = content.height
        # A low chart needs more room at its ends, or the outermost figures would not fit.
        foot, head = (0.09, 1.08) if len(content.lines) > 1 else (0.16, 1.14)
        self.plot.setYRange(-top * foot, top * head, padding=0)
        self.plot.value_axis(top)

    def _follow_range(self) -> None:
        self._fit()
        self.range_changed.emit()

    def _fit(self) -> None:
        """Draw the lines anew for what is in view, and put the names beside their ends."""
        if self._content is None:
            return
        first, last = self.time_range
        columns = max(16, int(self._view.width()))
        self.plot.date_axis(first, last, columns)
        for trace in self._traces:
            trace.fit(first, last, columns)
        self._name_ends(self._content, last)

    def _name_ends(self, content: ChartContent, last_s: float) -> None:
        low, high = self._view.viewRange()[1]
        area = self._view.sceneBoundingRect()

        def y_px(value: float) -> float:
            return float(area.bottom() - (value - low) / (high - low) * area.height())

        names = []
        for line, trace in zip(content.lines, self._traces, strict=False):
            point = trace.last_before(last_s)
            if point is not None and not line.bars:
                name = line.name
                if twin := self._twins.get(line.name):
                    name = self.tr("{name}: as {other}").format(name=line.name, other=twin)
                names.append(EndName(y_px(point.value), name, trace.style))
        for goal in content.goals:
            number = line_number(content, goal)
            style = None if number is None else self._traces[number].style
            names.append(EndName(y_px(goal.value), goal.name, style, goal=True))
        bars = [point for line in content.lines if line.bars for point in line.points]
        if bars and bars[-1].at == content.so_far and seconds(bars[-1].at) <= last_s:
            said = self.tr("this week so far: {n}").format(n=f"{bars[-1].value:g}")
            names.append(EndName(y_px(bars[-1].value), said, None, bare=True))
        self._names.show_names(names)

    def _paint(self, tokens: Tokens) -> None:
        self.plot.paint_axes(self._theme)
        self._cursor.setPen(pg.mkPen(tokens.accent, width=2))
        content = self._content
        if content is not None:
            for goal, item in zip(content.goals, self._goals, strict=False):
                item.setPen(self._goal_pen(content, goal))
            if content.band is not None:
                self._band.setBrush(band_brush(content.band, tokens))
            bars = [point for line in content.lines if line.bars for point in line.points]
            self._bars.setOpts(brushes=bar_brushes(content, bars, tokens))
        self._markers_item.show_markers(self._markers, tokens)
        self._bars.setOpts(pen=pg.mkPen(tokens.series[0]))
        for trace in self._traces:
            trace.paint(tokens)

    def _goal_pen(self, content: ChartContent, goal: Goal) -> QPen:
        """A goal of one of several lines has that line's colour."""
        tokens, number = self._theme.tokens, line_number(content, goal)
        color = tokens.caution if number is None else self._traces[number].style.color(tokens)
        pen: QPen = pg.mkPen(color, width=1, style=Qt.PenStyle.DashLine)
        return pen

    def _read_next(self, *, later: bool) -> None:
        """Read the next day with an entry, and bring it into view."""
        first, last = self.time_range
        here = seconds(self._read.at) if self._read else (first - 1 if later else last + 1)
        found = self._reader.next_point(here, later=later) if self._reader else None
        if found is None or self._reader is None:
            return
        self._read = found
        at_s = seconds(found.at)
        if not first <= at_s <= last:
            self.pan((at_s - (first + last) / 2) / (last - first))
        self._cursor.setValue(at_s)
        self._cursor.show()
        said = self._reader.words(at_s, 0)
        self._readout.setText(said)
        self.setAccessibleDescription(said)

    def _click(self, event: Any) -> None:
        """Open the entry of the point under the pointer."""
        if self._reader is None or event.double() or not self._in_view(event.scenePos()):
            return
        place = self._view.mapSceneToView(event.scenePos())
        width, height = self._view.viewPixelSize()
        points = self._reader.near(place.x())
        near = [
            (abs(seconds(point.at) - place.x()) / width, abs(point.value - place.y()) / height, p)
            for p, point in enumerate(points)
        ]
        near = [found for found in near if max(found[:2]) <= _CLICK_PX]
        if near and (entry_id := points[min(near)[2]].entry_id):
            self.entry_activated.emit(entry_id)

    def _in_view(self, place: QPointF) -> bool:
        return bool(self._view.sceneBoundingRect().contains(place))

    def _read_out(self, place: QPointF) -> None:
        """Say in words what was logged on the day under the pointer."""
        if self._reader is None or self._content is None or self._content.is_empty:
            return
        if not self._in_view(place):
            self._readout.setText(self._idle)
            return
        near_s = _NEAR_PX * self._view.viewPixelSize()[0]
        at_s = self._view.mapSceneToView(place).x()
        self._readout.setText(self._reader.words(at_s, near_s))
