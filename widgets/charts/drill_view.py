"""Small multiples: for each drill the worst pain of its sessions, all on one scale."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.charts.thin import thinned
from designer.progress.response import DrillResponse
from designer.progress.series import Point
from widgets.charts.clock import seconds
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.theme.theme import Theme

_LEAST_PX = 220
_CELL_PX = 104
_GAP_PX = 16
_TOP, _FOOT = 22, 22  # for the name and the words
_SCALE = 10.0
_NEAR_PX = 8
_MOST_DOTS = 80


class DrillView(QWidget):
    """A cell for each drill. A click on a point opens its entry; the tooltip says it in words.

    Signals:
        entry_activated(str): somebody clicked the point of this entry.
    """

    entry_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drills: tuple[DrillResponse, ...] = ()
        self._span = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pain by exercise"))
        theme.changed.connect(self.update)

    def show_drills(
        self, drills: Sequence[DrillResponse], span: tuple[datetime, datetime] | None
    ) -> None:
        """Show these drills over one span of time."""
        self._drills = tuple(drills)
        if span is not None:
            self._span = seconds(span[0]), seconds(span[1])
        self.setAccessibleDescription("; ".join(f"{d.name}: {d.words}" for d in self._drills))
        self._take_room()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * _LEAST_PX, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, drill in enumerate(self._drills):
            self._paint_cell(painter, drill, self._cell(number))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._point_at(event.position())
        if found is not None:
            self.entry_activated.emit(found[1].entry_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = QPointF(event.pos())
            QToolTip.showText(event.globalPos(), as_tooltip(self._words_at(place)), self)
            return True
        return super().event(event)

    def _words_at(self, place: QPointF) -> str:
        found = self._point_at(place)
        if found is not None:
            drill, point = found
            bad = self.tr(", bad response") if point.entry_id in drill.bad_ids else ""
            on = shown_date(point.at.date())
            return (
                f"{drill.name}, {on}: "
                + self.tr("worst pain {n}").format(n=f"{point.value:g}")
                + bad
            )
        for number, drill in enumerate(self._drills):
            if self._cell(number).contains(place):
                return f"{drill.name}: {drill.words}"
        return ""

    def _columns(self) -> int:
        return max(1, (self.width() + _GAP_PX) // (_LEAST_PX + _GAP_PX))

    def _cell(self, number: int) -> QRectF:
        columns = self._columns()
        width = (self.width() + _GAP_PX) / columns - _GAP_PX
        row, column = divmod(number, columns)
        return QRectF(column * (width + _GAP_PX), row * (_CELL_PX + _GAP_PX), width, _CELL_PX)

    def _take_room(self) -> None:
        rows = -(-len(self._drills) // self._columns())
        self.setFixedHeight(max(0, rows * (_CELL_PX + _GAP_PX) - _GAP_PX))

    def _place(self, point: Point, cell: QRectF) -> QPointF:
        first, last = self._span
        share = (seconds(point.at) - first) / max(1.0, last - first)
        high = cell.height() - _TOP - _FOOT
        return QPointF(
            cell.left() + 6 + share * (cell.width() - 12),
            cell.top() + _TOP + (1 - point.value / _SCALE) * high,
        )

    def _paint_cell(self, painter: QPainter, drill: DrillResponse, cell: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(tokens.body_px))
        painter.setPen(tokens.ink)
        self._write(painter, QRectF(cell.left(), cell.top(), cell.width(), _TOP), drill.name)
        area = cell.adjusted(0, _TOP, 0, -_FOOT)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(tokens.line, 1, Qt.PenStyle.DotLine))
        painter.drawLine(area.topLeft(), area.topRight())
        shown = thinned(drill.points, int(cell.width()))
        places = [self._place(point, cell) for point in shown]
        painter.setPen(QPen(tokens.series[0], 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        few = len(shown) <= _MOST_DOTS
        for place, point in zip(places, shown, strict=True):
            bad = point.entry_id in drill.bad_ids
            if bad or few:
                self._paint_point(painter, place, bad=bad)
        painter.setFont(self._theme.font(tokens.small_px))
        painter.setPen(tokens.block if drill.bad_ids else tokens.second_ink)
        words = QRectF(cell.left(), cell.bottom() - _FOOT + 2, cell.width(), _FOOT - 2)
        self._write(painter, words, drill.words)

    def _paint_point(self, painter: QPainter, place: QPointF, *, bad: bool) -> None:
        """A dot; a triangle where the response was bad."""
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.block if bad else tokens.series[0])
        if not bad:
            painter.drawEllipse(place, 2.4, 2.4)
            return
        x, y = place.x(), place.y()
        corners = ((x, y - 6), (x + 5.5, y + 4), (x - 5.5, y + 4))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _write(self, painter: QPainter, room: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _point_at(self, place: QPointF) -> tuple[DrillResponse, Point] | None:
        near = [
            ((self._place(point, self._cell(number)) - place).manhattanLength(), number, index)
            for number, drill in enumerate(self._drills)
            if self._cell(number).contains(place)
            for index, point in enumerate(drill.points)
        ]
        if not near or min(near)[0] > 2 * _NEAR_PX:
            return None
        _, number, index = min(near)
        return self._drills[number], self._drills[number].points[index]
