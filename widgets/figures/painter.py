"""Paints drawings of figures with Qt, from caches: while scrolling nothing is built anew."""

import logging

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from designer.figures import Drawing, FigureBook, FigureError, Style
from designer.figures.camera import LINE
from designer.figures.palette import colour
from widgets.common.kept_pixmaps import KeptPixmaps
from widgets.figures.photo_paint import paint_photo
from widgets.theme.tokens import Tokens

_LOG = logging.getLogger(__name__)

_LEAST_LINE_PX = 0.7  # thinner, and an outline is a haze
_WHOLE_AND_END: tuple[Style, Style] = ("card", "end")
_MUCH_LARGER = 1.5
_FRAMES = 30  # pictures from the first position to the last

_Stroke = tuple[QPainterPath, QPen, QBrush]
_PixmapKey = tuple[str, int, int, int, str, str, Style]


class FigurePainter:
    """Draws any exercise of a book. At most ``pixels`` are kept, the oldest go first."""

    def __init__(self, book: FigureBook, pixels: int = 40_000_000) -> None:
        self._book = book
        self._strokes: dict[tuple[str, str, Style], list[_Stroke]] = {}
        self._pixmaps = KeptPixmaps(pixels)
        self._broken: set[str] = set()
        self._moving = ""  # what the frames belong to
        self._frames: dict[int, tuple[Drawing, list[_Stroke]]] = {}

    def pixmap(
        self,
        exercise_id: str,
        size: int,
        dpr: float,
        tokens: Tokens,
        style: Style = "card",
        height: int | None = None,
    ) -> QPixmap | None:
        """A picture with a clear ground, ``size`` pixels wide before scaling by ``dpr``.

        It is a square unless a ``height`` is given, in the same pixels. Two positions below each
        other would be too small in a low one: it shows the end alone.
        """
        width, tall = round(size * dpr), round((size if height is None else height) * dpr)
        key = self._key(exercise_id, (width, tall), dpr, tokens, style)
        kept = self._pixmaps.get(key)
        if kept is not None:
            return kept
        if min(width, tall) < 1 or exercise_id not in self._book:
            return None
        pixmap = QPixmap(width, tall)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        room = QRectF(0, 0, width, tall)
        if height is not None and self._is_stacked(exercise_id, room):
            style = "end"
        painted = self.paint(painter, room, exercise_id, tokens, style)
        painter.end()
        if not painted:
            return None
        pixmap.setDevicePixelRatio(dpr)
        self._pixmaps.keep(key, pixmap)
        return pixmap

    @staticmethod
    def _key(
        exercise_id: str,
        sides: tuple[int, int],
        dpr: float,
        tokens: Tokens,
        style: Style = "card",
    ) -> _PixmapKey:
        ground = tokens.surface.name()
        return exercise_id, *sides, round(dpr * 100), _palette(tokens), ground, style

    def _is_stacked(self, exercise_id: str, room: QRectF) -> bool:
        """Whether the end position alone fills a low place much better than the whole picture."""
        whole, end = (self._drawing(exercise_id, style) for style in _WHOLE_AND_END)
        if whole is None or end is None:
            return False
        return _scale(room, end) > _MUCH_LARGER * _scale(room, whole)

    def _drawing(self, exercise_id: str, style: Style) -> Drawing | None:
        """A figure that cannot be solved is as good as none: painting must never fail."""
        if exercise_id in self._broken:
            return None
        try:
            return self._book.drawing(exercise_id, style)
        except FigureError as error:
            self._broken.add(exercise_id)
            _LOG.warning("No picture: %s", error)
            return None

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        exercise_id: str,
        tokens: Tokens,
        style: Style = "card",
    ) -> bool:
        """Paint the figure as large as ``rect`` allows, in its middle; False if there is none."""
        drawing = self._drawing(exercise_id, style)
        if drawing is None:
            return False
        key = (exercise_id, f"{_palette(tokens)} {tokens.surface.name()}", style)
        strokes = self._strokes.get(key)
        if strokes is None:
            strokes = self._strokes[key] = strokes_of(drawing, tokens)
        paint_strokes(painter, rect, drawing, strokes)
        return True

    def paint_moment(
        self, painter: QPainter, rect: QRectF, exercise_id: str, phase: float, tokens: Tokens
    ) -> bool:
        """Paint the body at ``phase`` (0 to 1) of its movement; False if nothing moves.

        Frames of the one figure that moves are kept, so that only its first pass is worked out.
        """
        key = f"{exercise_id} {_palette(tokens)} {tokens.surface.name()}"
        if key != self._moving:
            self._moving, self._frames = key, {}
        number = round(phase * _FRAMES)
        if number not in self._frames:
            drawing = self._book.moment(exercise_id, number / _FRAMES)
            if drawing is None:
                return False
            self._frames[number] = drawing, strokes_of(drawing, tokens)
        paint_strokes(painter, rect, *self._frames[number])
        return True


