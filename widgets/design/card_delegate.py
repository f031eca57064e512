"""How exercise cards are painted: what all kinds share, and the cards of the library.

Colours and fonts are taken over once per theme; broken lines are remembered, so painting a card is
a handful of draw calls. Where a figure provider is given, its picture stands at the left.
"""

from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from designer.model.finding import Verdict
from designer.model.vocabulary import Phase
from widgets.design.card_words import CardWords
from widgets.design.lane_model import AnyIndex, Role
from widgets.design.phase_shapes import paint_phase
from widgets.design.text_lines import TextLines
from widgets.theme.glyphs import glyph_color, paint_glyph, verdict_glyph, verdict_word
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens


class FigureProvider(Protocol):
    """Gives the pictures of exercises."""

    def __call__(
        self, exercise_id: str, width_px: int, height_px: int | None = None, /
    ) -> QPixmap | None:
        """A picture, square without a height; None while there is none."""


GAP = 2  # around each card: neighbours lie 4 px apart
PAD = 8
EDGE = 4


class CardDelegate(QStyledItemDelegate):
    """What both kinds of cards share: frame, fonts, figure."""

    figure_side = 64  # pixels

    def __init__(
        self, theme: Theme, figures: FigureProvider | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._tokens = theme.tokens
        tokens = theme.tokens
        self.names = TextLines(theme.font(tokens.body_px, tokens.strong))
        self.smalls = TextLines(theme.font(tokens.small_px))
        self.badges = TextLines(theme.font(tokens.small_px, tokens.strong))
        theme.changed.connect(self._take_tokens)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    def _take_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def frame(self, painter: QPainter, option: QStyleOptionViewItem, edge: QColor | None) -> QRectF:
        """Paint the card's ground and borders; returns its rectangle."""
        card = QRectF(option.rect).adjusted(GAP + 0.5, GAP + 0.5, -GAP - 0.5, -GAP - 0.5)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        tokens = self._tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = selected and self._is_strong(option)
        border = tokens.accent if strong else tokens.field_line if hovered else tokens.line
        painter.setPen(QPen(border, 2 if strong else 1))
        painter.setBrush(tokens.accent_soft if selected else tokens.surface)
        painter.drawRoundedRect(card, tokens.radius_s, tokens.radius_s)
        if edge is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(edge)
            bar = QRectF(card.left() - 0.5, card.top() + 4, EDGE, card.height() - 8)
            painter.drawRoundedRect(bar, 2, 2)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused and not selected:
            painter.setPen(QPen(tokens.accent, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card, tokens.radius_s, tokens.radius_s)
        return card

    def _is_strong(self, _option: QStyleOptionViewItem) -> bool:
        """Whether a selected card has the full border."""
        return True

    def figure(self, painter: QPainter, exercise_id: str, box: QRectF) -> float:
        """Paint the picture into the left of ``box``; returns the width that is kept for it.

        The place is kept while the picture is still being drawn, so that no text jumps.
        """
        if self._figures is None:
            return 0.0
        side = self.figure_side
        pixmap = self._figures(exercise_id, side)
        if pixmap is not None:
            painter.drawPixmap(self._figure_in(box), pixmap)
        return side + PAD

    def _figure_in(self, box: QRectF) -> QRect:
        side = self.figure_side
        return QRect(int(box.left()), int(box.center().y() - side / 2), side, side)


class LibraryCardDelegate(CardDelegate):
    """An exercise: name, dose, phase by shape and word, and this patient's verdict."""

    def __init__(
        self,
        theme: Theme,
        words: CardWords,
        figures: FigureProvider | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, figures, parent)
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        inner = self.names.height + 2 * self.smalls.height + 2 + 4
        if self._figures is not None:
            inner = max(inner, self.figure_side)
        return QSize(view_width(option), inner + 2 * PAD + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        verdict: Verdict | None = index.data(Role.VERDICT)
        word = verdict.word if verdict is not None else ""
        strict = word in {"blocked", "caution"}
        self.frame(painter, option, self.tokens.verdict(word) if strict else None)
        inner = _inside(option.rect)
        inner.setLeft(inner.left() + self.figure(painter, index.data(Role.EXERCISE_ID), inner))
        below = self._paint_words(painter, inner, index.data(), index.data(Role.DOSE))
        painter.setPen(self.tokens.second_ink)
        foot = QRectF(inner.left(), below + 4, inner.width(), self.smalls.height)
        said = self.badges.width(verdict_word(word)) + 24 if verdict is not None else 0
        self._paint_phase(painter, foot.adjusted(0, 0, -said, 0), index.data(Role.PHASE))
        if verdict is not None:
            self._paint_verdict(painter, foot, word)
        painter.restore()

    def figure_place(self, card: QRect) -> QRect:
        """Where the picture stands on a card with this rectangle."""
        return self._figure_in(_inside(card))

    def _paint_words(self, painter: QPainter, inner: QRectF, name: str, dose: str) -> float:
        """Name and dose on two lines; returns where they end.

        A long name takes both, for several differ in their last word only; the dose follows it
        where there is room, and stands in the tooltip.
        """
        painter.setPen(self.tokens.ink)
        lines = self.names.lines(name, int(inner.width()), 2)
        end = self.names.paint(painter, inner, name, 2)
        beside = 0 if len(lines) == 1 else self.names.width(lines[-1]) + PAD
        top = end + 2 if len(lines) == 1 else end - self.smalls.height - 1
        room = int(inner.width()) - beside
        painter.setPen(self.tokens.second_ink)
        if len(lines) == 1 or self.smalls.width(dose) <= room:
            self.smalls.paint(painter, QRectF(inner.left() + beside, top, room, 1), dose, 1)
        return inner.top() + self.names.height + 2 + self.smalls.height

    def _is_strong(self, option: QStyleOptionViewItem) -> bool:
        # Away from the keyboard the board's selection is what counts.
        view = cast(QWidget | None, option.widget)  # the stubs forget that it may be None
        return view is not None and view.hasFocus()

    def _paint_phase(self, painter: QPainter, foot: QRectF, phase: Phase | None) -> None:
        if phase is None:
            return
        shape = QRectF(foot.left(), foot.center().y() - 6, 12, 12)
        paint_phase(painter, shape, phase, self.tokens.phase(phase))
        painter.setPen(self.tokens.second_ink)
        text = QRectF(foot.left() + 18, foot.top(), max(1.0, foot.width() - 18), 1)
        said = self._words.phase_word(phase)
        if self.smalls.width(said) > text.width():
            said = phase  # on a narrow card beside a long verdict: its number
        self.smalls.paint(painter, text, said, 1)

    def _paint_verdict(self, painter: QPainter, foot: QRectF, word: str) -> None:
        said = verdict_word(word)
        left = foot.right() - self.badges.width(said)
        glyph = verdict_glyph(word)
        color = glyph_color(glyph, self.tokens)
        paint_glyph(painter, QRectF(left - 18, foot.center().y() - 7, 14, 14), glyph, color)
        painter.setPen(color)
        self.badges.paint(painter, QRectF(left, foot.top(), foot.right() - left + 1, 1), said, 1)


def _inside(card: QRect) -> QRectF:
    """A library card without its frame, edge and padding."""
    left = GAP + 0.5 + PAD + EDGE / 2
    return QRectF(card).adjusted(left, GAP + 0.5 + PAD, -GAP - 0.5 - PAD, -GAP - 0.5 - PAD)


def view_width(option: QStyleOptionViewItem) -> int:
    """The width of the view that asks; an option for sizeHint carries no rectangle."""
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
