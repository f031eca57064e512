"""The canvas: the body large, with handles to drag or to move with the arrow keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.figures.angles import HANDLES
from designer.figures.camera import SCALE
from designer.figures.compose import position_shapes
from designer.figures.drawing import bounds_of
from designer.figures.editing import moved_mark, moved_prop, with_marks, with_props
from designer.figures.errors import FigureError
from designer.figures.quick import moving_shapes
from designer.figures.scene import Stage
from designer.figures.spec import Figure
from widgets.figures.editor.backdrop import Backdrop, Outlook
from widgets.figures.editor.dots import RING_PX, HandleDots
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.handles import Handle, PlacedHandle, handles_of, nearest
from widgets.figures.editor.words import EditorWords
from widgets.theme.tokens import Tokens

_TARGET_PX = 28  # what is clicked; the dot that is seen is smaller
_MARGIN_PX = 36
_STEP = 1.0  # units (centimetres of the body) of an arrow key
_LARGE_STEP = 5.0  # with Shift
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PoseCanvas(QWidget):
    """Shows the draft's position; the pointer and the keyboard move what it shows.

    Tab and Shift+Tab go from joint to joint, the arrow keys move the selected one, with Shift five
    times as far; Escape gives up a drag.
    """

    def __init__(
        self, draft: PictureDraft, words: EditorWords, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._words, self._tokens = draft, words, tokens
        self._place = QTransform()  # units to pixels; stands still while something is dragged
        self._stage: Stage | None = None
        self._handles: list[PlacedHandle] = []
        self._held: Handle | None = None
        self._under: Handle | None = None
        self._last = QPointF()
        self._wanted: QPointF | None = None  # the pointer's last place that nothing followed yet
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._move_held)
        self._backdrop = Backdrop(tokens)
        self._dots = HandleDots(tokens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        draft.changed.connect(self._follow)
        draft.position_changed.connect(self._fit)
        draft.settled_down.connect(self._fit)
        draft.joint_changed.connect(self._say)
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(640, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 280)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._backdrop.set_tokens(tokens)
        self._dots = HandleDots(tokens)
        self.update()

    def set_onion(self, *, shown: bool) -> None:
        """Show another position pale behind, or not."""
        self._backdrop.show_other(shown=shown)
        self.update()

    def spot(self, joint: str) -> QPointF:
        """Where a joint's handle is, in pixels of the canvas."""
        stage = self._current()
        at = stage.skeletons[self._draft.index].joints[joint]
        return self._place.map(QPointF(*stage.view.point(at)))

    def handles(self) -> list[PlacedHandle]:
        """Everything that can be taken hold of now, in units of the picture."""
        self._current()
        return list(self._handles)

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Where a point of the picture is on the canvas."""
        return self._place.map(QPointF(x, y))

    # Following the draft

    def _current(self) -> Stage:
        if self._stage is None:
            self._stage = self._draft.stage()
            self._handles = handles_of(self._stage, self._draft.index)
        return self._stage

    def _follow(self) -> None:
        self._stage = None
        self.update()

    def _fit(self) -> None:
        """Choose the scale anew: all positions and marks in view."""
        self._stage = None
        stage = self._current()
        box = bounds_of(
            shape
            for index in range(len(stage.skeletons))
            for shape in position_shapes(stage, index, marks=True)
        )
        room = QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        scale = max(0.1, min(room.width() / box.width, room.height() / box.height, 5.0))
        self._place = QTransform()
        self._place.translate(
            room.center().x() - (box.left + box.right) / 2 * scale,
            room.center().y() - (box.top + box.bottom) / 2 * scale,
        )
        self._place.scale(scale, scale)
        self._backdrop.forget()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _say(self) -> None:
        joint = self._words.joint(self._draft.joint)
        self.setAccessibleName(self.tr("Picture. Selected: {joint}").format(joint=joint))
        self.setAccessibleDescription(
            self.tr("Tab goes to the next joint, the arrow keys move it.")
        )
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        stage = self._current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        index, backdrop = self._draft.index, self._backdrop
        outlook = Outlook(stage, index, self._place, self.size(), self.devicePixelRatioF())
        if self._held is not None and self._held.kind == "joint":
            limb = "-" in self._held.joint  # it has a side
            painter.drawPixmap(0, 0, backdrop.scenery(outlook, limb=limb))
            shapes = moving_shapes(stage, index, backdrop.still)
        else:
            backdrop.paint_ground(painter, outlook)
            shapes = position_shapes(stage, index, marks=True)
        painter.save()
        painter.setTransform(self._place, combine=True)
        backdrop.paint_shapes(painter, shapes)
        painter.restore()
        self._paint_handles(painter)
        painter.setPen(QPen(self._tokens.accent if self.hasFocus() else self._tokens.line, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_handles(self, painter: QPainter) -> None:
        tokens = self._tokens
        for handle, x, y in self._handles:
            at = self._place.map(QPointF(x, y))
            chosen = handle.joint == self._draft.joint and handle.kind == "joint"
            hot = handle in (self._under, self._held)
            dot = self._dots.picture(handle, self.devicePixelRatioF(), chosen=chosen, hot=hot)
            side = dot.width() / dot.devicePixelRatioF()
            painter.drawPixmap(QPointF(at.x() - side / 2, at.y() - side / 2), dot)
            if chosen and self.hasFocus():
                painter.setPen(QPen(tokens.ink, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, RING_PX, RING_PX)
        self._paint_name(painter)

    def _paint_name(self, painter: QPainter) -> None:
        """The name of what is under the pointer, else of the selected joint, in the corner."""
        shown = self._held or self._under or Handle("joint", self._draft.joint)
        font = self.font()
        font.setPixelSize(self._tokens.large_px)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.ink))
        painter.drawText(QPointF(16, 28), self._name_of(shown))

    def _name_of(self, handle: Handle) -> str:
        spec = self._draft.figure.spec
        match handle.kind:
            case "joint":
                return self._words.joint(handle.joint)
            case "prop":
                return self._words.props[spec.props[handle.number].kind]
            case _:
                return self._words.marks[spec.marks[handle.number].kind]

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._at(event.position())
        if found is None:
            return
        self._held, self._last = found, event.position()
        self._backdrop.forget_scenery()
        if found.kind == "joint":
            self._draft.select(found.joint)
        self._draft.take_hold()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            under = self._at(event.position())
            if under != self._under:
                self._under = under
                over = under is not None
                self.setCursor(
                    Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor
                )
                self.update()
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._finish()
            return
        self._wanted = event.position()
        self._soon.start()  # of the moves that came meanwhile only the last one counts

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._held is not None:
            self._finish()

    def _move_held(self) -> None:
        held, to, self._wanted = self._held, self._wanted, None
        if held is None or to is None:
            return
        point, before = self._units(to), self._units(self._last)
        by = (point.x() - before.x(), before.y() - point.y())  # right, up
        if held.kind == "joint":
            self._draft.drag_joint((point.x(), point.y()))
        else:
            self._draft.drag_figure(lambda figure: shifted(figure, held, by, self._current()))
        self._last = to

    def _finish(self) -> None:
        self._soon.stop()
        self._move_held()
        held, self._held = self._held, None
        if held is None:
            return
        self._draft.let_go(self.tr("Move: {name}").format(name=self._name_of(held)))
        self.update()

    def _at(self, at: QPointF) -> Handle | None:
        self._current()
        point = self._units(at)
        reach = _TARGET_PX / 2 / self._place.m11()
        return nearest(self._handles, (point.x(), point.y()), reach, self._draft.joint)

    def _units(self, at: QPointF) -> QPointF:
        back, _ = self._place.inverted()
        return back.map(at)

    def leaveEvent(self, event: object) -> None:
        del event
        self._under = None
        self.update()

    # The keyboard

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from joint to joint, and from the last one on to the next field."""
        if self._draft.select_next(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._held is not None:
            self._held = self._wanted = None
            self._draft.drop_hold()
        elif key in _ARROWS:
            step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            x, y = _ARROWS[key]
            name = self._words.joint(self._draft.joint)
            text = self.tr("Move: {name}").format(name=name)
            self._draft.nudge(text, (x * step, y * step))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._draft.select(HANDLES[0])
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._draft.select(HANDLES[-1])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def shifted(figure: Figure, held: Handle, by: tuple[float, float], stage: Stage) -> Figure:
    """The figure with one of its things or marks moved by units right and up."""
    if held.kind == "mark":
        marks = list(figure.spec.marks)
        marks[held.number] = moved_mark(marks[held.number], by, held.point)
        return with_marks(figure, tuple(marks))
    across, up = stage.view.across, stage.view.up
    if abs(across.x) < 0.2:
        raise FigureError("A thing is not moved from the front.", "Look from the side to move it.")
    props = list(figure.spec.props)
    metres = (by[0] / SCALE / across.x, by[1] / SCALE / max(0.3, up.y))
    props[held.number] = moved_prop(props[held.number], metres)
    return with_props(figure, tuple(props))
