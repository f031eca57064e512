"""Paints a row of the patient list: the name first, then what tells patients apart."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.patients.patient_model import Index, Role
from widgets.theme.theme import Theme

ROW_PX = 60


class PatientDelegate(QStyledItemDelegate):
    """Name in large type, details below, date of the last change at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        tokens = theme.tokens
        self._name = theme.font(tokens.large_px, tokens.strong)
        self._small = theme.font(tokens.small_px)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(tokens.space_l, 9, -tokens.space_l, -9)
        upper = QRect(inner.left(), inner.top(), inner.width(), 22)
        lower = QRect(inner.left(), inner.bottom() - 17, inner.width(), 18)
        width = self._paint_right(painter, upper, str(index.data(Role.CHANGED)))
        if note := self._note(index):
            width += self._paint_badge(painter, upper.adjusted(0, 0, -width, 0), note)
        left = upper.adjusted(0, 0, -width, 0)
        self._paint_line(painter, left, str(index.data(Role.NAME)), self._name, tokens.ink)
        details = str(index.data(Role.DETAILS))
        self._paint_line(painter, lower, details, self._small, tokens.second_ink)
        painter.restore()

    def _note(self, index: Index) -> str:
        if index.data(Role.ARCHIVED):
            return self.tr("Archived")
        return self.tr("Invented") if index.data(Role.INVENTED) else ""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        state = option.state
        rect = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.sunken)
        else:
            painter.setPen(tokens.line)
            line = option.rect.adjusted(tokens.space_l, 0, -tokens.space_l, 0)
            painter.drawLine(line.bottomLeft(), line.bottomRight())
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, tokens.radius_s, tokens.radius_s)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.accent)  # a bar at the edge: the keyboard is here
            painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 4, rect.height()), 2, 2)

    def _paint_line(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)

    def _paint_right(self, painter: QPainter, rect: QRect, text: str) -> int:
        """Small text at the right edge; the width that it takes."""
        painter.setFont(self._small)
        painter.setPen(self._theme.tokens.second_ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, int(flags), text)
        return QFontMetrics(self._small).horizontalAdvance(text) + self._theme.tokens.space_m

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str) -> int:
        tokens = self._theme.tokens
        width = QFontMetrics(self._small).horizontalAdvance(text) + 16
        badge = QRectF(rect.right() - width, rect.top() + 1, width, 20)
        painter.setPen(tokens.caution)
        painter.setBrush(tokens.caution_soft)
        painter.drawRoundedRect(badge, tokens.radius_s, tokens.radius_s)
        painter.setFont(self._small)
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
        return width + tokens.space_m
