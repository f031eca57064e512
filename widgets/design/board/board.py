"""The week board: seven days with their heads, five lanes, and drag and drop between them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.model.budget import Budget
from designer.model.units import Units
from designer.timing import DayTime, day_time
from widgets.common.scrolling import scrolling
from widgets.design.board.board_canvas import DAYS, MARGIN, BoardCanvas
from widgets.design.board.board_card import BoardCardDelegate
from widgets.design.board.board_choosing import BoardChoosing
from widgets.design.board.board_commands import BoardCommands
from widgets.design.board.board_drops import BoardDrops
from widgets.design.board.board_keys import BoardKeys
from widgets.design.board.board_menu import BoardMenu, Substitute
from widgets.design.board.board_selection import BoardSelection
from widgets.design.board.day_commands import DayCommands
from widgets.design.board.day_header import HEIGHT, DayHeader, DropHint
from widgets.design.board.day_menu import DayMenu
from widgets.design.board.day_steps import DaySteps
from widgets.design.board.days_dialog import DaysDialog
from widgets.design.board.lane_list import LaneList, run_drag
from widgets.design.board.pattern_drops import PatternDrops
from widgets.design.board.pattern_strip import HEIGHT as STRIP
from widgets.design.board.pattern_strip import PatternStrip
from widgets.design.board.week_meter import WeekMeter
from widgets.design.card_delegate import FigureProvider
from widgets.design.card_words import CardWords
from widgets.design.dropping import COPY, MOVE
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.ladder import Ladder
from widgets.design.marks import NO_MARK, Marks, marks_of
from widgets.design.mime import placements_mime
from widgets.design.steps import Steps, Target
from widgets.state.document import NO_WEEK, RecordDocument
from widgets.state.services import Services
from widgets.theme.theme import Theme


class WeekBoard(QWidget):
    """Shows the document's week and turns gestures into edits of it.

    Signals:
        selection_changed(ids): other placements are selected.
        day_changed(day): commands act on another day.
        why_requested(placement_id, point): why it has its verdict; the point is of the screen.
        budget_requested(): the user wishes to say how much is enough.
        dose_requested(): a double click, Enter or F2 on a card.
        drag_started(ids), drag_ended(): placements are on their way with the pointer.
    """

    selection_changed = Signal(object)
    day_changed = Signal(int)
    dose_requested = Signal()
    budget_requested = Signal()
    why_requested = Signal(str, QPoint)
    drag_started = Signal(object)
    drag_ended = Signal()

    def __init__(
        self,
        services: Services,
        cards: ExerciseCards,
        theme: Theme,
        substitutes: Callable[[tuple[str, ...]], Sequence[Substitute]] = lambda _ids: (),
        figures: FigureProvider | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._cards, self._theme = services, cards, theme
        self._document: RecordDocument | None = None
        self.steps = Steps(cards, services.new_id, self)
        delegate = BoardCardDelegate(theme, figures, self)
        self._words = CardWords(cards, self)
        self.canvas = BoardCanvas(cards, self._words, theme, delegate)
        self.selection = BoardSelection(self.canvas, self)
        self.choosing = BoardChoosing(self.canvas, self.selection)
        self.commands = BoardCommands(self.steps, self.selection, Ladder(cards), self)
        self.day_steps = DaySteps(cards, services.new_id, self)
        self.day_commands = DayCommands(
            self.day_steps, self.steps, self.commands, self.selection, self
        )
        self.day_menu = DayMenu(self.day_commands, theme, self)
        self.menu = BoardMenu(
            self.commands, self.selection, theme, substitutes, self.choosing, self.day_menu, self
        )
        self.headers = [DayHeader(day, theme, self) for day in DAYS]
        self._times: tuple[DayTime, ...] = ()  # one for each day
        self._area = scrolling(self.canvas, self)
        self.meter = WeekMeter(theme, self)
        self.drops = BoardDrops(self.canvas, self._area, self.steps, cards, theme)
        self.strip = PatternStrip(theme, self)
        self.patterns = PatternDrops(self.strip, self.steps, self.day_steps)
        self._lay_out()
        self._connect()

    @property
    def document(self) -> RecordDocument | None:
        return self._document

    def show_document(self, document: RecordDocument | None) -> None:
        """Follow another record; None empties the board."""
        self._document = document
        self.commands.show_document(document)
        self.drops.show_document(document)
        self.patterns.show_document(document)
        if document is not None:
            document.week_changed.connect(self._follow_week)
            document.week_shown.connect(self._follow_week)
            document.program_changed.connect(self._follow_week)
            document.report_changed.connect(self._follow_report)
            document.facts_changed.connect(self._follow_day)
        self._follow_week()
        self._follow_report()

    def reveal(self, placement_ids: Iterable[str]) -> None:
        """Select placements and bring the first of them into view."""
        self.selection.select(placement_ids)
        self._scroll_to_current()
        self.selection.focus()

    def drop_widget(self) -> QWidget:
        """Where drag events go; see :mod:`widgets.design.dropping`."""
        return self.canvas

    def point_for(self, target: Target) -> QPoint:
        return self.canvas.point_for(target)

    def show_budget(self, budget: Budget) -> None:
        """Measure days and week against another budget."""
        self.meter.show_budget(budget)
        for header in self.headers:
            header.show_budget(budget)

    def show_units(self, units: Units) -> None:
        """Say doses in other units."""
        self._words.show_units(units)
        self.repaint_cards()

    def show_pictures(self, *, shown: bool) -> None:
        """Show cards with pictures, or lower ones without."""
        self.canvas.show_pictures(shown=shown)

    def repaint_cards(self) -> None:
        """Paint every card anew, because a picture arrived."""
        for cell in self.findChildren(LaneList):
            cell.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(840, 600)

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        bar = self._area.verticalScrollBar().sizeHint().width()
        heads.setContentsMargins(MARGIN, 0, MARGIN + bar, 0)
        heads.setSpacing(0)
        for header in self.headers:
            header.setFixedHeight(HEIGHT)
            heads.addWidget(header, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(heads)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.meter)

    def _connect(self) -> None:
        keys = BoardKeys(self.canvas, self.selection, self.commands, self.choosing)
        keys.dose_requested.connect(self.dose_requested)
        keys.why_requested.connect(self.ask_why)
        keys.day_menu_requested.connect(self.show_day_menu)
        keys.menu_requested.connect(self._show_menu_at_current)
        self.commands.changed_placements.connect(self._select_touched)
        self.drops.dropped.connect(self._select_touched)
        self.drops.hints_changed.connect(self._show_hints)
        self.drops.began.connect(self._open_lanes)
        self.drops.ended.connect(self._close_lanes)
        self.drops.began.connect(self.patterns.begin)
        self.drops.left.connect(self.patterns.leave)
        self.drops.ended.connect(self.patterns.end)
        self.patterns.hints_changed.connect(self._show_hints)
        self.patterns.dropped.connect(self._select_touched)
        self.patterns.days_wanted.connect(self._ask_days)
        self.selection.changed.connect(self._tell_selection)
        self.selection.day_changed.connect(self._show_current_day)
        for header in self.headers:
            header.chosen.connect(self.canvas.day_pressed)
            header.menu_requested.connect(self._show_day_menu)
        self.meter.clicked.connect(self.budget_requested)
        self.headers[0].set_current(True)
        for cell in self.canvas.cells.values():
            cell.drag_wanted.connect(lambda cell=cell: self._drag(cell))
            cell.doubleClicked.connect(lambda _index: self.dose_requested.emit())
            cell.customContextMenuRequested.connect(
                lambda point, cell=cell: self._show_menu(cell.viewport().mapToGlobal(point))
            )

    def _open_lanes(self) -> None:
        self.canvas.set_dragging(True)

    def _close_lanes(self) -> None:
        self.canvas.set_dragging(False)

    def _follow_week(self, *_what: object) -> None:
        week = NO_WEEK if self._document is None else self._document.week
        chosen = self.selection.ids()
        self.canvas.show_week(week)
        if chosen != self.selection.ids():
            self.selection.select(chosen)
        self._times = tuple(day_time(day, self._cards.exercise) for day in week.days)
        self.meter.show_times(self._times)
        self._follow_day()

    def _follow_day(self) -> None:
        """Mark today, which may be another day than a moment ago."""
        today = self._services.today()
        for day, (header, time) in enumerate(zip(self.headers, self._times, strict=True)):
            on = self._date_of(day)
            header.show_day(on, time, today=on == today)

    def _date_of(self, day: int) -> date | None:
        program = self._document.program if self._document is not None else None
        if self._document is None or program is None or not program.weeks:
            return None
        return program.date_of(self._document.week_index, day)

    def _follow_report(self, *_what: object) -> None:
        document = self._document
        marks = Marks() if document is None else marks_of(document.report, document.week)
        self.canvas.show_marks(marks)
        for day, header in enumerate(self.headers):
            header.show_mark(marks.days.get(day, NO_MARK))

    def _select_touched(self, ids: tuple[str, ...]) -> None:
        if not ids:
            self.selection.settle()
            return
        self.selection.select(ids)
        self._scroll_to_current()

    def _scroll_to_current(self) -> None:
        cell = self.selection.current_cell
        rect = cell.visualRect(cell.currentIndex())
        center = cell.mapTo(self.canvas, rect.center())
        self._area.ensureVisible(center.x(), center.y(), 0, rect.height())

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selection.ids())

    def _show_current_day(self, day: int) -> None:
        for at, header in enumerate(self.headers):
            header.set_current(at == day)
        self.day_changed.emit(day)

    def show_hints_for(self, mime: QMimeData) -> None:
        """Say on every day what dropping this there would bring."""
        self.drops.begin(mime, copying=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.setGeometry(0, self.height() - STRIP, self.width(), STRIP)

    def _ask_days(self, mime: QMimeData) -> None:
        dialog = DaysDialog(self.tr("On which days?"), self._theme, (), self)
        if dialog.exec():
            self.patterns.put(self.patterns.step(mime, dialog.days()))

    def _show_hints(self, hints: Sequence[DropHint | None] | None) -> None:
        for day, header in enumerate(self.headers):
            header.show_hint(hints[day] if hints is not None else None)

    def _drag(self, cell: LaneList) -> None:
        ids = self.selection.ids()
        if not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(placements_mime(ids))
        pixmap = cell.drag_pixmap()
        drag.setPixmap(pixmap)
        drag.setHotSpot(QPoint(24, 16))
        self.show_hints_for(drag.mimeData())
        self.drag_started.emit(ids)
        run_drag(self, drag, MOVE | COPY, MOVE)
        self.drops.end()
        self.drag_ended.emit()

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu.build(self.dose_requested.emit, self.ask_why)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _show_menu_at_current(self) -> None:
        self._show_menu(self._at_current())

    def _at_current(self) -> QPoint:
        cell = self.selection.current_cell
        rect = cell.visualRect(cell.currentIndex())
        return cell.viewport().mapToGlobal(rect.center())

    def show_day_menu(self) -> None:
        """Show what can be done to the chosen day."""
        self.headers[self.selection.day].ask_menu()

    def _show_day_menu(self, day: int, at: QPoint) -> None:
        menu = self.day_menu.build(day)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def ask_why(self) -> None:
        """Ask why the selected item has its verdict."""
        ids = self.selection.ids()
        if ids:
            self.why_requested.emit(ids[0], self._at_current())
