"""Drags over the board: what each day would bring, where the drop would land, and the drop itself.

Hovering and dropping ask the same question (:func:`widgets.design.dropping.step_for` and
``document.accepts``), so what lights up is what works. The previews of the seven days
are worked out once for each drag, not for each move of the mouse.
"""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from designer.model.vocabulary import Lane, Severity
from widgets.design.board.board_canvas import DAYS, BoardCanvas
from widgets.design.board.day_header import DropHint
from widgets.design.dropping import COPY, MOVE, step_for
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.marks import Said, said, worst_news
from widgets.design.mime import exercise_of, placements_of
from widgets.design.steps import Step, Steps, Target
from widgets.state.document import RecordDocument
from widgets.theme.theme import Theme

SCROLL_ZONE = 40
SCROLL_STEP = 14


class BoardDrops(QObject):
    """Handles the drag events of the canvas.

    Signals:
        hints_changed(tuple[DropHint, ...] | None): what each day would bring; None = no drag.
        began(), left(), ended(): a drag came, left the cards, or is over.
        dropped(placement_ids): placements that the drop put there or moved.
    """

    hints_changed = Signal(object)
    began = Signal()
    left = Signal()
    ended = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        canvas: BoardCanvas,
        area: QScrollArea,
        steps: Steps,
        cards: ExerciseCards,
        theme: Theme,
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._area, self._steps, self._cards = canvas, area, steps, cards
        self._document: RecordDocument | None = None
        self._hints: tuple[DropHint, ...] | None = None
        self._hints_for: tuple[object, ...] = ()
        self._said_before: Said = set()
        self._overlay = DropOverlay(canvas, theme)
        self._scroll_by = 0
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(30)
        self._scrolling.timeout.connect(self._scroll)
        canvas.installEventFilter(self)

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = document
        self.end()

    def begin(self, mime: QMimeData, *, copying: bool) -> None:
        """Say what each day would bring, as soon as a drag starts somewhere in the window."""
        ids = placements_of(mime)
        self.began.emit()
        key = (exercise_of(mime), ids, copying and bool(ids))  # an exercise is never moved
        if key == self._hints_for:
            return
        self._hints_for = key
        if self._document is not None:
            self._said_before = said(self._document.report, self._document.week)
        self._hints = tuple(self._hint(mime, day, copying=copying) for day in DAYS)
        self.hints_changed.emit(self._hints)

    def end(self) -> None:
        """Forget the drag."""
        self._stop()
        self.ended.emit()

    def _stop(self) -> None:
        self._scrolling.stop()
        self._overlay.hide()
        if self._hints is not None:
            self._hints, self._hints_for = None, ()
            self.hints_changed.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                if isinstance(event, QDragMoveEvent):
                    self._hover(event)
                return True
            case QEvent.Type.DragLeave:
                self._stop()
                self.left.emit()
                return True
            case QEvent.Type.Drop:
                if isinstance(event, QDropEvent):
                    self._drop(event)
                return True
        return super().eventFilter(watched, event)

    def _hover(self, event: QDragMoveEvent) -> None:
        copying = _copying(event)
        step = self._step(event.mimeData(), event.position().toPoint(), copying=copying)
        if step is None:
            event.ignore()
            self._overlay.hide()
            return
        event.setDropAction(COPY if copying else MOVE)
        event.accept()
        self.begin(event.mimeData(), copying=copying)
        self._show_landing(event.mimeData(), event.position().toPoint())
        self._scroll_near_edge(event.position().toPoint())

    def _drop(self, event: QDropEvent) -> None:
        copying = _copying(event)
        step = self._step(event.mimeData(), event.position().toPoint(), copying=copying)
        if step is None or self._document is None:
            self.end()
            event.ignore()
            return
        event.setDropAction(COPY if copying else MOVE)
        event.accept()
        before = {placement.id for _, placement in self._document.week.placements()}
        moved = () if copying else placements_of(event.mimeData())
        with self._canvas.laid_out_once():  # lanes close and the card comes in one go
            self.end()
            self._document.do(step.edit, step.text)
        fresh = (p.id for _, p in self._document.week.placements() if p.id not in before)
        self.dropped.emit((*moved, *fresh))

    def _step(self, mime: QMimeData, point: QPoint, *, copying: bool) -> Step | None:
        if self._document is None:
            return None
        target = self._canvas.target_at(point)
        step = step_for(self._steps, self._document.week, mime, target, copying=copying)
        return step if step is not None and self._document.accepts(step.edit) else None

    def _hint(self, mime: QMimeData, day: int, *, copying: bool) -> DropHint:
        document = self._document
        if document is None:
            return DropHint(possible=False)
        step = step_for(self._steps, document.week, mime, Target(day), copying=copying)
        if step is None or not document.accepts(step.edit):
            return DropHint(possible=False)
        after = document.preview(step.edit)
        week = step.edit.apply(document.week)
        news = worst_news(self._said_before, said(after, week), day)
        unknown = bool(set(after.not_assessed) - set(document.report.not_assessed))
        return DropHint(None if news is Severity.INFO else news, unknown=unknown)

    def _show_landing(self, mime: QMimeData, point: QPoint) -> None:
        target = self._canvas.target_at(point)
        lane = self._lane_of(mime)
        if lane is None:
            self._overlay.hide()
            return
        y = self._canvas.landing(target.day, lane, target.row_for(lane))
        severity = self._hints[target.day].severity if self._hints else None
        self._overlay.show_landing(target.day, y, severity)

    def _lane_of(self, mime: QMimeData) -> Lane | None:
        exercise_id = exercise_of(mime)
        if exercise_id is None and self._document is not None:
            ids = placements_of(mime)
            found = self._document.week.find(ids[0]) if ids else None
            exercise_id = found[1].exercise_id if found is not None else None
        return self._cards.lane(exercise_id) if exercise_id is not None else None

    def _scroll_near_edge(self, point: QPoint) -> None:
        y = self._canvas.mapTo(self._area.viewport(), point).y()
        height = self._area.viewport().height()
        if y < SCROLL_ZONE:
            self._scroll_by = -SCROLL_STEP
        elif y > height - SCROLL_ZONE:
            self._scroll_by = SCROLL_STEP
        else:
            self._scrolling.stop()
            return
        self._scrolling.start()

    def _scroll(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._scroll_by)


def _copying(event: QDropEvent) -> bool:
    """Whether the hand asks for a copy: Ctrl, or a source that offers nothing else."""
    return event.proposedAction() == COPY or event.possibleActions() == COPY


class DropOverlay(QWidget):
    """The line where a drop would land, above the cards."""

    def __init__(self, canvas: BoardCanvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._canvas, self._theme = canvas, theme
        self._line, self._severity = 0, Severity.INFO
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_landing(self, day: int, y: int, severity: Severity | None) -> None:
        """Show the line at ``y`` of a day, and the day in the colour of what the drop brings."""
        self._line = y
        self._severity = severity or Severity.INFO
        self.setGeometry(self._canvas.column(day))  # no more: what lies below is painted anew
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        plain = self._severity is Severity.INFO
        color = tokens.accent if plain else tokens.severity(self._severity)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = QRectF(self.rect()).adjusted(2, 1, -2, -9)
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(column, tokens.radius_s, tokens.radius_s)
        painter.setPen(QPen(color, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(
            round(column.left()) + 6, self._line, round(column.right()) - 6, self._line
        )
