"""The head of a day: weekday, date, minutes and items; while something is dragged, what a drop
there would bring.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from designer.model.budget import Budget, Use
from designer.model.vocabulary import Severity
from designer.timing import DayTime
from widgets.common.labels import as_tooltip
from widgets.design.board.budget_bar import BAR, paint_budget
from widgets.design.board.budget_words import BudgetWords
from widgets.design.day_names import DayNames
from widgets.design.marks import NO_MARK, Mark
from widgets.design.text_lines import TextLines
from widgets.theme.glyphs import (
    Glyph,
    glyph_color,
    paint_glyph,
    severity_glyph,
    severity_word,
)
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys_text
from widgets.theme.theme import Theme, set_kind
from widgets.theme.tokens import Tokens

HEIGHT = 56
BUTTON = 24
MARK = 18  # pixels for the shape of the strictest finding


@dataclass(frozen=True, slots=True)
class DropHint:
    """What a drop on a day would bring. ``severity`` None: nothing new above info."""

    severity: Severity | None = None
    possible: bool = True
    unknown: bool = False  # a fact would be missing that nothing needed before


class DayHeader(QWidget):
    """One day's head.

    Signals:
        chosen(day): a press on it.
        menu_requested(day, point): the button or a right click; the point is of the screen.
    """

    chosen = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, day: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._theme = day, theme
        self._names = DayNames(self)
        self._date: date | None = None
        self._dates = "", ""  # the date in words, and as short as it gets
        self._time, self._budget = DayTime(), Budget()
        self._says = BudgetWords(self)
        self._mark = NO_MARK
        self._hint: DropHint | None = None
        self._today = self._current = False
        tokens = theme.tokens
        self._title = TextLines(theme.font(tokens.large_px, tokens.strong))
        self._small = TextLines(theme.font(tokens.small_px))
        self._strong = TextLines(theme.font(tokens.small_px, tokens.strong))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more = self._new_button()
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)
        self._describe()

    @property
    def hint(self) -> DropHint | None:
        return self._hint

    @property
    def mark(self) -> Mark:
        return self._mark

    def show_day(self, on: date | None, time: DayTime, *, today: bool) -> None:
        """Show a date and the estimate of the day's work."""
        if (on, time, today) == (self._date, self._time, self._today):
            return
        if on != self._date:
            self._date = on
            self._dates = _in_words(on, self.tr("d MMM")), _in_words(on, self.tr("d"))
        self._time, self._today = time, today
        self._describe()

    def show_budget(self, budget: Budget) -> None:
        """Measure the day against another budget."""
        if budget != self._budget:
            self._budget = budget
            self._describe()

    def show_mark(self, mark: Mark) -> None:
        """Show the strictest finding of the day."""
        if mark != self._mark:
            self._mark = mark
            self._describe()

    def show_hint(self, hint: DropHint | None) -> None:
        """Show what a drop here would bring; None ends it."""
        if hint != self._hint:
            self._hint = hint
            self.update()

    def set_current(self, current: bool) -> None:
        """Mark the day that commands act on."""
        if current != self._current:
            self._current = current
            self._describe()

    def sizeHint(self) -> QSize:
        return QSize(112, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.more.move(self.width() - BUTTON - 2, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.chosen.emit(self._day)
        self.menu_requested.emit(self._day, event.globalPos())

    def ask_menu(self) -> None:
        """Ask for the menu below the button."""
        self.chosen.emit(self._day)
        below = self.more.mapToGlobal(QPoint(0, self.more.height()))
        self.menu_requested.emit(self._day, below)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(6, 6, -4, -4)
        painter.setPen(tokens.ink)
        self._title.paint(painter, inner, self._names.short(self._day), 1)
        taken = self._title.width(self._names.short(self._day)) + 6
        painter.setPen(tokens.ink if self._today else tokens.second_ink)
        dates = self._strong if self._today else self._small
        head = inner.adjusted(0, 0, -BUTTON, 0)
        room = head.adjusted(taken, 3, 0, 0)
        marked = self._mark.severity is not None
        beside = marked and dates.width(self._dates[1]) <= room.width() - MARK
        on = self.date_shown(dates, int(room.width()) - (MARK if beside else 0))
        dates.paint(painter, room, on, 1)
        foot = inner.adjusted(0, self._title.height + 3, 0, 0)
        # On a narrow day the mark makes room for the date and stands beside the minutes.
        self._paint_mark(painter, head if beside else foot)
        if self._hint is not None:
            self._paint_hint(painter, foot, self._hint)
        else:
            room = foot if beside or not marked else foot.adjusted(0, 0, -MARK, 0)
            painter.setPen(tokens.second_ink)
            self._small.paint(painter, room, self._amount(int(room.width())), 1)
        if self._time.items and self._hint is None:
            track = QRectF(inner.left(), foot.top() + self._small.height + 4, 0, BAR)
            track.setWidth(min(96, inner.width() - 4))
            paint_budget(painter, track, max(use.share for use in self._uses()), tokens)
        if self._current:
            painter.setPen(QPen(tokens.accent, 2))
            y = self.height() - 1
            painter.drawLine(8, y, self.width() - 8, y)

    def _new_button(self) -> QToolButton:
        """The button of the menu; the Tab key passes it by, since the menu has a key of its own."""
        button = QToolButton(self)
        name = self.tr("What can be done to {day}").format(day=self._names.long(self._day))
        button.setAccessibleName(name)
        button.setToolTip(as_tooltip(f"{name} ({keys_text(Shortcut.DAY_MENU)})"))
        button.setFixedSize(BUTTON, BUTTON)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        set_kind(button, "quiet")
        button.setStyleSheet("padding: 0; min-height: 0; min-width: 0;")
        button.clicked.connect(self.ask_menu)
        return button

    def _dress(self, tokens: Tokens) -> None:
        self.more.setIcon(icon(Icon.MORE, tokens))
        self.update()

    def _paint_mark(self, painter: QPainter, inner: QRectF) -> None:
        if self._mark.severity is None or (self._hint is not None and inner.top() > HEIGHT / 3):
            return  # what a drop would bring needs the whole line
        spot = QRectF(inner.right() - 16, inner.top() + 2, 16, 16)
        color = self._theme.tokens.severity(self._mark.severity)
        paint_glyph(painter, spot, severity_glyph(self._mark.severity), color)

    def _paint_hint(self, painter: QPainter, foot: QRectF, hint: DropHint) -> None:
        tokens = self._theme.tokens
        if not hint.possible:
            painter.setPen(tokens.second_ink)
            self._strong.paint(painter, foot, self.tr("no room"), 1)
            return
        glyph = Glyph.NOT_ASSESSED if hint.unknown else Glyph.FINE
        word = self.tr("Not assessed") if hint.unknown else self.tr("Clean")
        if hint.severity is not None:
            glyph, word = severity_glyph(hint.severity), severity_word(hint.severity)
        color = glyph_color(glyph, tokens)
        paint_glyph(painter, QRectF(foot.left(), foot.top(), 16, 16), glyph, color)
        painter.setPen(color)
        self._strong.paint(painter, foot.adjusted(20, 0, 0, 0), word, 1)

    def date_shown(self, lines: TextLines, width: int) -> str:
        """The date as far as it fits whole: "16 Mar", else "16"; half a month misleads."""
        return next((said for said in self._dates if lines.width(said) <= width), "")

    def _amount(self, width: int) -> str:
        """Minutes and items in as many words as fit; today says so first."""
        if not self._today:
            return self._work(width)
        word = self.tr("today")
        return f"{word} · {self._work(width - self._small.width(f'{word} · '))}"

    def _work(self, width: int) -> str:
        time = self._time
        if not time.items:
            return self.tr("rest")
        items = self.tr("{n} items").format(n=time.items) if time.items > 1 else self.tr("1 item")
        minutes = self.tr("{n} min").format(n=time.session_min)
        cardio = self.tr("{n} cardio").format(n=time.cardio_min)
        full = [minutes, cardio, items] if time.cardio_min else [minutes, items]
        if not time.session_min and time.cardio_min:
            full = [self.tr("{n} min cardio").format(n=time.cardio_min), items]
        for parts in (full, [full[0], items], full[:1]):
            said = " · ".join(parts)
            if self._small.width(said) <= width:
                return said
        return cardio if full[0] != minutes else minutes

    def _uses(self) -> tuple[Use, Use]:
        return self._budget.of_day(self._time.session_min, self._time.items)

    def _describe(self) -> None:
        """The same facts for the tooltip and for screen readers."""
        time = self._time
        lines = [f"{self._names.long(self._day)} {self._dates[0]}".strip()]
        if self._today:
            lines[0] = self.tr("{day} (today)").format(day=lines[0])
        if self._current:
            lines.append(self.tr("chosen: commands act on this day"))
        lines.extend(self._says.day(*self._uses()))
        if time.cardio_min:
            lines.append(self.tr("and {n} min of cardio").format(n=time.cardio_min))
        lines.extend(self._mark.reasons)
        self.setToolTip(as_tooltip("\n".join(lines)))
        self.setAccessibleName(", ".join(lines))
        self.update()


def _in_words(on: date | None, form: str) -> str:
    return "" if on is None else QLocale().toString(QDate(on.year, on.month, on.day), form)
