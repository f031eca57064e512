"""How the areas of a chart are filled: what is past, what is not over, and what lies beyond."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush

from designer.charts.content import Band, ChartContent
from designer.progress.series import Point
from widgets.theme.tokens import Tokens


def bar_brushes(content: ChartContent, bars: Sequence[Point], tokens: Tokens) -> list[QBrush]:
    """Whole bars are filled, that of the week that is not over is hatched."""
    color, hatch = tokens.series[0], Qt.BrushStyle.BDiagPattern
    return [QBrush(color, hatch) if bar.at == content.so_far else QBrush(color) for bar in bars]


def band_brush(band: Band, tokens: Tokens) -> QBrush:
    """A filled band reads as the place to be, so what lies beyond a limit is hatched."""
    if band.limit:
        return QBrush(tokens.field_line, Qt.BrushStyle.BDiagPattern)
    return QBrush(tokens.accent_soft)
