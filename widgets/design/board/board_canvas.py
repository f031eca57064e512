"""The cells of the board: seven days side by side, five lanes on top of each other.

The canvas knows where things are, and nothing else: which day and lane lie under a point, and
where a drop would come to stand. A lane that no day uses is a thin line until something is dragged,
so that the cards get the room. It lays the list views out by hand, because a lane is as tall as
its fullest day and every answer to a hand has to come within a frame.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from designer.model.vocabulary import LANES, Lane
from designer.model.week import Week
from widgets.design.board.board_card import BoardCardDelegate
from widgets.design.board.lane_list import LaneList
from widgets.design.card_words import CardWords
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.lane_model import LaneModel
from widgets.design.lane_order import in_lane
from widgets.design.marks import Marks
from widgets.design.steps import Target
from widgets.theme.theme import Theme

DAYS = range(7)
MARGIN = 8
LABEL_HEIGHT = 20
THIN_LANE = 8  # one that no day uses, while nothing is dragged
EMPTY_LANE = 20
LANE_GAP = 4
FOOT = 32  # below the last lane: still a place to drop
COLUMN_GAP = 4


class BoardCanvas(QWidget):
    """The grid of cells.

    Signals:
        day_pressed(day): a press beside the cards.
    """

    day_pressed = Signal(int)

    def __init__(
        self,
        cards: ExerciseCards,
        words: CardWords,
        theme: Theme,
        delegate: BoardCardDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cards, self._words, self._theme = cards, words, theme
        self._delegate = delegate
        self._bands: list[tuple[int, int]] = [(0, 0)] * len(LANES)  # top and height of the cells
        self._thin: frozenset[Lane] = frozenset()
        self._dragging = self._waits = False
        self._current_day = 0
        self.cells: dict[tuple[int, Lane], LaneList] = {}
        self._places: dict[LaneList, QRect] = {}
        names = DayNames(self)
        for lane in LANES:
            for day in DAYS:
                cell = LaneList(LaneModel(day, lane, words, self), self)
                cell.setAccessibleName(f"{names.long(day)}, {words.lane_word(lane)}")
                cell.setItemDelegate(delegate)
                self.cells[day, lane] = cell
        self.setStyleSheet("QListView { background: transparent; }")
        self.setAcceptDrops(True)
        # Painting all cells takes half a frame: what did not move is left as it is.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        theme.changed.connect(self.update)

    def show_week(self, week: Week) -> None:
        """Let every cell follow the week. Its report follows at once, and lays the cells out."""
        for (day, lane), cell in self.cells.items():
            cell.lane_model.show(in_lane(week.days[day], lane, self._cards.lane))

    def show_marks(self, marks: Marks) -> None:
        """Let every cell follow the findings. A mark narrows the name, so heights may change."""
        for cell in self.cells.values():
            cell.lane_model.show_marks(marks.placements)
        self.lay_out()

    def set_dragging(self, dragging: bool) -> None:
        """Open every lane while something is dragged: it may be dropped into each of them."""
        if dragging != self._dragging:
            self._dragging = dragging
            self.lay_out()

    def set_current_day(self, day: int) -> None:
        """Tint another day's column."""
        if day != self._current_day:
            self.update(self.column(self._current_day))
            self.update(self.column(day))
            self._current_day = self._delegate.chosen_day = day

    def cell_of(self, placement_id: str) -> tuple[LaneList, int] | None:
        """The cell and row where a placement stands."""
        for cell in self.cells.values():
            row = cell.lane_model.row_of(placement_id)
            if row is not None:
                return cell, row
        return None

    def column(self, day: int) -> QRect:
        """The rectangle of a day, from the top to the foot."""
        left, right = self._edge(day), self._edge(day + 1)
        return QRect(left, 0, right - left, self.height())

    def day_at(self, x: int) -> int:
        return min(6, max(0, next((d for d in DAYS if x < self._edge(d + 1)), 6)))

    def target_at(self, point: QPoint) -> Target:
        """What lies under a point: the day, and the lane and row if it is inside a lane."""
        day = self.day_at(point.x())
        for lane, (top, height) in zip(LANES, self._bands, strict=True):
            head = 0 if lane in self._thin else LABEL_HEIGHT
            if top - head <= point.y() < top + height + LANE_GAP:
                return Target(day, lane, self._row_at(self.cells[day, lane], point.y()))
        return Target(day)

    def point_for(self, target: Target) -> QPoint:
        """A point of the canvas that :meth:`target_at` reads as ``target``."""
        x = self.column(target.day).center().x()
        if target.lane is None:
            return QPoint(x, self.height() - FOOT // 2)
        return QPoint(x, self.landing(target.day, target.lane, target.row) + 1)

    def landing(self, day: int, lane: Lane, row: int | None) -> int:
        """The height at which something put at ``row`` of a cell begins."""
        cell = self.cells[day, lane]
        count = cell.lane_model.rowCount()
        if not count:
            return cell.y() + 2
        if row is not None and row < count:
            return cell.y() + cell.visualRect(cell.lane_model.index(row)).top()
        return cell.y() + cell.visualRect(cell.lane_model.index(count - 1)).bottom()

    def show_pictures(self, *, shown: bool) -> None:
        """Show cards with or without pictures."""
        self._delegate.show_pictures(shown=shown)
        for cell in self.cells.values():
            cell.scheduleDelayedItemsLayout()
        self.lay_out()

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """What happens inside moves no cell; at its end all of them get their places."""
        self._waits = True
        try:
            yield
        finally:
            self._waits = False
            self.lay_out()

    def lay_out(self) -> None:
        """Give every cell its place; called when cards, marks or the width changed."""
        if self._waits:
            return
        top = 0
        bands: list[tuple[int, int]] = []
        lefts = [self._edge(day) + COLUMN_GAP // 2 for day in DAYS]
        widths = [self._edge(day + 1) - COLUMN_GAP // 2 - lefts[day] for day in DAYS]
        thin = self._unused()
        for lane in LANES:
            cells = [self.cells[day, lane] for day in DAYS]
            contents = (cell.content_height(widths[day]) for day, cell in enumerate(cells))
            height = THIN_LANE if lane in thin else max(EMPTY_LANE, *contents)
            top += 0 if lane in thin else LABEL_HEIGHT
            bands.append((top, height))
            for day, cell in enumerate(cells):
                self._place(cell, QRect(lefts[day], top, widths[day], height))
            top += height + LANE_GAP
        if bands != self._bands or thin != self._thin or not lefts[0]:
            self._bands, self._thin = bands, thin
            self.setMinimumHeight(top + FOOT)
            self.update()

    def _place(self, cell: LaneList, rect: QRect) -> None:
        if self._places.get(cell) != rect:
            self._places[cell] = rect
            cell.setGeometry(rect)

    def _unused(self) -> frozenset[Lane]:
        """The lanes to be drawn as a line; none of an empty week, which shows what a week is."""
        used = {lane for (_, lane), cell in self.cells.items() if cell.lane_model.rowCount()}
        return frozenset() if self._dragging or not used else frozenset(LANES) - used

    def sizeHint(self) -> QSize:
        return QSize(840, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
            self.update()
        else:
            self._update_foot(min(event.size().height(), event.oldSize().height()))

    def _update_foot(self, height: int) -> None:
        """The columns end elsewhere now; what they hold did not move."""
        below = self._bands[-1][0] + self._bands[-1][1]
        top = min(below, height - FOOT)
        self.update(0, top, self.width(), self.height() - top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.day_pressed.emit(self.day_at(round(event.position().x())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for day in DAYS:
            column = self.column(day).adjusted(1, 0, -1, -8)
            chosen = day == self._current_day
            painter.setBrush(tokens.accent_soft if chosen else tokens.sunken)
            painter.drawRoundedRect(QRectF(column), tokens.radius_s, tokens.radius_s)
        painter.setFont(self._theme.font(tokens.small_px, tokens.strong))
        for lane, (top, height) in zip(LANES, self._bands, strict=True):
            if lane in self._thin:
                painter.setPen(tokens.line)
                middle = top + height // 2
                painter.drawLine(MARGIN + 6, middle, self.width() - MARGIN - 4, middle)
            else:
                self._paint_label(painter, lane, top - LABEL_HEIGHT)
        if not any(cell.lane_model.rowCount() for cell in self.cells.values()):
            self._paint_invitation(painter)

    def _paint_invitation(self, painter: QPainter) -> None:
        """An empty week says what to do next."""
        tokens = self._theme.tokens
        below = self._bands[-1][0] + self._bands[-1][1]
        room = QRect(0, below, self.width(), max(64, min(160, self.height() - below)))
        painter.setFont(self._theme.font(tokens.large_px))
        painter.setPen(tokens.second_ink)
        text = self.tr("Drag an exercise onto a day, or choose one and press Enter.")
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_label(self, painter: QPainter, lane: Lane, top: int) -> None:
        tokens = self._theme.tokens
        word = self._words.lane_word(lane)
        left = MARGIN + 6
        painter.setPen(tokens.second_ink)
        painter.drawText(QPoint(left, top + 15), word)
        start = left + painter.fontMetrics().horizontalAdvance(word) + 8
        painter.setPen(tokens.line)
        painter.drawLine(start, top + 11, self.width() - MARGIN - 4, top + 11)

    def _edge(self, day: int) -> int:
        """The left edge of a day's column; of day 7, the right edge of Sunday's."""
        return MARGIN + round(day * (self.width() - 2 * MARGIN) / 7)

    @staticmethod
    def _row_at(cell: LaneList, y: int) -> int:
        model = cell.lane_model
        for row in range(model.rowCount()):
            if y < cell.y() + cell.visualRect(model.index(row)).center().y():
                return row
        return model.rowCount()
