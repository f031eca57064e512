"""The strip above the charts: what happened, at its place on the time axis they all share."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.progress.markers import Marker
from widgets.charts.clock import seconds
from widgets.charts.marker_lines import diamond, marker_color
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.theme.theme import Theme

_ROW_PX = 18
_SIGN_PX = 5
_NEAR_PX = 12


class EventStrip(QWidget):
    """Signs and words in two rows; where there is no room for all words, weeks give way.

    Signals:
        marker_activated(Marker): somebody clicked it.
    """

    marker_activated = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markers: tuple[Marker, ...] = ()
        self._axis = (0.0, 1.0, 0.0, 1.0)  # seconds and pixels at either end of the time axis
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_markers(self, markers: Sequence[Marker]) -> None:
        """Show these instead of the ones before."""
        self._markers = tuple(markers)
        said = [f"{shown_date(m.at.date())}: {m.text}" for m in self._markers]
        self.setAccessibleName(self.tr("What happened"))
        self.setAccessibleDescription("; ".join(said) or self.tr("nothing recorded"))
        self.setVisible(bool(self._markers))
        self.update()

    def follow(self, first_s: float, last_s: float, left_px: float, right_px: float) -> None:
        """The part of the time axis in view, and where it begins and ends in this widget."""
        self._axis = (first_s, last_s, left_px, right_px)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * _ROW_PX + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(tokens.small_px))
        taken: list[tuple[float, float, int]] = []
        self._paint_legend(painter, taken)
        order = sorted(self._markers, key=lambda m: (m.kind in {"week", "dose"}, m.at))
        for marker in order:
            if marker.kind != "dose" and self._in_view(marker):
                self._paint_marker(painter, marker, taken)

    def _paint_legend(self, painter: QPainter, taken: list[tuple[float, float, int]]) -> None:
        """What the diamond at the foot of the charts means, beside the axis."""
        if not any(m.kind == "dose" and self._in_view(m) for m in self._markers):
            return
        tokens, left = self._theme.tokens, self._axis[3] + 16
        painter.setPen(QPen(tokens.second_ink, 1))
        painter.setBrush(tokens.surface)
        painter.drawPolygon(diamond(QPointF(left, _ROW_PX / 2), _SIGN_PX - 1))
        place = QRectF(left + 16, 0, self.width() - left - 16, _ROW_PX)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.tr("dose changed"))
        taken.append((left - 8, float(self.width()), 0))

    def _paint_marker(
        self, painter: QPainter, marker: Marker, taken: list[tuple[float, float, int]]
    ) -> None:
        x, text = self._x(marker), marker.text
        is_week = marker.kind in {"week", "program"}
        words_x = x if is_week else x + _SIGN_PX + 4
        end = words_x + painter.fontMetrics().horizontalAdvance(text) + 8
        rows = (1,) if is_week else (0, 1)
        start = x if is_week else x - _SIGN_PX
        row = next((r for r in rows if not _covers(taken, start, end, r)), None)
        color = marker_color(marker, self._theme.tokens)
        if row is None or end > self.width():
            if not is_week:  # its words are in the tooltip
                _sign(painter, marker, QPointF(x, _ROW_PX / 2), color)
            return
        taken.append((start, end, row))
        _sign(painter, marker, QPointF(x, (row + 0.5) * _ROW_PX), color)
        painter.setPen(color)
        place = QRectF(words_x, row * _ROW_PX, end - words_x, _ROW_PX)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = [f"{shown_date(m.at.date())}: {m.text}" for m in self._near(event.pos().x())]
            QToolTip.showText(event.globalPos(), as_tooltip("\n".join(said)), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position().x())
        if near:
            self.marker_activated.emit(near[0])

    def _near(self, x: float) -> list[Marker]:
        shown = [m for m in self._markers if self._in_view(m) and abs(self._x(m) - x) < 60]
        return sorted(
            (m for m in shown if x - self._x(m) >= -_NEAR_PX), key=lambda m: abs(self._x(m) - x)
        )

    def _in_view(self, marker: Marker) -> bool:
        return self._axis[0] <= seconds(marker.at) <= self._axis[1]

    def _x(self, marker: Marker) -> float:
        first, last, left, right = self._axis
        return left + (seconds(marker.at) - first) / (last - first) * (right - left)


def _covers(taken: Sequence[tuple[float, float, int]], left: float, right: float, row: int) -> bool:
    return any(row == other and left < end and right > start for start, end, other in taken)


def _sign(painter: QPainter, marker: Marker, middle: QPointF, color: QColor) -> None:
    """The shape of a marker: it says the kind without colour."""
    x, y, r = middle.x(), middle.y(), float(_SIGN_PX)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if marker.kind == "flare":
        painter.drawPolygon(_polygon((x, y - r), (x + r, y + r), (x - r, y + r)))
    elif marker.kind == "step-back":
        painter.drawPolygon(_polygon((x + r, y - r), (x + r, y + r), (x - r, y)))
    elif marker.kind == "procedure":
        painter.drawRect(QRectF(x - r, y - r / 3, 2 * r, 2 * r / 3))
        painter.drawRect(QRectF(x - r / 3, y - r, 2 * r / 3, 2 * r))
    elif marker.kind == "clearance":
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_polygon((x - r, y), (x - r / 3, y + r), (x + r, y - r)))
    elif marker.kind == "dose":
        painter.drawPolygon(diamond(middle, r))
    painter.restore()


def _polygon(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in corners])
