"""How the cards of the board are painted: picture, name, dose and the mark of the findings.

A wide card has its picture at the left, a narrow one above the words. The same card stands on
several days and is painted again with every edit, so each is drawn once and kept as a picture.
"""

from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from widgets.common.kept_pixmaps import KeptPixmaps
from widgets.design.card_delegate import EDGE, GAP, PAD, CardDelegate, FigureProvider, view_width
from widgets.design.lane_model import AnyIndex, Face, LaneModel
from widgets.design.marks import Mark
from widgets.theme.glyphs import Glyph, paint_glyph, severity_glyph
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens

UPRIGHT_PAD = 4  # above and below what a card shows
NAME_LINES = 3
GLYPH = 16
BESIDE_FROM_PX = 168  # a card narrower than this has its picture above the words
BESIDE_SIZES = (  # from which width of a card its picture has which size
    (240, QSize(112, 80)),  # wide screens have the room: a picture is known before a name is read
    (220, QSize(64, 64)),
    (BESIDE_FROM_PX, QSize(48, 48)),
)
BAND_HEIGHT = 34  # of the picture above the words
TALL_BAND_HEIGHT = 48  # on a card from that width on, which stands on a screen with more room
TALL_BAND_FROM_PX = 136
BAND_STEP = 12  # its width goes by steps, or every width of the window would need new pictures
WIDEST_BAND = 132
KEPT_PIXELS = 6_000_000  # some 500 cards of a small screen

_State = QStyle.StateFlag
LOOKS = (_State.State_Selected | _State.State_MouseOver | _State.State_HasFocus).value


