"""A side of the page: a title, a content, and a rail it folds into where room is short."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme, set_kind, set_role
from widgets.theme.tokens import Tokens

RAIL = 36


class SidePanel(QWidget):
    """Folds to a rail and back.

    Signals:
        folded_changed(bool): it became a rail, or a panel again.
    """

    folded_changed = Signal(bool)

    def __init__(
        self,
        title: str,
        side: Literal["left", "right"],
        content: QWidget,
        width: int,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._title, self._width, self._theme = title, width, theme
        self._icon = Icon.PANEL_LEFT if side == "left" else Icon.PANEL_RIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "surface")
        self._fold = self._button(self.tr("Fold the panel"))
        self._unfold = self._button(self.tr("Unfold {title}").format(title=title))
        self._fold.clicked.connect(lambda: self.set_folded(folded=True))
        self._unfold.clicked.connect(lambda: self.set_folded(folded=False))
        # No stacked layout: it would keep the room of the page that is not shown.
        self._page = self._open_side(content)
        self._rail = _Rail(title, self._unfold, theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._page)
        row.addWidget(self._rail)
        self._folded = False
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)
        self.set_folded(folded=False)

    @property
    def folded(self) -> bool:
        return self._folded

    def set_folded(self, *, folded: bool) -> None:
        """Become a rail, or a panel again."""
        changed = folded != self._folded
        self._folded = folded
        self._page.setVisible(not folded)
        self._rail.setVisible(folded)
        self.setMinimumWidth(RAIL if folded else self._width)
        self.setMaximumWidth(RAIL if folded else self._width * 2)
        if changed:
            self.folded_changed.emit(folded)

    def set_panel_width(self, width: int) -> None:
        """The least width while unfolded."""
        self._width = width
        self.set_folded(folded=self.folded)

    def _open_side(self, content: QWidget) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 6, 0)
        head.addWidget(plain_label(self._title, "subheading"))
        head.addStretch(1)
        head.addWidget(self._fold)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(content, 1)
        return page

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setIconSize(QSize(18, 18))
        set_kind(button, "quiet")
        return button

    def _dress(self, tokens: Tokens) -> None:
        for button in (self._fold, self._unfold):
            button.setIcon(icon(self._icon, tokens))


class _Rail(QWidget):
    """The folded panel: a button, and the title standing on its side."""

    def __init__(self, title: str, button: QToolButton, theme: Theme) -> None:
        super().__init__()
        self._title, self._theme = title, theme
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 2, 8)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setFont(self._theme.font(tokens.body_px, tokens.strong))
        painter.setPen(tokens.second_ink)
        painter.translate(self.width() / 2, 52)
        painter.rotate(90)
        room = QRect(0, -12, self.height() - 60, 24)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._title)
