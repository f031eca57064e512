"""The frame of what stands below the charts: a title, a sentence, and room for the rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.theme.theme import set_role


class Card(QWidget):
    """A surface with a title and a sentence; ``column`` takes the rest."""

    def __init__(self, title: str) -> None:
        super().__init__()
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said = plain_label("", "hint", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 8, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(plain_label(title, "subheading"))
        self.column.addWidget(self._said)
        self.setAccessibleName(title)

    def say(self, text: str) -> None:
        """Put a sentence under the title."""
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.setAccessibleDescription(text)
