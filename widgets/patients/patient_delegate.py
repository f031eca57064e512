"""Paints the patient list: the name first, then what tells patients apart; dates beside it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.patients.patient_columns import Column
from widgets.patients.patient_model import Index, Role
from widgets.theme.theme import Theme

ROW_PX = 60


class PatientDelegate(QStyledItemDelegate):
    """Name in large type with the details below; the other columns in small type."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        tokens = theme.tokens
        self._name = theme.font(tokens.large_px, tokens.strong)
        self._small = theme.font(tokens.small_px)
        self._small_metrics = QFontMetrics(self._small)
        self._name_metrics = QFontMetrics(self._name)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = index.column() == Column.PATIENT
        self._paint_ground(painter, option, first=first)
        if first:
            self._paint_patient(painter, option.rect, index)
        else:
            self._paint_cell(painter, option.rect, str(index.data()))
        painter.restore()

    def _paint_patient(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tokens = self._theme.tokens
        inner = rect.adjusted(tokens.space_l, 9, -tokens.space_s, -9)
        upper = QRect(inner.left(), inner.top(), inner.width(), 22)
        lower = QRect(inner.left(), inner.bottom() - 17, inner.width(), 18)
        width = self._paint_badge(painter, upper, note) if (note := self._note(index)) else 0
        left = upper.adjusted(0, 0, -width, 0)
        name = str(index.data(Role.NAME)) or self.tr("(no name)")
        self._paint_line(painter, left, name, self._name, tokens.ink)
        details = str(index.data(Role.DETAILS))
        self._paint_line(painter, lower, details, self._small, tokens.second_ink)

    def _paint_cell(self, painter: QPainter, rect: QRect, text: str) -> None:
        tokens = self._theme.tokens
        inner = rect.adjusted(tokens.space_s, 0, -tokens.space_s, 0)
        self._paint_line(painter, inner, text, self._small, tokens.second_ink)

    def _note(self, index: Index) -> str:
        if index.data(Role.ARCHIVED):
            return self.tr("Archived")
        if index.data(Role.DISCHARGED):
            return self.tr("Discharged")
        return self.tr("Invented") if index.data(Role.INVENTED) else ""

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, first: bool
    ) -> None:
        tokens = self._theme.tokens
        state, rect = option.state, option.rect
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen:
            painter.fillRect(rect, tokens.accent_soft)
        painter.setPen(tokens.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if first and chosen:
            # A bar at the edge; a broad one where the keyboard is.
            focused = option.widget.hasFocus()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            width = 4.0 if focused else 2.0
            painter.drawRect(QRectF(rect.left(), rect.top(), width, rect.height()))

    def _paint_line(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        metrics = self._name_metrics if font is self._name else self._small_metrics
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        # Absolute: a name in Hebrew or Arabic begins where all the others begin.
        flags = (
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str) -> int:
        tokens = self._theme.tokens
        width = self._small_metrics.horizontalAdvance(text) + 16
        badge = QRectF(rect.right() - width, rect.top() + 1, width, 20)
        painter.setPen(tokens.caution)
        painter.setBrush(tokens.caution_soft)
        painter.drawRoundedRect(badge, tokens.radius_s, tokens.radius_s)
        painter.setFont(self._small)
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
        return width + tokens.space_m
