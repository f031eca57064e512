"""How lines are told apart: by colour, dash and symbol together, so that grey print works too."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from widgets.theme.tokens import Tokens

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
    Qt.PenStyle.SolidLine,
)
_SYMBOLS = ("o", "s", "t", "d", "p", "t1")


@dataclass(frozen=True, slots=True)
class LineStyle:
    """One line of a chart. ``index`` picks colour, dash and symbol; exports/charts has the same."""

    index: int

    def color(self, tokens: Tokens) -> QColor:
        return tokens.series[self.index % len(tokens.series)]

    @property
    def symbol(self) -> str:
        return _SYMBOLS[self.index % len(_SYMBOLS)]

    @property
    def filled(self) -> bool:
        return self.index % 2 == 0

    @property
    def dash(self) -> Qt.PenStyle:
        return _DASHES[self.index % len(_DASHES)]
