"""Paints a photo at the size of the screen's pixels, shrunk once and kept."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter


def paint_photo(painter: QPainter, box: QRectF, content: bytes, *, grey: bool = False) -> None:
    """Fill ``box`` with the photo; ``content`` is a PNG or JPEG that we wrote ourselves."""
    on_screen = painter.transform().mapRect(box)
    ratio = painter.device().devicePixelRatioF()
    width, height = round(on_screen.width() * ratio), round(on_screen.height() * ratio)
    if width > 0 and height > 0:
        painter.drawImage(box, _shrunk(content, width, height, grey))


@lru_cache(maxsize=48)
def _shrunk(content: bytes, width: int, height: int, grey: bool) -> QImage:
    image = _decoded(content).scaled(
        QSize(width, height),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image


@lru_cache(maxsize=4)
def _decoded(content: bytes) -> QImage:
    return QImage.fromData(content)
