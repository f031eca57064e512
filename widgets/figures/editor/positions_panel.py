"""The positions of the picture: small pictures to choose from, and what can be done with them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.figures.compose import position_shapes
from designer.figures.drawing import Drawing, bounds_of, placed
from designer.figures.editing import (
    MOST_POSITIONS,
    with_pose,
    with_position_after,
    without_position,
)
from designer.figures.mirroring import mirrored_figure
from widgets.common.labels import plain_label
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.words import EditorWords
from widgets.figures.painter import paint_drawing
from widgets.theme.theme import Theme

_THUMB_PX = 76


class PositionsPanel(QWidget):
    """Chooses the position that the canvas shows.

    Signals:
        copy_requested(): take a position from another exercise.
        onion_switched(bool): show another position pale behind.
    """

    copy_requested = Signal()
    onion_switched = Signal(bool)

    def __init__(
        self, draft: PictureDraft, words: EditorWords, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._words, self._theme = draft, words, theme
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setIconSize(QSize(_THUMB_PX, _THUMB_PX))
        self.list.setFixedHeight(_THUMB_PX + 42)
        self.list.setAccessibleName(self.tr("Positions"))
        self.onion = QCheckBox(self.tr("Show the other position behind"))
        self.onion.setChecked(True)
        self.onion.toggled.connect(self.onion_switched)
        self._make_buttons()
        self._lay_out()
        self.show_positions()
        self.list.currentRowChanged.connect(draft.show_position)
        draft.settled_down.connect(self.show_positions)
        draft.position_changed.connect(self.show_positions)

    def show_positions(self) -> None:
        """Draw the small pictures anew."""
        count = len(self._draft.figure.poses)
        self.list.blockSignals(True)  # Qt's own
        while self.list.count() > count:
            self.list.takeItem(count)
        while self.list.count() < count:
            self.list.addItem(QListWidgetItem())
        stage = self._draft.stage()
        for index in range(count):
            item = self.list.item(index)
            item.setText(self._words.position(index, count))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            shapes = position_shapes(stage, index, marks=False)
            box = bounds_of(shapes).grown(4)
            drawing = Drawing(
                width=box.width, height=box.height, shapes=placed(shapes, -box.left, -box.top)
            )
            item.setIcon(self._icon(drawing))
        self.list.setCurrentRow(self._draft.index)
        self.list.blockSignals(False)  # Qt's own
        self.add.setEnabled(count < MOST_POSITIONS)
        self.remove.setEnabled(count > 1)
        self.copy_other.setEnabled(count > 1)
        self.onion.setEnabled(count > 1)

    def _icon(self, drawing: Drawing) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_THUMB_PX * ratio), round(_THUMB_PX * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_drawing(painter, QRectF(0, 0, _THUMB_PX, _THUMB_PX), drawing, self._theme.tokens)
        painter.end()
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)  # or Qt would tint it
        return icon

    def _make_buttons(self) -> None:
        self.add = self._button(self.tr("Add"), self._add)
        self.add.setToolTip(self.tr("A copy of this position behind it, to be changed"))
        self.remove = self._button(self.tr("Remove"), self._remove)
        self.copy_other = self._button(self.tr("Same as other"), self._copy_other)
        self.copy_other.setToolTip(self.tr("Take the other position's pose into this one"))
        self.copy = self._button(self.tr("From exercise…"), self.copy_requested.emit)
        self.copy.setToolTip(self.tr("Take a position from another exercise"))
        self.mirror = self._button(self.tr("Swap sides"), self._mirror)
        self.mirror.setToolTip(self.tr("Right becomes left, in all positions"))

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        buttons = (self.add, self.remove, self.copy_other, self.copy, self.mirror)
        for number, button in enumerate(buttons):
            grid.addWidget(button, number // 2, number % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Positions"), "subheading"))
        column.addWidget(self.list)
        column.addWidget(self.onion)
        column.addLayout(grid)

    def _add(self) -> None:
        index = self._draft.index
        text = self.tr("Add a position")
        if self._draft.do(text, lambda figure: with_position_after(figure, index)):
            self._draft.show_position(index + 1)

    def _remove(self) -> None:
        index = self._draft.index
        self._draft.do(self.tr("Remove a position"), lambda f: without_position(f, index))

    def _copy_other(self) -> None:
        index = self._draft.index
        other = index - 1 if index else len(self._draft.figure.poses) - 1
        self._draft.do(
            self.tr("Copy the other position"), lambda f: with_pose(f, index, f.poses[other])
        )

    def _mirror(self) -> None:
        self._draft.do(self.tr("Swap sides"), mirrored_figure)
