"""Breaking a text into at most a few lines of a given width, remembered.

Breaking costs far more than drawing, and the same names stand on the board again and again.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


class TextLines:
    """Lines of one font; the last one is elided where the text is longer."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.height = round(self._metrics.lineSpacing())
        self._ascent = self._metrics.ascent()
        self._known: dict[tuple[str, int, int, int], tuple[str, ...]] = {}

    def width(self, text: str) -> int:
        """Pixels that the text needs on one line."""
        return round(self._metrics.horizontalAdvance(text) + 0.5)

    def lines(self, text: str, width: int, most: int, indent: int = 0) -> tuple[str, ...]:
        """The text in at most ``most`` lines of ``width`` pixels, the first ``indent`` shorter."""
        key = (text, width, most, indent)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._break(text, width, most, indent)
        return found

    def paint(
        self, painter: QPainter, rect: QRectF, text: str, most: int, indent: int = 0
    ) -> float:
        """Paint from the top of ``rect``; returns where the next thing may begin."""
        painter.setFont(self.font)
        y = rect.top()
        for line in self.lines(text, int(rect.width()), most, indent):
            painter.drawText(QPointF(rect.left(), y + self._ascent), line)
            y += self.height
        return y

    def _break(self, text: str, width: int, most: int, indent: int) -> tuple[str, ...]:
        flat = " ".join(text.split())
        first = width - indent
        if most == 1 or self._metrics.horizontalAdvance(flat) <= first:
            return (self._elided(flat, first),)
        layout = QTextLayout(flat, self.font)
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width if starts else first)
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(flat)]
        kept = [flat[a:b].strip() for a, b in zip(starts[: most - 1], ends, strict=False)]
        if len(starts) >= most:
            kept.append(self._elided(flat[starts[most - 1] :].strip(), width))
        return tuple(kept)

    def _elided(self, text: str, width: int) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
