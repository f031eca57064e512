"""The right side of the handout page: zoom, page count and the pages, or why there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.handout.pages_view import PagesView
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens


class PreviewPanel(QWidget):
    """Pages with a small tool bar above them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PagesView(theme)
        self._count = plain_label("", "hint")
        self._reason = plain_label("", "hint", wrap=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._smaller = self._tool(self.tr("Smaller"), -1)
        self._larger = self._tool(self.tr("Larger"), 1)
        self._fit = self._tool(self.tr("Fit the width"), 0)
        self._fit.setText(self.tr("Fit"))
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(8)
        bar.addWidget(self._count)
        bar.addStretch()
        for button in (self._smaller, self._fit, self._larger):
            bar.addWidget(button)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)
        # Only now: a stacked layout shows its first widget at once, as a window while it has no
        # parent.
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self._reason)
        theme.changed.connect(self._paint)
        self._paint(theme.tokens)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show the pages and how many there are."""
        self.pages.show_pages(pages)
        words = self.tr("1 page") if len(pages) == 1 else self.tr("{n} pages")
        self._count.setText(words.format(n=len(pages)))
        self._stack.setCurrentWidget(self.pages)

    def note(self, sentence: str) -> None:
        """Say that something was done, beside the page count until the next change."""
        self._count.setText(sentence)

    def say(self, sentence: str) -> None:
        """Say why there is no preview."""
        self.pages.show_pages(())
        self._count.setText("")
        self._reason.setText(sentence)
        self._stack.setCurrentWidget(self._reason)

    def _tool(self, name: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.pages.zoom(step))
        return button

    def _paint(self, tokens: Tokens) -> None:
        self._smaller.setIcon(icon(Icon.MINUS, tokens))
        self._larger.setIcon(icon(Icon.ADD, tokens))
