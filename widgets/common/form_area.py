"""A column of fields that scrolls where the screen is low, and is never cut off sideways."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LEAST_PX = 96  # high: a field and some of the next


class FormArea(QScrollArea):
    """Wishes for all the room its content needs; does with little height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard and bring it
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        hint = self._content.sizeHint().expandedTo(self._content.minimumSize())
        return QSize(hint.width() + self._bar_px(), hint.height())

    def minimumSizeHint(self) -> QSize:
        least = max(self._content.minimumSizeHint().width(), self._content.minimumWidth())
        return QSize(least + self._bar_px(), LEAST_PX)

    def _bar_px(self) -> int:
        return self.verticalScrollBar().sizeHint().width()
