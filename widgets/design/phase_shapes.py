"""The shapes of phases: bars (one to three), a wave, a heart, a cross. Words stand beside."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from designer.model.vocabulary import Phase

BARS = {"1": 1, "2": 2, "3": 3}


def paint_phase(painter: QPainter, rect: QRectF, phase: Phase, color: QColor) -> None:
    """Paint the shape of a phase into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 12, rect.height() / 12)
    if phase in BARS:
        _paint_bars(painter, BARS[phase], color)
    else:
        painter.setPen(QPen(color, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(color if phase == "cardio" else Qt.BrushStyle.NoBrush)
        painter.drawPath(_PATHS[phase]())
    painter.restore()


def _paint_bars(painter: QPainter, filled: int, color: QColor) -> None:
    faint = QColor(color)
    faint.setAlphaF(0.28)
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in range(3):
        height = 4 + 3.5 * bar
        painter.setBrush(color if bar < filled else faint)
        painter.drawRoundedRect(QRectF(0.5 + 4 * bar, 11.5 - height, 3, height), 1, 1)


def _wave() -> QPainterPath:
    path = QPainterPath(QPointF(1, 7.5))
    path.cubicTo(QPointF(4, 0.5), QPointF(8, 13.5), QPointF(11, 4.5))
    return path


def _heart() -> QPainterPath:
    path = QPainterPath(QPointF(6, 10.2))
    path.cubicTo(QPointF(-1.6, 4.6), QPointF(2.6, -0.6), QPointF(6, 3.2))
    path.cubicTo(QPointF(9.4, -0.6), QPointF(13.6, 4.6), QPointF(6, 10.2))
    return path


def _cross() -> QPainterPath:
    path = QPainterPath(QPointF(2, 2))
    path.lineTo(10, 10)
    path.moveTo(10, 2)
    path.lineTo(2, 10)
    return path


_PATHS = {"mobility": _wave, "cardio": _heart, "avoid": _cross}
