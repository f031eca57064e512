"""One figure, as large as its place allows: on the exercise page, on cards and in previews.

While the pointer is over it the body moves between its positions at the exercise's tempo, unless
motion is off. The keyboard does the same: it moves while it has the focus, if it takes any.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.figures import FigureBook, Style
from widgets.figures.painter import FigurePainter
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
        self._cycle_ms = 4000
        self._motion = True
        self._ground: QColor | None = None
        self._once = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._next_frame)
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

    def allow_motion(self, allowed: bool) -> None:
        """Let the picture move, or keep it still from now on."""
        self._motion = allowed
        if not allowed:
            self._stop()

    def set_ground(self, ground: QColor | None) -> None:
        """Paint this below the figure, where the view lies over another picture."""
        self._ground = ground
        self.update()

    def play(self, *, once: bool = False) -> None:
        """Move there and back until ``rest``, or a single time; not if there is nothing to move."""
        figure = self._book.figure(self._exercise)
        if not self._motion or figure is None or len(figure.poses) < 2:
            return
        self._cycle_ms = round(figure.spec.tempo_s * 1000)
        self._once = once
        self._clock.start()
        self._timer.start()

    def rest(self) -> None:
        """Show the picture as it is printed."""
        self._stop()

    def is_moving(self) -> bool:
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.play()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._stop()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.play()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._stop()
        super().focusOutEvent(event)

    def _next_frame(self) -> None:
        if self._once and self._clock.elapsed() >= self._cycle_ms:
            self._stop()
        self.update()

    def _stop(self) -> None:
        self._timer.stop()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._ground is not None:
            painter.fillRect(box, self._ground)
        moved = self.is_moving() and self._figures.paint_moment(
            painter, box, self._exercise, self.phase(self._clock.elapsed()), self._tokens
        )
        if not moved:
            self._figures.paint(painter, box, self._exercise, self._tokens, self._style)
        if self.hasFocus():
            painter.setPen(QPen(self._tokens.accent, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def phase(self, elapsed_ms: int) -> float:
        """Where the body is after so many milliseconds: eased, there and back, resting at ends."""
        place = elapsed_ms % self._cycle_ms / self._cycle_ms * 2
        way = place if place <= 1 else 2 - place
        way = min(1.0, max(0.0, (way - _PAUSE / 2) / (1 - _PAUSE)))
        return way * way * (3 - 2 * way)
