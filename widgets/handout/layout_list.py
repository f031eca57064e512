"""A drop-down of the layouts, each with a line that says what it is good for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from exports.handout.layout_kinds import LAYOUTS
from widgets.handout.layout_words import layout_words
from widgets.theme.theme import Theme

_HINT = Qt.ItemDataRole.UserRole + 1
_ROW = 48
_PAD = 8


class LayoutList(QComboBox):
    """Chooses a layout by name; the data of an item is the layout's name in files."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_TwoLines(theme, self))
        self.setMaxVisibleItems(len(LAYOUTS))
        for layout in LAYOUTS:
            words = layout_words(layout)
            self.addItem(words.name, layout)
            at = self.count() - 1
            self.setItemData(at, words.hint, _HINT)
            self.setItemData(at, words.hint, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.view().setMinimumWidth(340)

    @property
    def layout_name(self) -> str:
        return str(self.currentData())

    @property
    def hint(self) -> str:
        """What the chosen layout is good for."""
        return str(self.currentData(_HINT))


class _TwoLines(QStyledItemDelegate):
    """Name above hint."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        name = plain.text
        plain.text = ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        room = plain.rect.adjusted(_PAD, _PAD // 2, -_PAD, -_PAD // 2)
        half = room.height() // 2
        painter.save()
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        tokens = self._theme.tokens
        top, bottom = room.adjusted(0, 0, 0, -half), room.adjusted(0, half, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(plain.palette.color(role))
        painter.drawText(top, left, name)
        painter.setPen(plain.palette.color(role) if chosen else tokens.second_ink)
        hint = plain.fontMetrics.elidedText(
            str(index.data(_HINT)), Qt.TextElideMode.ElideRight, bottom.width()
        )
        painter.drawText(bottom, left, hint)
        painter.restore()
