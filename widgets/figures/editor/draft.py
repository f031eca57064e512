"""The figure that is being edited: the one owner of it, with undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from designer.figures.angles import HANDLES
from designer.figures.contacts import Settled, settled
from designer.figures.editing import complete, with_pose
from designer.figures.errors import FigureError
from designer.figures.posing import SHARES, checked, dragged, turned
from designer.figures.scene import Stage, camera_of, staged
from designer.figures.spec import Figure


class PictureDraft(QObject):
    """A figure, which position of it is shown, and which joint is selected.

    Every change is a new figure. While something is dragged the figure on the screen is ahead of
    the undo stack; :meth:`let_go` makes one step of it.

    Signals:
        changed(): another figure is shown; during a drag with every move.
        settled_down(): the figure changed and no drag is under way: lists and previews follow.
        position_changed(): another position is shown.
        joint_changed(): another joint is selected.
        refused(str): a change that cannot be, and why; "" when all is well again.
    """

    changed = Signal()
    settled_down = Signal()
    position_changed = Signal()
    joint_changed = Signal()
    refused = Signal(str)

    def __init__(self, figure: Figure, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figure = self._first = complete(figure)
        self._bodies: dict[int, Settled] = {}
        self._index = len(figure.poses) - 1
        self._joint = HANDLES[0]
        self._before: Figure | None = None  # where a drag began
        self._try = 0  # which share of a pull is tried at the next move
        self._behind: tuple[float, float] | None = None  # the pointer, where the body did not come
        self.undo_stack = QUndoStack(self)

    @property
    def figure(self) -> Figure:
        return self._figure

    @property
    def index(self) -> int:
        """The position that is shown."""
        return self._index

    @property
    def joint(self) -> str:
        """The selected joint."""
        return self._joint

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to lose."""
        return self._figure != self._first

    def body(self, index: int | None = None) -> Settled:
        """A position at rest; the shown one unless told."""
        at = self._index if index is None else index
        pose = self._figure.poses[at]
        kept = self._bodies.get(at)
        if kept is None or kept.pose is not pose:
            kept = self._bodies[at] = settled(pose)
        return kept

    def stage(self) -> Stage:
        """All positions under the figure's camera."""
        bodies = tuple(self.body(at).skeleton for at in range(len(self._figure.poses)))
        return staged(self._figure, bodies)

    def show_position(self, index: int) -> None:
        """Show another position."""
        if index != self._index and 0 <= index < len(self._figure.poses):
            self._index = index
            self.position_changed.emit()

    def select(self, joint: str) -> None:
        """Select a joint."""
        if joint != self._joint and joint in HANDLES:
            self._joint = joint
            self.joint_changed.emit()

    def select_next(self, step: int) -> bool:
        """Go to the next joint; False behind the last one."""
        place = HANDLES.index(self._joint) + step
        if not 0 <= place < len(HANDLES):
            return False
        self.select(HANDLES[place])
        return True

    # Changes

    def do(self, text: str, change: Callable[[Figure], Figure], merge: str = "") -> bool:
        """Make one step; neighbours with the same ``merge`` become one. False when refused."""
        try:
            figure = change(self._figure)
            for pose in figure.poses:
                if pose not in self._figure.poses:
                    checked(pose)
        except FigureError as error:
            self.refused.emit(f"{error.message} {error.remedy}")
            return False
        self.refused.emit("")
        if figure != self._figure:
            self.undo_stack.push(_Step(self, text, self._figure, figure, merge))
        return True

    def turn(self, text: str, name: str, degrees: float) -> bool:
        """Set one angle of the shown position."""
        index = self._index
        return self.do(
            text,
            lambda figure: with_pose(figure, index, turned(self.body(), name, degrees).pose),
            merge=f"turn {index} {name}",
        )

    def nudge(self, text: str, by: tuple[float, float]) -> bool:
        """Move the selected joint by so many units right and down."""
        index, joint, view = self._index, self._joint, self.stage().view
        x, y = view.point(self.body().skeleton.joints[joint])
        to = (x + by[0], y + by[1])
        return self.do(
            text,
            lambda figure: with_pose(figure, index, dragged(self.body(), joint, to, view).pose),
            merge=f"nudge {index} {joint}",
        )

    def take_hold(self) -> None:
        """A drag begins."""
        self._before = self._figure
        self._try, self._behind = 0, None

    def drag_joint(self, to: tuple[float, float]) -> None:
        """The selected joint follows the pointer, given in units of the picture.

        One try for each move, or the body would lag: what fails is tried with a smaller share of
        the way at the next move, and once more with all of them by :meth:`let_go`.
        """
        try:
            self._pull(to, (SHARES[self._try],))
        except FigureError as error:
            self._behind = to
            if self._try == len(SHARES) - 1:
                self.refused.emit(f"{error.message} {error.remedy}")
            self._try = min(self._try + 1, len(SHARES) - 1)
            return
        self.refused.emit("")
        self._behind = to if self._try else None
        self._try = max(0, self._try - 1)

    def _pull(self, to: tuple[float, float], shares: tuple[float, ...]) -> None:
        """Raises FigureError."""
        view = camera_of(self._figure.spec)
        body = dragged(self.body(), self._joint, to, view, shares)
        self._bodies[self._index] = body
        self._show(with_pose(self._figure, self._index, body.pose))

    def drag_figure(self, change: Callable[[Figure], Figure]) -> None:
        """Something beside the body follows the pointer."""
        try:
            self._show(change(self._figure))
        except FigureError as error:
            self.refused.emit(f"{error.message} {error.remedy}")

    def let_go(self, text: str) -> None:
        """The drag ends: what came of it is one step."""
        if self._before is not None and self._behind is not None:
            with suppress(FigureError):  # the reason stands there already
                self._pull(self._behind, SHARES)
        self._behind = None
        before, self._before = self._before, None
        if before is None:
            return
        if before == self._figure:
            self.settled_down.emit()
            return
        after, self._figure = self._figure, before
        self.undo_stack.push(_Step(self, text, before, after))

    def drop_hold(self) -> None:
        """The drag is given up: everything as it was."""
        before, self._before = self._before, None
        if before is not None:
            self._show(before)
            self.settled_down.emit()

    def take(self, figure: Figure) -> None:
        """Show a figure of the undo stack."""
        count = len(self._figure.poses)
        self._figure = figure
        if self._index >= len(figure.poses):
            self._index = len(figure.poses) - 1
        self.changed.emit()
        if count != len(figure.poses):
            self.position_changed.emit()
        self.settled_down.emit()

    def _show(self, figure: Figure) -> None:
        self._figure = figure
        self.changed.emit()


class _Step(QUndoCommand):
    """One figure in the place of another."""

    def __init__(
        self, draft: PictureDraft, text: str, before: Figure, after: Figure, merge: str = ""
    ) -> None:
        super().__init__(text)
        self._draft, self._before, self.after, self.merge = draft, before, after, merge

    def id(self) -> int:
        return 1 if self.merge else -1  # Qt asks mergeWith only of steps with the same id

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.merge != self.merge:
            return False
        self.after = other.after
        return True

    def undo(self) -> None:
        self._draft.take(self._before)

    def redo(self) -> None:
        self._draft.take(self.after)
