"""Shows the pages of a handout below each other, as wide as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from widgets.theme.theme import Theme

_GAP = 16
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PagesView(QAbstractScrollArea):
    """A column of page pictures with zoom. It only shows; whoever owns it supplies the pictures.

    Signals:
        width_wanted(int): page pictures of this width (device pixels) would be sharp now.
    """

    width_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[QImage, ...] = ()
        self._zoom = 1.0
        self.setAccessibleName(self.tr("Preview of the handout"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self._settled = QTimer(self)  # asks for sharp pictures once resizing has come to rest
        self._settled.setSingleShot(True)
        self._settled.setInterval(80)
        self._settled.timeout.connect(lambda: self.width_wanted.emit(self.page_width_px))
        theme.changed.connect(self._paint_anew)

    @property
    def page_width_px(self) -> int:
        """The width of a page picture that would be sharp, in device pixels."""
        return max(200, round(self._page_width() * self.devicePixelRatioF()))

    @property
    def page_count(self) -> int:
        return len(self._pages)

    @property
    def in_view(self) -> range:
        """The pages of which something can be seen now; the first two while there are none."""
        seen = QRectF(self.viewport().rect())
        found = [n for n, place in enumerate(self._places()) if place.intersects(seen)]
        return range(found[0], found[-1] + 1) if found else range(2)

    def _paint_anew(self) -> None:
        self.viewport().update()

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show other pages; the place in the document stays."""
        self._pages = tuple(pages)
        self._arrange()

    def zoom(self, step: int) -> None:
        """One step larger (1) or smaller (-1); 0 fits the width."""
        if step == 0:
            self._zoom = 1.0
        else:
            near = min(range(len(_ZOOMS)), key=lambda index: abs(_ZOOMS[index] - self._zoom))
            self._zoom = _ZOOMS[max(0, min(near + step, len(_ZOOMS) - 1))]
        self._arrange()
        self._settled.start()

    def sizeHint(self) -> QSize:
        return QSize(720, 900)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._settled.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens = self._theme.tokens
        painter.fillRect(event.rect(), tokens.sunken)
        visible = QRectF(event.rect())
        for image, place in zip(self._pages, self._places(), strict=True):
            if place.intersects(visible):
                painter.fillRect(place.adjusted(0, 2, 0, 3), tokens.shadow)
                painter.drawImage(place, image)

    def _page_width(self) -> float:
        room = min(self.viewport().width() - 2 * _GAP, 900)
        return max(120.0, room * self._zoom)

    def _places(self) -> list[QRectF]:
        width = self._page_width()
        left = max(_GAP, (self.viewport().width() - width) / 2)
        x = left - self.horizontalScrollBar().value()
        y = float(_GAP - self.verticalScrollBar().value())
        places = []
        for image in self._pages:
            height = width * image.height() / max(1, image.width())
            places.append(QRectF(x, y, width, height))
            y += height + _GAP
        return places

    def _arrange(self) -> None:
        places = self._places()
        top = self.verticalScrollBar().value()
        bottom = places[-1].bottom() + top + _GAP if places else 0
        room = self.viewport().size()
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setRange(0, max(0, round(bottom) - room.height()))
        self.horizontalScrollBar().setPageStep(room.width())
        wide = round(self._page_width()) + 2 * _GAP - room.width()
        self.horizontalScrollBar().setRange(0, max(0, wide))
        self.viewport().update()
