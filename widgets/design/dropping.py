"""What a drop on the board means, and a helper that drops the way a hand does.

:func:`step_for` is asked while the drag hovers and again when it is let go, so what lights up is
what works. :func:`drop_exercise` sends real enter, move and drop events; tests and the tour use it.
"""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from designer.model.week import Week
from widgets.design.mime import exercise_mime, exercise_of, placements_mime, placements_of
from widgets.design.steps import Step, Steps, Target

COPY = Qt.DropAction.CopyAction
MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class DropSurface(Protocol):
    """A board, as far as dropping on it goes."""

    def drop_widget(self) -> QWidget: ...

    def point_for(self, target: Target) -> QPoint: ...


def step_for(
    steps: Steps, week: Week, mime: QMimeData, target: Target, *, copying: bool
) -> Step | None:
    """The step that dropping ``mime`` on ``target`` would take; None when it means nothing."""
    exercise_id = exercise_of(mime)
    if exercise_id is not None:
        return steps.place(week, exercise_id, target)
    ids = placements_of(mime)
    if not ids:
        return None
    if copying:
        return steps.copy(week, ids, target)
    return steps.move(week, ids, target)


def drop_exercise(board: DropSurface, exercise_id: str, target: Target) -> bool:
    """Drop an exercise on the board; True when the board took it."""
    return _drop(board, exercise_mime(exercise_id), target, COPY)


def drop_placements(
    board: DropSurface, placement_ids: tuple[str, ...], target: Target, *, copying: bool = False
) -> bool:
    """Drop placements on the board; True when the board took them."""
    return _drop(board, placements_mime(placement_ids), target, COPY if copying else MOVE)


def _drop(board: DropSurface, mime: QMimeData, target: Target, action: Qt.DropAction) -> bool:
    """Enter, move, drop; a refused move ends with the pointer leaving, as it does with a hand."""
    if hover(board, mime, target, action):
        return let_go(board, mime, target, action)
    QCoreApplication.sendEvent(board.drop_widget(), QDragLeaveEvent())
    return False


def hover(board: DropSurface, mime: QMimeData, target: Target, action: Qt.DropAction) -> bool:
    """Bring a drag over a target; True when the board would take it."""
    widget, point = board.drop_widget(), board.point_for(target)
    enter = QDragEnterEvent(point, action, mime, LEFT, NO_KEYS)
    QCoreApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(point, action, mime, LEFT, NO_KEYS)
    QCoreApplication.sendEvent(widget, move)
    return enter.isAccepted() and move.isAccepted()


def let_go(board: DropSurface, mime: QMimeData, target: Target, action: Qt.DropAction) -> bool:
    """Drop what hovers; True when the board took it."""
    point = QPointF(board.point_for(target))
    drop = QDropEvent(point, action, mime, LEFT, NO_KEYS, QEvent.Type.Drop)
    QCoreApplication.sendEvent(board.drop_widget(), drop)
    return drop.isAccepted()
