"""A photo with a frame: what lies inside is kept. Mouse and keyboard."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.pictures.photo import WHOLE, Crop
from widgets.theme.tokens import Tokens

Grip = Literal["left", "top", "right", "bottom", "move"]
_REACH_PX = 14.0
_LEAST = 0.05  # share of a side that the frame keeps
_STEP, _LARGE_STEP = 0.005, 0.05
_ORDER: tuple[Grip, ...] = ("move", "left", "top", "right", "bottom")
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropView(QWidget):
    """Shows a photo and the frame.

    The edges and corners can be dragged, or the frame as a whole. Tab goes to the next edge, the
    arrow keys move it, with Shift in large steps.

    Signals:
        cropped(): the frame is another one.
    """

    cropped = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._image = QImage()
        self._crop = WHOLE
        self._held: frozenset[Grip] = frozenset()
        self._chosen: Grip = "move"
        self._last = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Photo with the frame of what is kept"))
        self.setAccessibleDescription(self.tr("Tab goes to the next edge, the arrow keys move it."))

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    @property
    def image(self) -> QImage:
        """The whole photo; null while there is none."""
        return self._image

    @property
    def crop(self) -> Crop:
        """The part inside the frame."""
        return self._crop

    def show_photo(self, image: QImage) -> None:
        """Show another photo, all of it inside the frame."""
        self._image, self._crop = image, WHOLE
        self.cropped.emit()
        self.update()

    def frame(self) -> QRectF:
        """The frame in pixels of this widget."""
        box, crop = self._box(), self._crop
        return QRectF(
            box.left() + crop.left * box.width(),
            box.top() + crop.top * box.height(),
            (crop.right - crop.left) * box.width(),
            (crop.bottom - crop.top) * box.height(),
        )

    def _box(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_REACH_PX, _REACH_PX, -_REACH_PX, -_REACH_PX)
        if self._image.isNull():
            return room
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        left, top = room.center().x() - width / 2, room.center().y() - height / 2
        return QRectF(left, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._tokens.sunken)
        if self._image.isNull():
            painter.setPen(self._tokens.second_ink)
            words = self.tr("The photo stands here, to be cropped.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        box, frame = self._box(), self.frame()
        painter.drawImage(box, self._image)
        shade = QColor(0, 0, 0, 140)
        for part in (
            QRectF(box.left(), box.top(), box.width(), frame.top() - box.top()),
            QRectF(box.left(), frame.bottom(), box.width(), box.bottom() - frame.bottom()),
            QRectF(box.left(), frame.top(), frame.left() - box.left(), frame.height()),
            QRectF(frame.right(), frame.top(), box.right() - frame.right(), frame.height()),
        ):
            painter.fillRect(part, shade)
        painter.setPen(QPen(self._tokens.surface, 4))
        painter.drawRect(frame)
        painter.setPen(QPen(self._tokens.accent, 2))
        painter.drawRect(frame)
        for grip, spot in self._spots(frame).items():
            chosen = grip == self._chosen and self.hasFocus()
            radius = 9.0 if chosen else 6.0
            painter.setPen(QPen(self._tokens.accent, 2))
            painter.setBrush(self._tokens.accent if chosen else self._tokens.surface)
            painter.drawEllipse(spot, radius, radius)
        painter.end()

    @staticmethod
    def _spots(frame: QRectF) -> dict[Grip, QPointF]:
        middle = frame.center()
        return {
            "move": middle,
            "left": QPointF(frame.left(), middle.y()),
            "top": QPointF(middle.x(), frame.top()),
            "right": QPointF(frame.right(), middle.y()),
            "bottom": QPointF(middle.x(), frame.bottom()),
        }

    def _at(self, at: QPointF) -> frozenset[Grip]:
        """The edges near a point: one, two at a corner, or the frame as a whole."""
        frame = self.frame()
        if not frame.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX).contains(at):
            return frozenset()
        near: set[Grip] = set()
        if abs(at.x() - frame.left()) < _REACH_PX:
            near.add("left")
        elif abs(at.x() - frame.right()) < _REACH_PX:
            near.add("right")
        if abs(at.y() - frame.top()) < _REACH_PX:
            near.add("top")
        elif abs(at.y() - frame.bottom()) < _REACH_PX:
            near.add("bottom")
        return frozenset(near or {"move"})

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._last = self._at(event.position()), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            return
        box, at = self._box(), event.position()
        by = ((at.x() - self._last.x()) / box.width(), (at.y() - self._last.y()) / box.height())
        self._move(self._held, by)
        self._last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._held = frozenset()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from edge to edge, and from the last one on to the next field."""
        place = _ORDER.index(self._chosen) + (1 if forward else -1)
        if 0 <= place < len(_ORDER):
            self._chosen = _ORDER[place]
            self.update()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in _ARROWS:
            super().keyPressEvent(event)
            return
        step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        x, y = _ARROWS[key]
        self._move(frozenset({self._chosen}), (x * step, y * step))

    def _move(self, grips: frozenset[Grip], by: tuple[float, float]) -> None:
        left, top, right, bottom = self._crop
        x, y = by
        if "move" in grips:
            x = min(1 - right, max(-left, x))
            y = min(1 - bottom, max(-top, y))
            left, right, top, bottom = left + x, right + x, top + y, bottom + y
        if "left" in grips:
            left = min(right - _LEAST, max(0.0, left + x))
        if "right" in grips:
            right = max(left + _LEAST, min(1.0, right + x))
        if "top" in grips:
            top = min(bottom - _LEAST, max(0.0, top + y))
        if "bottom" in grips:
            bottom = max(top + _LEAST, min(1.0, bottom + y))
        self._crop = Crop(left, top, right, bottom)
        self.cropped.emit()
        self.update()
