"""The library as a grid: large pictures, the name below, the verdict in a corner."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from designer.model.finding import Verdict
from widgets.design.card_delegate import GAP, PAD, LibraryCardDelegate
from widgets.design.lane_model import AnyIndex, Role
from widgets.theme.glyphs import glyph_color, paint_glyph, verdict_glyph

NARROWEST = 112  # pixels of a tile
GLYPH = 16


class GridCardDelegate(LibraryCardDelegate):
    """A tile for each exercise; as many beside each other as the view has room for."""

    figure_side = 96

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        view = option.widget
        # Tiles that fill the width to the pixel would be wrapped.
        shown = view.viewport().width() if isinstance(view, QAbstractItemView) else NARROWEST
        room = shown - 2
        beside = max(1, room // (NARROWEST + 2 * GAP))
        height = self.figure_side + 2 * self.names.height + 2 * PAD + 2 * GAP + 4
        return QSize(room // beside, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        verdict: Verdict | None = index.data(Role.VERDICT)
        word = verdict.word if verdict is not None else ""
        strict = word in {"blocked", "caution"}
        card = self.frame(painter, option, self.tokens.verdict(word) if strict else None)
        inner = card.adjusted(PAD, PAD, -PAD, -PAD)
        side = self.figure_side
        box = QRectF(inner.center().x() - side / 2, inner.top(), side, side)
        self.figure(painter, index.data(Role.EXERCISE_ID), box)
        painter.setPen(self.tokens.ink)
        name = QRectF(inner.left(), box.bottom() + 4, inner.width(), 1)
        self.names.paint(painter, name, index.data(), 2)
        if verdict is not None:
            glyph = verdict_glyph(word)
            corner = QRectF(card.right() - GLYPH - 6, card.top() + 6, GLYPH, GLYPH)
            paint_glyph(painter, corner, glyph, glyph_color(glyph, self.tokens))
        painter.restore()
