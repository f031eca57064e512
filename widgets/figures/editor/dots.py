"""The dots of the handles, each drawn once for its look: a picture has some thirty of them."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from widgets.figures.editor.handles import Handle
from widgets.theme.tokens import Tokens

_DOT_PX = 5.5
_LARGE_PX = 8.0  # chosen, or under the pointer
RING_PX = 13.0  # around the chosen one while the canvas has the keyboard


class HandleDots:
    """Draws dots in the colours of a theme: joints round, things square, marks on a corner."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._kept: dict[tuple[str, float, bool, bool], QPixmap] = {}

    def picture(self, handle: Handle, ratio: float, *, chosen: bool, hot: bool) -> QPixmap:
        """A square picture with the dot in its middle, for a screen of this pixel ratio."""
        key = (handle.kind, ratio, chosen, hot)
        if key not in self._kept:
            self._kept[key] = self._drawn(handle, ratio, chosen=chosen, hot=hot)
        return self._kept[key]

    def _drawn(self, handle: Handle, ratio: float, *, chosen: bool, hot: bool) -> QPixmap:
        tokens, radius = self._tokens, _LARGE_PX if chosen or hot else _DOT_PX
        side = ceil(2 * radius + 6)
        made = QPixmap(round(side * ratio), round(side * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        if handle.kind == "mark":
            painter.rotate(45)
        painter.setPen(QPen(tokens.surface, 4.5))
        _draw(painter, handle, radius)
        painter.setPen(QPen(tokens.accent_strong if hot else tokens.accent, 2))
        painter.setBrush(tokens.accent if chosen else tokens.surface)
        _draw(painter, handle, radius)
        painter.end()
        return made


def _draw(painter: QPainter, handle: Handle, radius: float) -> None:
    if handle.kind == "joint":
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    else:
        painter.drawRect(QRectF(-radius, -radius, 2 * radius, 2 * radius))
