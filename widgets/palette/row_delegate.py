"""Paints a line of the palette: picture of its kind, title, what it belongs to, keys."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.palette.entry import Kind
from widgets.palette.model import ENTRY, Index
from widgets.theme.icons import Icon, icon_pixmap
from widgets.theme.theme import Theme

ROW_PX = 36
ICON_PX = 18
_ICONS = {
    Kind.PAGE: Icon.PAGE,
    Kind.COMMAND: Icon.CHEVRON_RIGHT,
    Kind.WEEK: Icon.CALENDAR,
    Kind.PATIENT: Icon.PEOPLE,
    Kind.EXERCISE: Icon.BOOK,
}


class RowDelegate(QStyledItemDelegate):
    """One line each; the title keeps the room, the detail gives way."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = theme.font(theme.tokens.body_px)
        self._small = theme.font(theme.tokens.small_px)
        pairs = _ICONS.items()
        color = theme.tokens.second_ink
        self._icons = {kind: icon_pixmap(name, color, ICON_PX) for kind, name in pairs}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, entry = self._theme.tokens, index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_soft)
            ground = QRectF(option.rect).adjusted(4, 1, -4, -1)
            painter.drawRoundedRect(ground, tokens.radius_s, tokens.radius_s)
            painter.fillRect(QRectF(ground.left(), ground.top() + 6, 3, 22), tokens.accent)
        inner = option.rect.adjusted(tokens.space_l, 0, -tokens.space_l, 0)
        painter.drawPixmap(inner.left(), inner.center().y() - 8, self._icons[entry.kind])
        inner.setLeft(inner.left() + ICON_PX + tokens.space_m)
        ink = tokens.ink if entry.enabled else tokens.disabled
        second = tokens.second_ink if entry.enabled else tokens.disabled
        if entry.keys:
            width = self._line(painter, inner, entry.keys, self._small, second, right=True)
            inner.setRight(inner.right() - width - tokens.space_l)
        width = self._line(painter, inner, entry.title, self._title, ink)
        inner.setLeft(inner.left() + width + tokens.space_m)
        detail = entry.detail if entry.enabled else f"{entry.detail} · {self.tr('not now')}"
        if inner.width() > 40:
            self._line(painter, inner, detail, self._small, second, right=not entry.keys)
        painter.restore()

    def _line(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        font: QFont,
        color: QColor,
        *,
        right: bool = False,
    ) -> int:
        """Paint one line, elided; the width it took."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(color)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), shown)
        return metrics.horizontalAdvance(shown)
