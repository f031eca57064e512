"""A line to type what is looked for: a magnifying glass in front, a cross to clear it."""

from PySide6.QtWidgets import QLineEdit

from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens


class SearchField(QLineEdit):
    """``words`` say what is looked for, in the field and, without a ``name``, to screen readers."""

    def __init__(self, words: str, theme: Theme, name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(name or words)
        self.setClearButtonEnabled(True)
        # The sheet of the application makes every tool button as tall as a finger; not these two.
        self.setStyleSheet("QToolButton { border: none; padding: 0; min-height: 0; }")
        place = QLineEdit.ActionPosition.LeadingPosition
        self._glass = self.addAction(icon(Icon.SEARCH, theme.tokens), place)
        theme.changed.connect(self._paint)

    def _paint(self, tokens: Tokens) -> None:
        self._glass.setIcon(icon(Icon.SEARCH, tokens))
