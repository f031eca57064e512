"""The advice in the side column: as tall as its words, as long as the entries keep some rows."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

ENTRIES_PX = 132  # of what stands below, at least: four rows


class AdviceArea(QScrollArea):
    """Scrolls only what finds no room. ``below`` is the list that gives way to it."""

    def __init__(self, advice: QWidget, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice, self._below = advice, below
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(advice)
        advice.installEventFilter(self)
        below.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.share()
        return super().eventFilter(watched, event)

    def share(self) -> None:
        """Take what the words need of the height that both have together."""
        needed = max(self._advice.sizeHint().height(), self._advice.heightForWidth(self.width()))
        together = self.height() + self._below.height()
        height = max(ENTRIES_PX, min(needed, together - ENTRIES_PX))
        if height != self.height():
            self.setFixedHeight(height)
