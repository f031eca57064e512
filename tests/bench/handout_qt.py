"""The handout painted with Qt: a simple flow of text, rows and lines at 72 points to the inch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPageLayout,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from designer.figures import Shape
from designer.figures.palette import colour
from tests.bench.handout_content import Item
from tests.bench.handout_peers import (
    BODY_PT,
    CELL_PT,
    FIGURE_MM,
    HEADING_PT,
    HEIGHT_MM,
    MARGIN_MM,
    WIDTH_MM,
    columns_mm,
)

MM = 72 / 25.4
LEFT, WIDTH, TOP, BOTTOM = MARGIN_MM * MM, (WIDTH_MM - 2 * MARGIN_MM) * MM, 40.0, 60.0
WRAP = Qt.TextFlag.TextWordWrap.value


class Painting:
    """One document."""

    def __init__(self, writer: QPdfWriter, foot: str) -> None:
        writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        self._writer, self._foot, self._page = writer, foot, 1
        self._painter = QPainter(writer)
        self._y = TOP
        self._fonts: dict[str, QFont] = {}
        for kind, size, bold in (
            ("heading", HEADING_PT, True),
            ("bold", BODY_PT, True),
            ("text", BODY_PT, False),
            ("row", CELL_PT, False),
        ):
            font = QFont("Noto Sans")
            font.setPointSizeF(size)
            font.setBold(bold)
            self._fonts[kind] = font

    def paint(self, items: Sequence[Item]) -> None:
        for item in items:
            if item.new_page:
                self._turn()
            if item.kind == "figure":
                self._figure(item)
            elif item.kind == "table":
                for cells in item.rows:
                    self._row(cells)
            else:
                self._text(item)
        self._footer()
        self._painter.end()

    def _turn(self) -> None:
        self._footer()
        self._writer.newPage()
        self._page += 1
        self._y = TOP

    def _footer(self) -> None:
        self._painter.setFont(self._fonts["row"])
        at = QPointF(LEFT, HEIGHT_MM * MM - 30)
        self._painter.drawText(at, f"{self._foot} · Page {self._page}")

    def _make_room(self, height: float) -> None:
        if self._y + height > HEIGHT_MM * MM - BOTTOM:
            self._turn()

    def _text(self, item: Item) -> None:
        self._painter.setFont(self._fonts[item.kind])
        room = QRectF(LEFT, 0, WIDTH, 1e6)
        height = self._painter.boundingRect(room, WRAP, item.text).height()
        self._make_room(height)
        self._painter.setFont(self._fonts[item.kind])
        self._painter.drawText(QRectF(LEFT, self._y, WIDTH, height), WRAP, item.text)
        self._y += height

    def _row(self, cells: Sequence[str]) -> None:
        self._painter.setFont(self._fonts["row"])
        widths = [width * MM for width in columns_mm(len(cells))]
        height = 8 + max(
            self._painter.boundingRect(QRectF(0, 0, width, 1e6), WRAP, cell).height()
            for width, cell in zip(widths, cells, strict=True)
        )
        self._make_room(height)
        self._painter.setFont(self._fonts["row"])
        x = LEFT
        for width, cell in zip(widths, cells, strict=True):
            if cell:
                self._painter.drawText(QRectF(x, self._y + 4, width, height), WRAP, cell)
            x += width
        self._y += height
        self._painter.drawLine(QPointF(LEFT, self._y), QPointF(LEFT + WIDTH, self._y))

    def _figure(self, item: Item) -> None:
        if item.figure is None:
            return
        scale = FIGURE_MM * MM / item.figure.width
        self._make_room(item.figure.height * scale)
        painter = self._painter
        painter.save()
        painter.translate(LEFT, self._y)
        painter.scale(scale, scale)
        for shape in item.figure.shapes:
            painter.setPen(_pen(shape))
            painter.setBrush(QColor(_colour(shape.fill, shape)) if shape.fill else QBrush())
            painter.drawPath(_path(shape))
        painter.restore()
        self._y += item.figure.height * scale


def _pen(shape: Shape) -> QPen:
    if not shape.stroke:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(_colour(shape.stroke, shape)), shape.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _colour(role: str, shape: Shape) -> str:
    return colour(role, "grey", pale=shape.pale)


def _path(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for op, *numbers in shape.path:
        if op == "M":
            path.moveTo(*numbers)
        elif op == "L":
            path.lineTo(*numbers)
        elif op == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path
