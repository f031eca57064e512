"""The shapes of severities and verdicts: colour is never the only sign.

Octagon = block (with a second edge = hard block), triangle = caution, circle with i = info,
circle with tick = suits, dashed circle with question mark = not assessed, circle with an arrow
out of it = refer.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from designer.model.vocabulary import Severity
from widgets.theme.tokens import Tokens


class Glyph(StrEnum):
    """The names of the shapes."""

    HARD_BLOCK = "hard-block"
    BLOCK = "block"
    CAUTION = "caution"
    INFO = "info"
    FINE = "fine"
    NOT_ASSESSED = "not-assessed"
    REFER = "refer"


_SEVERITY = {
    Severity.HARD_BLOCK: Glyph.HARD_BLOCK,
    Severity.BLOCK: Glyph.BLOCK,
    Severity.CAUTION: Glyph.CAUTION,
    Severity.INFO: Glyph.INFO,
}
_VERDICT = {"blocked": Glyph.BLOCK, "caution": Glyph.CAUTION, "suits": Glyph.FINE}


def severity_glyph(severity: Severity) -> Glyph:
    return _SEVERITY[severity]


def verdict_glyph(word: str) -> Glyph:
    """The shape of a library verdict (``Verdict.word``)."""
    return _VERDICT.get(word, Glyph.NOT_ASSESSED)


def severity_word(severity: Severity) -> str:
    """The word that stands beside the shape."""
    words = {
        Severity.HARD_BLOCK: QCoreApplication.translate("Severity", "Stop"),
        Severity.BLOCK: QCoreApplication.translate("Severity", "Block"),
        Severity.CAUTION: QCoreApplication.translate("Severity", "Caution"),
        Severity.INFO: QCoreApplication.translate("Severity", "Info"),
    }
    return words[severity]


def verdict_word(word: str) -> str:
    """The verdict as shown to people."""
    words = {
        "suits": QCoreApplication.translate("Verdict", "Suits"),
        "caution": QCoreApplication.translate("Verdict", "Caution"),
        "blocked": QCoreApplication.translate("Verdict", "Blocked"),
    }
    return words.get(word, QCoreApplication.translate("Verdict", "Not assessed"))


def glyph_color(glyph: str, tokens: Tokens) -> QColor:
    """The colour that belongs to the shape."""
    return {
        Glyph.HARD_BLOCK: tokens.block,
        Glyph.BLOCK: tokens.block,
        Glyph.CAUTION: tokens.caution,
        Glyph.INFO: tokens.info,
        Glyph.FINE: tokens.fine,
        Glyph.NOT_ASSESSED: tokens.second_ink,
        Glyph.REFER: tokens.block,
    }[Glyph(glyph)]


def paint_glyph(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Paint a shape into the largest square in the middle of ``rect``."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / 24, side / 24)  # the shapes below are drawn in a square of 24
    glyph = Glyph(name)
    if glyph is Glyph.NOT_ASSESSED:
        pen = QPen(color, 2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.2, 1.72])  # in pen widths: eight dashes around the circle
        painter.setPen(pen)
        painter.drawEllipse(QPointF(0, 0), 10, 10)
        painter.setPen(_stroke(color, 2.2))
        painter.drawPath(_question_mark())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(0, 5.4), 1.5, 1.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPath(_path(glyph))
    painter.restore()


def glyph_pixmap(name: str, color: QColor, size: int, scale: float = 2.0) -> QPixmap:
    """The shape as a pixmap of ``size`` logical pixels; ``scale`` is the device pixel ratio."""
    pixmap = QPixmap(QSize(round(size * scale), round(size * scale)))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_glyph(painter, QRectF(0, 0, size, size), name, color)
    painter.end()
    return pixmap


def glyph_icon(name: str, tokens: Tokens, size: int = 16) -> QIcon:
    """The shape in its own colour, as an icon."""
    icon = QIcon()
    for scale in (1.0, 2.0, 3.0):
        icon.addPixmap(glyph_pixmap(name, glyph_color(name, tokens), size, scale))
    return icon


@lru_cache
def _path(glyph: Glyph) -> QPainterPath:
    """Made once: marks are painted with every drop."""
    return _PATHS[glyph]()


def _stroke(color: QColor, width: float) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, Qt.PenStyle.SolidLine, round_cap, round_join)


def _octagon(radius: float) -> QPolygonF:
    corners = [pi / 8 + i * pi / 4 for i in range(8)]
    return QPolygonF([QPointF(radius * cos(a), radius * sin(a)) for a in corners])


def _block() -> QPainterPath:
    path = QPainterPath()  # even-odd: the bar is left out and shows what is behind
    path.addPolygon(_octagon(11.6))
    path.closeSubpath()
    path.addRoundedRect(QRectF(-6, -1.7, 12, 3.4), 1.2, 1.2)
    return path


def _hard_block() -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_octagon(12))
    path.closeSubpath()
    path.addPolygon(_octagon(10))
    path.closeSubpath()
    path.addPolygon(_octagon(8.4))
    path.closeSubpath()
    path.addRoundedRect(QRectF(-5, -1.5, 10, 3), 1, 1)
    return path


def _caution() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(-1.7, -10)
    path.quadTo(0, -12.6, 1.7, -10)
    path.lineTo(11, 7)
    path.quadTo(12.2, 9.8, 9.4, 10)
    path.lineTo(-9.4, 10)
    path.quadTo(-12.2, 9.8, -11, 7)
    path.closeSubpath()
    path.addRoundedRect(QRectF(-1.3, -5.6, 2.6, 8), 1.2, 1.2)
    path.addEllipse(QPointF(0, 5.9), 1.6, 1.6)
    return path


def _info() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 11, 11)
    path.addEllipse(QPointF(0, -5.2), 1.7, 1.7)
    path.addRoundedRect(QRectF(-1.4, -1.8, 2.8, 8.4), 1.2, 1.2)
    return path


def _fine() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 11, 11)
    tick = [(-5.8, 0.4), (-4.2, -1.3), (-1.6, 1.4), (4.3, -4.7), (5.9, -3.1), (-1.6, 4.7)]
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in tick]))
    path.closeSubpath()
    return path


def _refer() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 11, 11)
    arrow = [(-6, -1.5), (0.6, -1.5), (0.6, -5.4), (6.6, 0), (0.6, 5.4), (0.6, 1.5), (-6, 1.5)]
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in arrow]))
    path.closeSubpath()
    return path


def _question_mark() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(-2.9, -2.6)
    path.cubicTo(-2.9, -6.6, 3.1, -6.6, 3.1, -2.8)
    path.cubicTo(3.1, -0.4, 0, -0.3, 0, 2.2)
    return path


_PATHS: dict[Glyph, Callable[[], QPainterPath]] = {
    Glyph.HARD_BLOCK: _hard_block,
    Glyph.BLOCK: _block,
    Glyph.CAUTION: _caution,
    Glyph.INFO: _info,
    Glyph.FINE: _fine,
    Glyph.REFER: _refer,
}
