"""What the picture looks like where it is used: on a card, on paper, in light, dark and grey."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.figures.compose import compose
from designer.figures.drawing import Drawing
from designer.figures.palette import GROUNDS
from widgets.common.labels import plain_label
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.painter import paint_strokes, palette_strokes
from widgets.theme.theme import Theme

_CARD_PX = 96
_PRINT_PX = 152  # four centimetres on paper at the screen's 96 dots an inch
_AFTER_MS = 60


class PreviewPanel(QWidget):
    """Follows the draft shortly after each change."""

    def __init__(self, draft: PictureDraft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.views = [
            _Preview("light", _CARD_PX, theme),
            _Preview("dark", _CARD_PX, theme),
            _Preview("grey", _PRINT_PX, theme),
        ]
        names = (self.tr("Card"), self.tr("Card, dark"), self.tr("Paper, black and white"))
        cards, row = QVBoxLayout(), QHBoxLayout()
        cards.setSpacing(4)
        row.setSpacing(12)
        row.addLayout(cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("As it is used"), "subheading"))
        column.addLayout(row)
        for view, name in zip(self.views, names, strict=True):
            view.setAccessibleName(name)
            stack = QVBoxLayout()
            stack.setSpacing(4)
            stack.addWidget(view)
            stack.addWidget(plain_label(name, "hint"))
            stack.addStretch()
            (row if view is self.views[-1] else cards).addLayout(stack)
        row.addStretch()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.show_now)
        draft.settled_down.connect(self._soon.start)
        self.show_now()

    def show_now(self) -> None:
        """Draw the previews anew."""
        drawing = compose(self._draft.stage(), "card")
        for view in self.views:
            view.show_drawing(drawing)


class _Preview(QWidget):
    """One picture on the ground of its palette."""

    def __init__(self, palette: str, side_px: int, theme: Theme) -> None:
        super().__init__()
        self._palette, self._theme = palette, theme
        self._drawing: Drawing | None = None
        self.setFixedSize(side_px, side_px)

    def show_drawing(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = GROUNDS[self._palette]
        painter.setPen(self._theme.tokens.line)
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        if self._drawing is not None:
            strokes = palette_strokes(self._drawing, self._palette, ground)
            paint_strokes(painter, box.adjusted(2, 2, -2, -2), self._drawing, strokes)
        painter.end()
