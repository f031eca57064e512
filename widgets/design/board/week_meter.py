"""The foot of the board: what the whole week holds against its budget."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from designer.model.budget import Budget, Use
from designer.timing import DayTime
from widgets.common.labels import as_tooltip
from widgets.design.board.budget_bar import BAR, paint_budget
from widgets.design.board.budget_words import BudgetWords
from widgets.theme.theme import Theme

HEIGHT = 32
TRACK = 120


class WeekMeter(QAbstractButton):
    """One line with a bar; a click asks for another budget (signal ``clicked``)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, BudgetWords(self)
        self._budget = Budget()
        self._times: tuple[DayTime, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        self._describe()

    def show_budget(self, budget: Budget) -> None:
        """Measure against another budget."""
        self._budget = budget
        self._describe()

    def show_times(self, times: tuple[DayTime, ...]) -> None:
        """Show the estimates of the seven days."""
        if times != self._times:
            self._times = times
            self._describe()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(tokens.accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        track = QRectF(14, (self.height() - BAR) / 2, TRACK, BAR)
        paint_budget(painter, track, self._use().share, tokens)
        painter.setFont(self._theme.font(tokens.small_px))
        painter.setPen(tokens.second_ink)
        room = QRectF(track.right() + 12, 0, self.width() - track.right() - 24, self.height())
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter), self._said(room.width(), painter)
        )

    def _said(self, width: float, painter: QPainter) -> str:
        """What the bars mean is said as well, where there is room."""
        whole = f"{self.text()} · {self._words.legend()}"
        return whole if painter.fontMetrics().horizontalAdvance(whole) <= width else self.text()

    def _use(self) -> Use:
        minutes = sum(time.session_min for time in self._times)  # what the heads say, added up
        return self._budget.of_week(minutes)

    def _describe(self) -> None:
        said = self._words.week(self._use(), sum(time.items for time in self._times))
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(as_tooltip(self._words.hint(self._budget)))
        self.update()
