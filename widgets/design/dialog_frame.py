"""The frame that the dialogs of weeks share: a heading, the body, two buttons that say what."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.common.labels import plain_label
from widgets.theme.theme import set_kind


class DialogFrame(QDialog):
    """Put the body into :attr:`body`; ``agree`` is the button that accepts, unless it is blank."""

    def __init__(
        self, title: str, text: str, agree: str, close: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.agree = QPushButton(agree)
        self._close = QPushButton(close)
        self._close.setAutoDefault(False)
        self.problem = plain_label("", "error", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.problem, 1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(title, "subheading", wrap=True))
        if text:
            column.addWidget(plain_label(text, "hint", wrap=True))
        column.addLayout(self.body, 1)
        column.addLayout(buttons)
        self._close.clicked.connect(self.reject)
        if agree:
            buttons.addWidget(self.agree)
            set_kind(self.agree, "primary")
            self.agree.setDefault(True)
            self.agree.clicked.connect(self.accept)
        else:
            self.agree.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the body, which came after the buttons; they are last."""
        if fields := _fields(self.body):
            self.setTabOrder(fields[-1], self._close)
            self.setTabOrder(self._close, self.agree)
            fields[0].setFocus()
        super().showEvent(event)

    def keep_width(self, width_px: int) -> None:
        """At least so wide; as high as the body needs."""
        self.setMinimumWidth(width_px)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)


def _fields(layout: QLayout) -> list[QWidget]:
    """What in a layout takes the keyboard, in its order."""
    found: list[QWidget] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            found += _fields(inner)
        elif isinstance(widget, QScrollArea) and (content := widget.widget()) is not None:
            column = content.layout()
            found += _fields(column) if column is not None else []
        elif widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
    return found
