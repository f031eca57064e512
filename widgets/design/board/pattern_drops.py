"""Drags over the strip of patterns: what each day would get, and the drop on all of them."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from designer.model.vocabulary import Severity
from widgets.design.board.board_canvas import DAYS
from widgets.design.board.day_header import DropHint
from widgets.design.board.day_steps import DaySteps
from widgets.design.board.pattern_strip import PatternStrip
from widgets.design.dropping import COPY
from widgets.design.marks import said, worst_news
from widgets.design.mime import exercise_of, placements_of
from widgets.design.steps import Step, Steps
from widgets.state.document import RecordDocument

LINGER_MS = 200  # the pointer may leave the cards for the strip, or come back
AFTER_DRAG_MS = 50  # a question has to wait until the drag itself is over


class PatternDrops(QObject):
    """Handles the drag events of the strip. What stands on a day already is not doubled.

    Signals:
        hints_changed(tuple[DropHint | None, ...] | None): what each day would get.
        dropped(placement_ids): placements that the drop put there.
        days_wanted(mime): it was dropped where days have to be asked for.
    """

    hints_changed = Signal(object)
    dropped = Signal(object)
    days_wanted = Signal(object)

    def __init__(self, strip: PatternStrip, steps: Steps, days: DaySteps) -> None:
        super().__init__(strip)
        self._strip, self._steps, self._days = strip, steps, days
        self._document: RecordDocument | None = None
        self._hiding = QTimer(self, interval=LINGER_MS, singleShot=True)
        self._hiding.timeout.connect(self.end)
        strip.installEventFilter(self)

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = document
        self.end()

    def begin(self) -> None:
        """A drag is on its way: show the strip."""
        self._hiding.stop()
        if self._document is not None and self._document.program_week is not None:
            self._strip.show()
            self._strip.raise_()

    def leave(self) -> None:
        """The pointer left the board, perhaps for the strip: wait a moment."""
        self._hiding.start()

    def end(self) -> None:
        """Forget the drag."""
        self._hiding.stop()
        self._strip.show_over(None)
        self._strip.hide()

    def step(self, mime: QMimeData, days: tuple[int, ...]) -> Step | None:
        """The step that puts what is dragged on all of these days."""
        document = self._document
        if document is None or document.program_week is None:
            return None
        exercise_id = exercise_of(mime)
        if exercise_id is not None:
            fresh = (self._steps.fresh(exercise_id),)
            return self._days.stand_on(document.week, fresh, days)
        hits = (document.week.find(key) for key in placements_of(mime))
        found = tuple(hit[1] for hit in hits if hit is not None)
        return self._days.stand_on(document.week, found, days)

    def put(self, step: Step | None) -> None:
        """Do a step and tell what it put there."""
        document = self._document
        if document is None or step is None or not document.accepts(step.edit):
            return
        before = {placement.id for _, placement in document.week.placements()}
        document.do(step.edit, step.text)
        after = (p.id for _, p in document.week.placements() if p.id not in before)
        self.dropped.emit(tuple(after))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                if isinstance(event, QDragMoveEvent):
                    self._hover(event)
                return True
            case QEvent.Type.DragLeave:
                self._strip.show_over(None)
                self.hints_changed.emit(None)
                self.leave()
                return True
            case QEvent.Type.Drop:
                if isinstance(event, QDropEvent):
                    self._drop(event)
                return True
        return super().eventFilter(watched, event)

    def _hover(self, event: QDragMoveEvent) -> None:
        self._hiding.stop()
        tile = self._strip.tile_at(event.position().toPoint())
        days = self._strip.days[tile]
        step = self.step(event.mimeData(), days or tuple(DAYS))
        if step is None:
            event.ignore()
            self._strip.show_over(tile, DropHint(possible=False))
            self.hints_changed.emit(None)
            return
        event.setDropAction(COPY)
        event.accept()
        hints = self._hints(step, days)
        shown = [hint for hint in hints if hint is not None]
        self._strip.show_over(tile, max(shown, key=_rank, default=None))
        self.hints_changed.emit(hints if days else None)

    def _hints(self, step: Step, days: tuple[int, ...]) -> tuple[DropHint | None, ...]:
        """What the whole drop would bring to each of its days; the others stay without a word."""
        document = self._document
        if document is None or not days:
            return (None,) * 7
        report, week = document.preview(step.edit), step.edit.apply(document.week)
        before, after = said(document.report, document.week), said(report, week)
        unknown = bool(set(report.not_assessed) - set(document.report.not_assessed))
        news = [worst_news(before, after, day) if day in days else None for day in DAYS]
        return tuple(
            DropHint(None if worst is Severity.INFO else worst, unknown=unknown)
            if day in days
            else None
            for day, worst in enumerate(news)
        )

    def _drop(self, event: QDropEvent) -> None:
        days = self._strip.days[self._strip.tile_at(event.position().toPoint())]
        step = self.step(event.mimeData(), days or tuple(DAYS))
        self.hints_changed.emit(None)
        self.end()
        if step is None:
            event.ignore()
            return
        event.setDropAction(COPY)
        event.accept()
        if days:
            self.put(step)
            return
        kept = QMimeData()  # the drag's own is gone when the question comes
        for form in event.mimeData().formats():
            kept.setData(form, event.mimeData().data(form))
        QTimer.singleShot(AFTER_DRAG_MS, self, lambda: self.days_wanted.emit(kept))


def _rank(hint: DropHint) -> int:
    return -1 if hint.severity is None else hint.severity.rank
