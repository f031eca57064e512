"""Paints the caseload: two lines a row, a shape before what needs somebody."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.caseload.reasons import Kind, Reason
from designer.caseload.rows import COLUMNS, CaseRow
from designer.store.digest import Digest
from widgets.caseload.case_model import Index, Role
from widgets.progress.step_words import STEP_GLYPHS
from widgets.theme.glyphs import Glyph, glyph_color, paint_glyph
from widgets.theme.theme import Theme

ROW_PX = 56
_GLYPH_PX = 16
_KINDS: dict[Kind, Glyph] = {
    "refer": Glyph.REFER,
    "flare": Glyph.CAUTION,
    "blocked": Glyph.BLOCK,
    "changed": Glyph.CAUTION,
    "silent": Glyph.NOT_ASSESSED,
    "ends": Glyph.INFO,
    "plan": Glyph.INFO,
    "advance": Glyph.FINE,
}


def kind_glyph(kind: Kind) -> Glyph:
    """The shape of a reason."""
    return _KINDS[kind]


class CaseDelegate(QStyledItemDelegate):
    """The patient and the reasons on two lines, the other columns on one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        tokens = theme.tokens
        self._strong = theme.font(tokens.body_px, tokens.strong)
        self._body = theme.font(tokens.body_px)
        self._small = theme.font(tokens.small_px)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, first=index.column() == 0)
        tokens = self._theme.tokens
        inner = option.rect.adjusted(tokens.space_s, 8, -tokens.space_s, -8)
        row: CaseRow = index.data(Role.ROW)
        match COLUMNS[index.column()]:
            case "name":
                self._two_lines(painter, inner, row.line.name, str(index.data(Role.DETAILS)))
            case "why":
                self._paint_reasons(painter, inner, row.reasons)
            case "step" if row.digest is not None:
                self._marked(painter, inner, STEP_GLYPHS[row.digest.step], str(index.data()))
            case "open" if row.digest is not None and any(row.digest.open_order):
                self._marked(painter, inner, _worst_glyph(row.digest), str(index.data()))
            case _:
                self._line(painter, inner, str(index.data()), self._small, tokens.second_ink)
        painter.restore()

    def _paint_reasons(self, painter: QPainter, rect: QRect, reasons: tuple[Reason, ...]) -> None:
        if not reasons:
            words = self.tr("Nothing needs doing.")
            self._line(painter, rect, words, self._small, self._theme.tokens.second_ink)
            return
        room = self._glyph(painter, rect, kind_glyph(reasons[0].kind), top=len(reasons) > 1)
        rest = " ".join(one.words for one in reasons[1:])
        self._two_lines(painter, rect.adjusted(room, 0, 0, 0), reasons[0].words, rest)

    def _two_lines(self, painter: QPainter, rect: QRect, first: str, second: str) -> None:
        tokens = self._theme.tokens
        if not second:
            self._line(painter, rect, first, self._strong, tokens.ink)
            return
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top(), rect.width(), half)
        lower = QRect(rect.left(), rect.top() + half, rect.width(), rect.height() - half)
        self._line(painter, upper, first, self._strong, tokens.ink)
        self._line(painter, lower, second, self._small, tokens.second_ink)

    def _marked(self, painter: QPainter, rect: QRect, glyph: Glyph, words: str) -> None:
        room = self._glyph(painter, rect, glyph)
        rest = rect.adjusted(room, 0, 0, 0)
        self._line(painter, rest, words, self._small, self._theme.tokens.ink)

    def _glyph(self, painter: QPainter, rect: QRect, glyph: Glyph, *, top: bool = False) -> int:
        """The shape at the left; gives the room it takes."""
        middle = rect.top() + rect.height() / (4 if top else 2)
        place = QRectF(rect.left(), middle - _GLYPH_PX / 2, _GLYPH_PX, _GLYPH_PX)
        paint_glyph(painter, place, glyph, glyph_color(glyph, self._theme.tokens))
        return _GLYPH_PX + self._theme.tokens.space_s

    def _line(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = (
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignAbsolute
        )
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, first: bool
    ) -> None:
        tokens = self._theme.tokens
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen:
            painter.fillRect(option.rect, tokens.accent_soft)
        painter.setPen(tokens.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if first and chosen:
            width = 4.0 if option.widget.hasFocus() else 2.0
            edge = QRectF(option.rect.left(), option.rect.top(), width, option.rect.height())
            painter.fillRect(edge, tokens.accent)


def _worst_glyph(digest: Digest) -> Glyph:
    if digest.stops:
        return Glyph.HARD_BLOCK
    return Glyph.BLOCK if digest.blocks else Glyph.CAUTION