class BoardCardDelegate(CardDelegate):
    """A placement: its picture, the name in up to three lines, dose, and mark."""

    def __init__(
        self, theme: Theme, figures: FigureProvider | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(theme, figures, parent)
        self._kept = KeptPixmaps(KEPT_PIXELS)
        self._with_pictures = figures is not None
        self.chosen_day = 0  # its column has another ground, which shows at a card's corners

    def show_pictures(self, *, shown: bool) -> None:
        """Without pictures a card is lower, and more of the week is in view."""
        self._with_pictures = shown and self._figures is not None

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = view_width(option)
        return QSize(width, self.height_of(width, _face(index)))

    def height_of(self, width: int, face: Face) -> int:
        """The height of a card in a column of that width."""
        name, dose, mark, _ = face
        room = self._text_width(width)
        names = self.names.lines(name, room, NAME_LINES, _indent(mark))
        doses = self.smalls.lines(dose, room, 2)
        text = len(names) * self.names.height + 1 + len(doses) * self.smalls.height
        if self._is_beside(width):
            text = max(text, _beside_size(width).height())
        elif self._with_pictures:
            text += _band_height(width)
        return 2 * GAP + 2 * UPRIGHT_PAD + text

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        face, chosen = _face(index), cast(LaneModel, index.model()).day == self.chosen_day
        width, ratio = view_width(option), painter.device().devicePixelRatioF()
        picture = self._picture(face.exercise_id, width)
        if not ratio.is_integer():  # a kept picture would come to stand between two pixels
            self._draw(painter, option, face, picture)
            return
        key = (
            face.name,
            face.dose,
            face.mark.severity,
            face.mark.overridden,
            width,
            option.rect.height(),
            option.state.value & LOOKS,
            chosen,
            picture.cacheKey() if picture is not None else 0,
            ratio,
        )
        card = self._kept.get(key)
        if card is None:
            ground = self.tokens.accent_soft if chosen else self.tokens.sunken
            card = self._drawn(option, face, picture, ratio, ground)
            self._kept.keep(key, card)
        painter.drawPixmap(option.rect.topLeft(), card)

    def _take_tokens(self, tokens: Tokens) -> None:
        super()._take_tokens(tokens)
        self._kept.clear()

    def _drawn(
        self,
        option: QStyleOptionViewItem,
        face: Face,
        picture: QPixmap | None,
        ratio: float,
        ground: QColor,
    ) -> QPixmap:
        """The card on the ground of its day: on a clear one letters lose their fine edges."""
        made = QPixmap(option.rect.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(ground)
        there = QStyleOptionViewItem(option)
        there.rect = QRect(QPoint(0, 0), option.rect.size())
        painter = QPainter(made)
        self._draw(painter, there, face, picture)
        painter.end()
        return made

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        face: Face,
        picture: QPixmap | None,
    ) -> None:
        painter.save()
        width, mark = view_width(option), face.mark
        color = self._mark_color(mark)
        card = self.frame(painter, option, color)
        inner = card.adjusted(PAD + EDGE / 2, UPRIGHT_PAD, -PAD, -UPRIGHT_PAD)
        place = self._picture_place(inner, width)
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)
        if self._is_beside(width):
            inner.setLeft(inner.left() + place.width() + PAD)
        else:
            inner.setTop(inner.top() + place.height())
        painter.setPen(self.tokens.ink)
        # The same width that sizeHint broke the lines for, or a name could need a line it lacks.
        room = self._text_width(width)
        name = QRectF(inner.left(), inner.top(), room, 1)
        below = self.names.paint(painter, name, face.name, NAME_LINES, _indent(mark))
        painter.setPen(self.tokens.second_ink)
        dose = QRectF(inner.left(), below + 1, room, 1)
        self.smalls.paint(painter, dose, face.dose, 2)
        if color is not None:
            corner = QRectF(card.right() - GLYPH - 5, inner.top() + 2, GLYPH, GLYPH)
            glyph = severity_glyph(mark.severity) if mark.severity else Glyph.INFO
            paint_glyph(painter, corner, glyph, color)
        painter.restore()

    def _mark_color(self, mark: Mark) -> QColor | None:
        if mark.severity is not None:
            return self.tokens.severity(mark.severity)
        return self.tokens.second_ink if mark.overridden else None

    def _is_beside(self, width: int) -> bool:
        return self._with_pictures and width >= BESIDE_FROM_PX

    def _picture(self, exercise_id: str, width: int) -> QPixmap | None:
        if self._figures is None or not self._with_pictures:
            return None
        if self._is_beside(width):
            size = _beside_size(width)
            return self._figures(exercise_id, size.width(), size.height())
        return self._figures(exercise_id, self._band_width(width), _band_height(width))

    def _picture_place(self, inner: QRectF, width: int) -> QRect:
        """Where the picture stands in a card; its place is kept while it is still being drawn."""
        left = int(inner.left())
        if not self._with_pictures:
            return QRect(left, int(inner.top()), 0, 0)
        if self._is_beside(width):
            size = _beside_size(width)
            return QRect(QPoint(left, int(inner.center().y() - size.height() / 2)), size)
        band = self._band_width(width)
        middle = left + (self._text_width(width) - band) // 2
        return QRect(middle, int(inner.top()), band, _band_height(width))

    def _band_width(self, width: int) -> int:
        return min(WIDEST_BAND, self._text_width(width) // BAND_STEP * BAND_STEP)

    def _text_width(self, width: int) -> int:
        taken = 2 * GAP + 2 * PAD + EDGE // 2 + 1
        if self._is_beside(width):
            taken += _beside_size(width).width() + PAD
        return max(16, width - taken)


def _beside_size(width: int) -> QSize:
    """Of the picture beside the words of a card that wide."""
    return next((size for from_px, size in BESIDE_SIZES if width >= from_px), BESIDE_SIZES[-1][1])


def _band_height(width: int) -> int:
    """Of the picture above the words of a card that wide."""
    return TALL_BAND_HEIGHT if width >= TALL_BAND_FROM_PX else BAND_HEIGHT


def _face(index: AnyIndex) -> Face:
    """What the card shows; asked of the model itself, which is a great deal quicker than roles."""
    return cast(LaneModel, index.model()).face(index.row())


def _indent(mark: Mark) -> int:
    """What the glyph in the corner takes from the first line."""
    return GLYPH - 2 if mark.severity is not None or mark.overridden else 0
