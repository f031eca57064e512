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

    def pen(self, tokens: Tokens) -> QPen:
        """One pixel wide: wider lines cost pyqtgraph many times the paint time."""
        pen: QPen = pg.mkPen(self.color(tokens), width=1)
        pen.setStyle(_DASHES[self.index % len(_DASHES)])
        return pen

    def options(self, tokens: Tokens) -> dict[str, Any]:
        """The keyword arguments of ``PlotDataItem.setData`` that say how the line looks."""
        color = self.color(tokens)
        return {
            "pen": self.pen(tokens),
            "symbol": self.symbol,
            "symbolSize": 7,
            "symbolBrush": pg.mkBrush(color if self.index % 2 == 0 else tokens.surface),
            "symbolPen": pg.mkPen(color, width=1.5),
        }
