"""One figure, as large as its place allows: on the exercise page and in previews.

While the pointer is over it the body moves between its positions, unless motion is off.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.figures import FigureBook, Style
from widgets.figures.painter import FigurePainter, paint_drawing
from widgets.theme.tokens import Tokens

_FRAME_MS = 40
_PAUSE = 0.12  # share of a cycle at rest in each end position


class FigureView(QWidget):
    """Shows one exercise's figure; set another with ``show_exercise``."""

    def __init__(
        self,
        book: FigureBook,
        figures: FigurePainter,
        tokens: Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._figures = figures
        self._tokens = tokens
        self._exercise = ""
        self._style: Style = "card"
        self._cycle_ms = 3000
        self._motion = True
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_exercise(self, exercise_id: str, name: str, style: Style = "card") -> None:
        """Show another figure; ``name`` is what a screen reader says."""
        self._exercise, self._style = exercise_id, style
        self._stop()
        self.setAccessibleName(name)
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_motion(self, *, allowed: bool, cycle_s: float = 3.0) -> None:
        """Allow movement, there and back in ``cycle_s`` seconds, or keep the picture still."""
        self._motion, self._cycle_ms = allowed, max(500, round(cycle_s * 1000))
        if not allowed:
            self._stop()

    def is_moving(self) -> bool:
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def enterEvent(self, event: QEnterEvent) -> None:
        figure = self._book.figure(self._exercise)
        if self._motion and figure is not None and len(figure.poses) > 1:
            self._clock.start()
            self._timer.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._stop()
        super().leaveEvent(event)

    def _stop(self) -> None:
        self._timer.stop()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.is_moving():
            drawing = self._book.moment(self._exercise, self.phase(self._clock.elapsed()))
            if drawing is not None:
                paint_drawing(painter, box, drawing, self._tokens)
        else:
            self._figures.paint(painter, box, self._exercise, self._tokens, self._style)
        painter.end()

    def phase(self, elapsed_ms: int) -> float:
        """Where the body is after so many milliseconds: eased, there and back, resting at ends."""
        place = elapsed_ms % self._cycle_ms / self._cycle_ms * 2
        way = place if place <= 1 else 2 - place
        way = min(1.0, max(0.0, (way - _PAUSE / 2) / (1 - _PAUSE)))
        return way * way * (3 - 2 * way)
