"""How lines are told apart: by colour, dash and symbol together, so that grey print works too."""

from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from widgets.theme.tokens import Tokens

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_MANY_POINTS = 2000
SYMBOLS = ("o", "s", "t", "d")


@dataclass(frozen=True, slots=True)
class LineStyle:
    """One line of a chart. ``index`` picks colour, dash and symbol; the first is the main line."""

    index: int

    def color(self, tokens: Tokens) -> QColor:
        return tokens.series[self.index % len(tokens.series)]

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.index % len(SYMBOLS)]

    def pen(self, tokens: Tokens, points: int = 0) -> QPen:
        """Two pixels wide, one for many points: wide lines cost many times the paint time."""
        pen: QPen = pg.mkPen(self.color(tokens), width=2 if points < _MANY_POINTS else 1)
        pen.setStyle(_DASHES[self.index % len(_DASHES)])
        return pen

    def options(self, tokens: Tokens, points: int = 0) -> dict[str, Any]:
        """The keyword arguments of ``PlotDataItem.setData`` that say how the line looks."""
        color = self.color(tokens)
        return {
            "pen": self.pen(tokens, points),
            "symbol": self.symbol,
            "symbolSize": 7,
            "symbolBrush": pg.mkBrush(color if self.index % 2 == 0 else tokens.surface),
            "symbolPen": pg.mkPen(color, width=1.5),
        }
