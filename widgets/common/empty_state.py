"""What an empty page says: a picture, one sentence, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.theme.icons import Icon, icon_pixmap
from widgets.theme.theme import Theme, set_kind
from widgets.theme.tokens import Tokens

WIDTH = 480


def put_in_the_middle(page: QWidget, middle: QWidget) -> None:
    """Lay ``middle`` out alone on ``page``, a little above the centre."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch()
    row.addWidget(middle)
    row.addStretch()
    whole = QVBoxLayout(page)
    whole.addStretch(2)
    whole.addLayout(row)
    whole.addStretch(3)


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
        self._text = plain_label(text, wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.tokens.space_m)
        self._arrange(theme.tokens)
        theme.changed.connect(self._paint)
        self._paint(theme.tokens)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """A button below the text; the first one should be the obvious next step."""
        button = QPushButton(text)
        if primary:
            set_kind(button, "primary")
        self._buttons.addWidget(button)
        return button

    def focus(self) -> None:
        """Put the keyboard on the obvious next step."""
        item = self._buttons.itemAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setFocus()

    def say(self, title: str, text: str) -> None:
        """Other words for another kind of emptiness."""
        self._title.setText(title)
        self._text.setText(text)

    def _arrange(self, tokens: Tokens) -> None:
        # A column of its own width: a label that is only aligned guesses its height too low.
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space_s)
        for label in (self._picture, self._title, self._text):
            column.addWidget(label)
        column.addSpacing(tokens.space_m)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addLayout(self._buttons)
        buttons.addStretch()
        column.addLayout(buttons)
        put_in_the_middle(self, middle)

    def _paint(self, tokens: Tokens) -> None:
        self._picture.setPixmap(icon_pixmap(self._icon, tokens.field_line, 48))
