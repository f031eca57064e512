"""Tells what "Mend all" did, inside the safety panel: a line for each change, undo, close."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolling
from widgets.theme.theme import set_kind, set_role

MOST_PX = 168  # of the lines; more are scrolled


class MendedNote(QWidget):
    """Hidden until something was mended, or could not be.

    Signals:
        undo_requested(): take the mending back.
        closed(): it was read.
    """

    undo_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice-fine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = plain_label("", "strong", wrap=True)
        self._lines = plain_label("", wrap=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._left = plain_label("", "hint", wrap=True)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.addWidget(self._lines)
        rows.addStretch(1)
        self._area = scrolling(inside, self)
        self._area.setMaximumHeight(MOST_PX)
        self.undo = QPushButton(self.tr("Undo"))
        self.close_note = QPushButton(self.tr("Close"))
        set_kind(self.close_note, "quiet")
        self.undo.clicked.connect(self.undo_requested)
        self.close_note.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addWidget(self.close_note)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._area)
        column.addWidget(self._left)
        column.addLayout(buttons)
        self.hide()

    def lines(self) -> list[str]:
        """What it tells, a line for each change."""
        return self._lines.text().split("\n") if self._lines.text() else []

    def tell(self, lines: Sequence[str], left: str) -> None:
        """Show what was done, and what is left for a person."""
        one = self.tr("Mended in one step: 1 change")
        many = self.tr("Mended in one step: {n} changes").format(n=len(lines))
        heading = one if len(lines) == 1 else many
        if not lines:
            heading = self.tr("Nothing could be mended without you.")
        self._heading.setText(heading)
        self._lines.setText("\n".join(lines))
        self._area.setVisible(bool(lines))
        self._left.setText(left)
        self._left.setVisible(bool(left))
        self.undo.setVisible(bool(lines))
        set_role(self, "notice-fine" if lines else "notice-info")
        self.setAccessibleName(heading)
        self.setAccessibleDescription("\n".join((*lines, left)))
        self.show()
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        """No higher than its lines need, and not higher than leaves room for the findings."""
        needed = self._lines.heightForWidth(max(80, self.width() - 36)) + 4
        self._area.setFixedHeight(min(MOST_PX, needed))
