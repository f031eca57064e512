"""What stands still behind the body while a joint is dragged, kept as pictures."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from designer.figures.compose import position_shapes
from designer.figures.drawing import Drawing, Shape
from designer.figures.flesh import Part
from designer.figures.quick import parts_of, shapes_behind
from designer.figures.scene import Stage
from widgets.figures.painter import palette_strokes
from widgets.theme.tokens import Tokens


class Outlook(NamedTuple):
    """What the canvas shows, and how."""

    stage: Stage
    position: int  # the number of the one that is edited
    place: QTransform  # units of the picture to pixels of the canvas
    size: QSize  # of the canvas, in pixels
    ratio: float  # device pixels of each


class Backdrop:
    """Paper, another position pale on it, floor and mat."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._with_other = True
        self._other: tuple[object, QPixmap] | None = None
        self._scenery: QPixmap | None = None  # of the drag that is under way
        self.still: frozenset[Part] = frozenset()  # of the body; it may move later all the same

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.forget()

    def show_other(self, *, shown: bool) -> None:
        """Show another position pale behind, or not."""
        self._with_other = shown
        self.forget_scenery()

    def forget(self) -> None:
        """Everything stands elsewhere now."""
        self._other = None
        self.forget_scenery()

    def forget_scenery(self) -> None:
        """Another drag begins."""
        self._scenery = None

    def paint_ground(self, painter: QPainter, outlook: Outlook) -> None:
        """The paper, and on it the pale picture of another position."""
        painter.fillRect(QRect(QPoint(), outlook.size), self._paper)
        if self._with_other and len(outlook.stage.skeletons) > 1:
            painter.drawPixmap(0, 0, self._other_position(outlook))

    def scenery(self, outlook: Outlook, *, limb: bool) -> QPixmap:
        """What does not move along with a joint: paper, pale position, floor and mat.

        Drawn when the drag begins, of a ``limb`` (a joint that has a side) or not. A mat follows
        the body when the joint is let go.
        """
        if self._scenery is None:
            pixmap, painter = _begun(outlook, self._paper)
            self.paint_ground(painter, outlook)
            painter.setTransform(outlook.place, combine=True)
            self.paint_shapes(painter, shapes_behind(outlook.stage, outlook.position))
            painter.end()
            self._scenery = pixmap
            self.still = frozenset(parts_of(outlook.stage, outlook.position) if limb else ())
        return self._scenery

    def paint_shapes(self, painter: QPainter, shapes: Sequence[Shape]) -> None:
        """Shapes in units of the picture; the painter knows where they go."""
        drawing = Drawing(width=1, height=1, shapes=tuple(shapes))
        palette = "dark" if self._tokens.is_dark else "light"
        for path, pen, brush in palette_strokes(drawing, palette, self._paper.name()):
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawPath(path)

    @property
    def _paper(self) -> QColor:
        return self._tokens.surface

    def _other_position(self, outlook: Outlook) -> QPixmap:
        """Another position, pale; drawn once while this one is dragged."""
        stage = outlook.stage
        other = outlook.position - 1 if outlook.position else len(stage.skeletons) - 1
        key = (stage.figure.poses[other], stage.figure.spec.props, outlook.place, outlook.size)
        if self._other is not None and self._other[0] == key:
            return self._other[1]
        pixmap, painter = _begun(outlook, QColor(Qt.GlobalColor.transparent))
        painter.setTransform(outlook.place, combine=True)
        shapes = [
            Shape(path=s.path, fill=s.fill, stroke=s.stroke, width=s.width, pale=True)
            for s in position_shapes(stage, other, marks=False)
        ]
        self.paint_shapes(painter, shapes)
        painter.end()
        self._other = key, pixmap
        return pixmap


def _begun(outlook: Outlook, ground: QColor) -> tuple[QPixmap, QPainter]:
    """A picture as large as the canvas, and a painter on it."""
    pixmap = QPixmap(outlook.size * outlook.ratio)
    pixmap.setDevicePixelRatio(outlook.ratio)
    pixmap.fill(ground)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter
