"""The adherence calendar: a grid for each month, as many months as fit, the newest at the right."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from designer.charts.adherence import STATES, CalendarDay
from designer.text import Texts
from widgets.charts.day_signs import paint_day_sign
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip
from widgets.theme.theme import Theme

_CELL_PX = 28
_HEAD_PX = 42
_GAP_PX = 32
_KEY_PX = 26
_ROWS = 6
_WEEK = timedelta(weeks=1)
_MONTH_PX = 7 * _CELL_PX
_STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}


class CalendarView(QWidget):
    """Painted months. Arrow keys go from day to day, Enter opens the session of a day.

    Signals:
        entry_activated(str): somebody asked for the session of a day.
    """

    entry_activated = Signal(str)

    def __init__(self, theme: Theme, words: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._days: dict[date, CalendarDay] = {}
        self._until = date.min
        self._today: date | None = None
        self._at: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("framed", True)  # the window draws the focus around it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Calendar of sessions"))
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[CalendarDay], today: date) -> None:
        """Show these days instead of the ones before, up to the month of ``today``."""
        self._days = {day.on: day for day in days}
        self._today = self._until = today
        self._at = None
        self.update()

    def show_until(self, last: date) -> None:
        """Show the months up to this day's."""
        if (last.year, last.month) != (self._until.year, self._until.month):
            self.update()
        self._until = last

    def sizeHint(self) -> QSize:
        return QSize(3 * (_MONTH_PX + _GAP_PX), _HEAD_PX + _ROWS * _CELL_PX + _KEY_PX)

    def words_of(self, on: date) -> str:
        """A day in words."""
        day = self._days.get(on)
        if day is None:
            return f"{shown_date(on)}: {self.tr('before or after the program')}"
        return f"{shown_date(on)}: {self._words(f'calendar.state.{day.state}')}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(self._theme.tokens.small_px))
        for place, (year, month) in enumerate(self._months()):
            self._paint_month(painter, place * (_MONTH_PX + _GAP_PX), year, month)
        self._paint_key(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._days:
            self._read(self._until if self._at is None else self._at + step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self._at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self._read(day)
            self._activate(day)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._at = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            said = "" if day is None else self.words_of(day)
            QToolTip.showText(event.globalPos(), as_tooltip(said), self)
            return True
        return super().event(event)

    def _read(self, on: date) -> None:
        """Go to a day that the calendar knows."""
        self._at = min(max(on, min(self._days)), max(self._days)) if self._days else None
        if self._at is not None:
            shown = self._months()
            if (self._at.year, self._at.month) not in shown:
                self._until = self._at
            self.setAccessibleDescription(self.words_of(self._at))
        self.update()

    def _activate(self, on: date | None) -> None:
        day = self._days.get(on) if on is not None else None
        if day is not None and day.entry_id:
            self.entry_activated.emit(day.entry_id)

    def _months(self) -> list[tuple[int, int]]:
        """The months in view, oldest first; none before the first day."""
        if not self._days:
            return []
        count = max(1, (self.width() + _GAP_PX) // (_MONTH_PX + _GAP_PX))
        first, last = min(self._days), max(self._days)
        end = min(max(self._until, first), last)
        number = end.year * 12 + end.month - 1
        least = first.year * 12 + first.month - 1
        most = last.year * 12 + last.month - 1
        number = min(most, max(number, least + count - 1))
        start = max(least, number - count + 1)
        return [(month // 12, month % 12 + 1) for month in range(start, number + 1)]

    def _paint_month(self, painter: QPainter, left: float, year: int, month: int) -> None:
        tokens, locale = self._theme.tokens, QLocale()
        painter.setPen(tokens.ink)
        title = f"{locale.standaloneMonthName(month)} {year}"
        painter.drawText(QPointF(left + 4, 14), title)
        painter.setPen(tokens.second_ink)
        for place in range(7):
            letter = locale.standaloneDayName(place + 1, QLocale.FormatType.NarrowFormat)
            box = QRectF(left + place * _CELL_PX, 20, _CELL_PX, 18)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
        day, row = date(year, month, 1), 0
        while day.month == month:
            self._paint_day(painter, day, left + day.weekday() * _CELL_PX, row)
            row += day.weekday() == 6
            day += timedelta(days=1)

    def _paint_day(self, painter: QPainter, on: date, x: float, row: int) -> None:
        tokens = self._theme.tokens
        cell = QRectF(x, _HEAD_PX + row * _CELL_PX, _CELL_PX, _CELL_PX)
        day = self._days.get(on)
        if on == self._today:
            painter.fillRect(cell, tokens.accent_soft)
        if on == self._at and self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        if day is None or day.state == "rest":
            painter.setPen(tokens.disabled if day is None else tokens.second_ink)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), str(on.day))
            return
        paint_day_sign(painter, day.state, cell.center(), 7, tokens)

    def _paint_key(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        y = self.height() - _KEY_PX / 2
        x = 10.0
        there = {day.state for day in self._days.values()}
        for state in STATES:
            if state not in there or state == "rest":
                continue
            text = self._words(f"calendar.state.{state}")
            paint_day_sign(painter, state, QPointF(x, y), 6, tokens)
            painter.setPen(tokens.ink)
            wide = painter.fontMetrics().horizontalAdvance(text)
            box = QRectF(x + 12, y - 10, wide + 4, 20)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
            x += wide + 40

    def _day_at(self, place: QPointF) -> date | None:
        column, inside = divmod(place.x(), _MONTH_PX + _GAP_PX)
        months = self._months()
        row = int((place.y() - _HEAD_PX) // _CELL_PX)
        if inside >= _MONTH_PX or not 0 <= row < _ROWS or not 0 <= column < len(months):
            return None
        first = date(*months[int(column)], 1)
        number = row * 7 + int(inside // _CELL_PX) - first.weekday()
        day = first + timedelta(days=number)
        return day if number >= 0 and day.month == first.month else None
