"""What an empty page says: a picture, one sentence, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.theme.icons import Icon, icon_pixmap
from widgets.theme.theme import Theme, set_kind
from widgets.theme.tokens import Tokens


class EmptyState(QWidget):
    """Stands in the middle of an otherwise empty page."""

    def __init__(
        self, theme: Theme, icon: Icon, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = plain_label(title, "heading", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text = plain_label(text, wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(520)
        self._text.setMinimumWidth(420)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.tokens.space_m)
        column = QVBoxLayout(self)
        column.setSpacing(theme.tokens.space_s)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.tokens.space_m)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self._buttons)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)
        theme.changed.connect(self._paint)
        self._paint(theme.tokens)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """A button below the text; the first one should be the obvious next step."""
        button = QPushButton(text)
        if primary:
            set_kind(button, "primary")
        self._buttons.addWidget(button)
        return button

    def say(self, title: str, text: str) -> None:
        """Other words for another kind of emptiness."""
        self._title.setText(title)
        self._text.setText(text)

    def _paint(self, tokens: Tokens) -> None:
        self._picture.setPixmap(icon_pixmap(self._icon, tokens.field_line, 48))
