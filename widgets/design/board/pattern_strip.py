"""Where a drag is dropped on several days at once: it lies over the board's foot while one is on.

The strip knows patterns of days and where they lie, and nothing else: what a drop would bring is
worked out by :class:`widgets.design.board.pattern_drops.PatternDrops`.
"""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.design.board.day_header import DropHint
from widgets.design.board.day_patterns import DayPatterns
from widgets.theme.glyphs import Glyph, glyph_color, paint_glyph, severity_glyph
from widgets.theme.theme import Theme

HEIGHT = 32  # of the foot it lies over, so that no place to drop is covered
GAP = 8


class PatternStrip(QWidget):
    """Tiles side by side: one for each usual pattern and one that asks for days."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        usual = DayPatterns(self).usual()
        self.days: tuple[tuple[int, ...], ...] = (*(one.days for one in usual), ())
        self._names = (*(one.name for one in usual), self.tr("Choose days…"))
        self._over: int | None = None
        self._hint: DropHint | None = None
        self.setAccessibleName(self.tr("Drop here for several days"))
        self.setAcceptDrops(True)
        self.hide()
        theme.changed.connect(self.update)

    def show_over(self, tile: int | None, hint: DropHint | None = None) -> None:
        """Mark the tile under the pointer with what a drop there would bring."""
        if (tile, hint) != (self._over, self._hint):
            self._over, self._hint = tile, hint
            self.update()

    def tile_at(self, point: QPoint) -> int:
        """Which tile lies under a point of the strip."""
        count = len(self._names)
        return min(count - 1, max(0, point.x() * count // max(1, self.width())))

    def point_for(self, tile: int) -> QPoint:
        """A point of the strip that :meth:`tile_at` reads as ``tile``."""
        return self._tile(tile).center().toPoint()

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.paper)
        for tile, name in enumerate(self._names):
            rect = self._tile(tile)
            over = tile == self._over
            line = tokens.accent if over else tokens.field_line
            style = Qt.PenStyle.SolidLine if over else Qt.PenStyle.DashLine
            painter.setPen(QPen(line, 2 if over else 1, style))
            painter.setBrush(tokens.accent_soft if over else tokens.surface)
            painter.drawRoundedRect(rect, tokens.radius_s, tokens.radius_s)
            room = rect.adjusted(8, 2, -8, -2)
            if over and self._hint is not None:
                self._paint_hint(painter, room, self._hint)
                room.adjust(24, 0, 0, 0)
            painter.setPen(tokens.ink)
            painter.setFont(self._theme.font(tokens.body_px, tokens.strong if over else 400))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), name)

    def _paint_hint(self, painter: QPainter, room: QRectF, hint: DropHint) -> None:
        if not hint.possible:
            return
        glyph = Glyph.NOT_ASSESSED if hint.unknown else Glyph.FINE
        if hint.severity is not None:
            glyph = severity_glyph(hint.severity)
        spot = QRectF(room.left(), room.center().y() - 8, 16, 16)
        paint_glyph(painter, spot, glyph, glyph_color(glyph, self._theme.tokens))

    def _tile(self, tile: int) -> QRectF:
        width = self.width() / len(self._names)
        return QRectF(tile * width + GAP / 2, 1, width - GAP, self.height() - 3)
