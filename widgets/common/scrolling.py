"""Scroll areas without a frame: plain ones, and steady ones whose bar never jumps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(content: QWidget, *, sideways: bool = False) -> QScrollArea:
    """``content`` as wide as there is room; ``sideways``: it may need more room and scroll."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


def scrolling(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """``content`` in a vertical scroll area on the ground of what is behind.

    The bar always has its room, or everything would move sideways when a line more comes; while
    there is nothing to scroll it cannot be seen.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    content.setAutoFillBackground(False)  # setWidget switched it on
    bar = area.verticalScrollBar()
    bar.setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(False)
    return area
