"""The clinic's rules that are not in force because they cannot be used, each with the way out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.safety.rules.rules import LeftOut
from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.people.access_words import show_access
from widgets.theme.theme import set_role


class LeftOutList(QWidget):
    """Hidden while every rule of the clinic is in force. It stays until each one was dealt with.

    Signals:
        let_go_requested(LeftOut): retire it, or take the change of a shipped rule back.
    """

    let_go_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Rules of the clinic that are not in force"))
        set_role(self, "notice-caution")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(12, 8, 8, 8)
        self._lines.setSpacing(4)
        self.hide()

    def show_left_out(self, left: Sequence[LeftOut]) -> None:
        """Show these in place of those before."""
        empty(self._lines)
        if left:
            title = self.tr("Not in force: no plan is checked by these")
            self._lines.addWidget(plain_label(title, "strong", wrap=True))
        for one in left:
            self._lines.addWidget(self._line(one))
        self.setVisible(bool(left))

    def show_access(self, why_not: str) -> None:
        """Offer the buttons, or say why whoever works here may not use them."""
        show_access(why_not, self.findChildren(QPushButton))

    def _line(self, one: LeftOut) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = plain_label(one.why, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(self.tr("Take it back…") if one.stricter else self.tr("Retire…"))
        button.setAccessibleName(f"{button.text()} {one.id}")
        button.setToolTip(self.tr("An earlier version that fits can be restored under History"))
        button.clicked.connect(lambda: self.let_go_requested.emit(one))
        row.addWidget(said, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
