"""Items of a list whose words go on in the next line, as high as all their lines need.

Qt's own delegate measures a line break against the whole view and forgets the spacing, so that the
last line of some items gives way to an ellipsis.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

_BESIDE_PX = 36  # the margins of icon and text, and what a selected item draws around them
_ABOVE_PX = 8
_HIGHEST_PX = 10_000


class WrappedItems(QStyledItemDelegate):
    """Breaks lines; the icon stands beside the first one. For lists as wide as their view."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        view.setWordWrap(True)
        view.setTextElideMode(Qt.TextElideMode.ElideNone)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.decorationAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        option.displayAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        self.initStyleOption(option, index)
        width = self._view.viewport().width() - 2 * self._view.spacing()
        has_icon = not option.icon.isNull()
        beside = _BESIDE_PX + (self._view.iconSize().width() if has_icon else 0)
        room = QRect(0, 0, max(40, width - beside), _HIGHEST_PX)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        text = option.fontMetrics.boundingRect(room, flags, option.text)
        return QSize(max(40, width), max(text.height() + _ABOVE_PX, 28))
