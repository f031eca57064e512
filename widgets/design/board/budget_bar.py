"""A thin bar that fills up to its budget, and past a mark beyond it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from widgets.theme.tokens import Tokens

BAR = 4  # pixels high
MARK_AT = 2 / 3  # where the budget lies on the track, so that half as much again has room


def paint_budget(painter: QPainter, track: QRectF, share: float, tokens: Tokens) -> None:
    """Paint the bar into ``track``; ``share`` 1 is exactly the budget."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.line)
    painter.drawRoundedRect(track, 2, 2)
    mark = track.left() + track.width() * MARK_AT
    within = QRectF(track)
    within.setWidth(track.width() * MARK_AT * min(1.0, share))
    painter.setBrush(tokens.second_ink)
    painter.drawRoundedRect(within, 2, 2)
    if share > 1:
        beyond = QRectF(track)
        beyond.setLeft(mark)
        beyond.setWidth(track.width() * MARK_AT * min(share - 1, 1 / MARK_AT - 1))
        painter.setBrush(tokens.caution)
        painter.drawRoundedRect(beyond, 2, 2)
    # The mark stands higher than the bar: past it is seen without the colour.
    painter.setBrush(tokens.ink)
    painter.drawRect(QRectF(mark - 0.5, track.top() - 2, 1.5, track.height() + 4))
