"""Upright lines for what happened besides the logs: week changes, procedures, flares ..."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from designer.progress.markers import Marker, marker_words
from widgets.theme.tokens import Tokens


class MarkerLines:
    """The markers of one plot; refilled, not rebuilt one by one."""

    def __init__(self, plot: Any) -> None:  # pyqtgraph has no types
        self._plot = plot
        self._shown: list[tuple[Marker, Any]] = []

    def show(self, markers: Sequence[Marker], tokens: Tokens, *, named: bool = True) -> None:
        """Show these markers instead of the ones before, with words where ``named``."""
        for _, line in self._shown:
            self._plot.removeItem(line)
        self._shown = [
            (marker, self._line(marker, tokens, named))
            for marker in markers
            if marker.kind != "dose"
        ]

    def paint(self, tokens: Tokens) -> None:
        """Take on the colours of another theme."""
        for marker, line in self._shown:
            color = _color(marker, tokens)
            line.setPen(_pen(marker, color))
            if hasattr(line, "label"):  # pyqtgraph makes one only where there are words
                line.label.setColor(color)

    def _line(self, marker: Marker, tokens: Tokens, named: bool) -> Any:
        color = _color(marker, tokens)
        line = pg.InfiniteLine(
            pos=marker.at.replace(tzinfo=UTC).timestamp(),
            angle=90,
            movable=False,
            pen=_pen(marker, color),
            label=marker_words(marker) if named else None,
            labelOpts={
                "position": 0.97 if marker.kind == "week" else 0.82,
                "color": color,
                "anchors": [(0, 0), (0, 0)],
            },
        )
        line.setZValue(-5)
        self._plot.addItem(line, ignoreBounds=True)
        return line


def _color(marker: Marker, tokens: Tokens) -> QColor:
    return {
        "flare": tokens.block,
        "step-back": tokens.caution,
        "procedure": tokens.info,
        "clearance": tokens.fine,
    }.get(marker.kind, tokens.second_ink)


def _pen(marker: Marker, color: QColor) -> Any:
    style = Qt.PenStyle.DotLine if marker.kind == "week" else Qt.PenStyle.DashLine
    return pg.mkPen(color, width=1, style=style)
