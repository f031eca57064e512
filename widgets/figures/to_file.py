"""A figure as a picture file, with or without a window on the screen."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from designer.figures import Drawing
from designer.figures.palette import GROUNDS
from widgets.figures.painter import paint_strokes, palette_strokes


def figure_png(drawing: Drawing, palette: str, size: int) -> bytes:
    """The drawing on the palette's ground as PNG, its longer side ``size`` pixels."""
    scale = size / max(drawing.width, drawing.height)
    width, height = (max(1, round(side * scale)) for side in (drawing.width, drawing.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    ground = GROUNDS[palette]
    image.fill(QColor(ground))
    painter = QPainter(image)
    strokes = palette_strokes(drawing, palette, ground)
    paint_strokes(painter, QRectF(0, 0, width, height), drawing, strokes)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # bytes in the stubs, text in Qt
    return bytes(content.data())
