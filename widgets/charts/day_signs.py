"""The shapes of the adherence calendar: each state has its own, whatever its colour."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from designer.charts.adherence import DayState
from widgets.theme.tokens import Tokens


def paint_day_sign(
    painter: QPainter, state: DayState, middle: QPointF, radius: float, tokens: Tokens
) -> None:
    """Paint the shape of a state; a day of rest has none."""
    r = radius
    square = QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state in {"done", "extra"}:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.fine)
        if state == "done":
            painter.drawRect(square)
        else:
            painter.drawEllipse(square)
    elif state == "partly":
        painter.setPen(QPen(tokens.fine, 1.4))
        painter.drawRect(square)
        painter.setBrush(tokens.fine)
        painter.drawPolygon(QPolygonF([square.bottomLeft(), square.topLeft(), square.topRight()]))
    elif state == "missed":
        painter.setPen(QPen(tokens.block, 2))
        painter.drawLine(QLineF(square.topLeft(), square.bottomRight()))
        painter.drawLine(QLineF(square.bottomLeft(), square.topRight()))
    elif state == "unlogged":
        painter.setPen(QPen(tokens.second_ink, 1.2, Qt.PenStyle.DashLine))
        painter.drawRect(square)
    elif state == "planned":
        painter.setPen(QPen(tokens.accent, 1.6))
        painter.drawRect(square)
    painter.restore()
