"""A severity or verdict as shape and word, for label-sized places."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme.glyphs import glyph_color, paint_glyph
from widgets.theme.theme import Theme


class SeverityBadge(QWidget):
    """A glyph with a word beside it; without a word only the glyph, and the word as tooltip."""

    def __init__(
        self, theme: Theme, glyph: str, text: str = "", *, size: int = 16, word: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._glyph, self._text, self._word = glyph, text, word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._say()

    def show_badge(self, glyph: str, text: str, word: str = "") -> None:
        """Show another severity or count."""
        if (glyph, text, word) == (self._glyph, self._text, self._word):
            return
        self._glyph, self._text, self._word = glyph, text, word
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self._word or self._text)
        self.setToolTip("" if self._text == self._word else self._word)

    def sizeHint(self) -> QSize:
        gap = self._theme.tokens.space_xs + 2
        text = gap + self._metrics_width() if self._text else 0
        return QSize(self._size + text, max(self._size, self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        square = QRectF(0, (self.height() - self._size) / 2, self._size, self._size)
        paint_glyph(painter, square, self._glyph, glyph_color(self._glyph, tokens))
        if self._text:
            rest = QRectF(self.rect()).adjusted(self._size + tokens.space_xs + 2, 0, 0, 0)
            painter.setPen(tokens.ink)
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), self._text)

    def _metrics_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._text) + 1