def paint_drawing(painter: QPainter, rect: QRectF, drawing: Drawing, tokens: Tokens) -> None:
    """Paint a drawing that is not worth keeping, such as one moment of a movement."""
    paint_strokes(painter, rect, drawing, strokes_of(drawing, tokens))


def strokes_of(drawing: Drawing, tokens: Tokens) -> list[_Stroke]:
    """The drawing list in Qt's types, in the colours of a theme."""
    return palette_strokes(drawing, _palette(tokens), tokens.surface.name())


def palette_strokes(drawing: Drawing, palette: str, ground: str) -> list[_Stroke]:
    """The drawing list in Qt's types; pale shapes are mixed with the ground."""
    strokes = []
    for shape in drawing.shapes:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        curve, line = path.cubicTo, path.lineTo
        for segment in shape.path:
            match segment:
                case ("C", a, b, c, d, e, f):
                    curve(a, b, c, d, e, f)
                case ("L", x, y):
                    line(x, y)
                case ("M", x, y):
                    path.moveTo(x, y)
                case _:
                    path.closeSubpath()
        pen = QPen(Qt.PenStyle.NoPen)
        if shape.stroke:
            pen = QPen(QColor(colour(shape.stroke, palette, pale=shape.pale, ground=ground)))
            pen.setWidthF(shape.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        brush = QBrush(Qt.BrushStyle.NoBrush)
        if shape.fill:
            brush = QBrush(QColor(colour(shape.fill, palette, pale=shape.pale, ground=ground)))
        strokes.append((path, pen, brush))
    return strokes


def paint_strokes(
    painter: QPainter, rect: QRectF, drawing: Drawing, strokes: list[_Stroke]
) -> None:
    """Paint prepared strokes, scaled into the middle of ``rect``."""
    scale = _scale(rect, drawing)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        rect.center().x() - drawing.width * scale / 2,
        rect.center().y() - drawing.height * scale / 2,
    )
    painter.scale(scale, scale)
    if drawing.photo:
        paint_photo(painter, QRectF(0, 0, drawing.width, drawing.height), drawing.photo)
    stronger = max(1.0, _LEAST_LINE_PX / (LINE * scale))
    for path, pen, brush in strokes:
        painter.setPen(_strengthened(pen, stronger) if stronger > 1 else pen)
        painter.setBrush(brush)
        painter.drawPath(path)
    painter.restore()


def _scale(rect: QRectF, drawing: Drawing) -> float:
    return min(rect.width() / drawing.width, rect.height() / drawing.height)


def _strengthened(pen: QPen, by: float) -> QPen:
    """On a small card thin lines would fade away; thick ones need less."""
    width = pen.widthF()
    stronger = QPen(pen)
    stronger.setWidthF(width * (1 + (by - 1) * min(1.0, LINE / max(width, 0.1))))
    return stronger


def _palette(tokens: Tokens) -> str:
    return "dark" if tokens.is_dark else "light"
