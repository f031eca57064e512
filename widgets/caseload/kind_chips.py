"""One button for each kind of reason, with how many patients have it; several may be pressed."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from designer.caseload.reasons import KINDS, Kind
from widgets.caseload.case_delegate import kind_glyph
from widgets.common.flow_layout import FlowLayout
from widgets.common.labels import plain_label
from widgets.theme.glyphs import glyph_icon
from widgets.theme.theme import Theme
from widgets.theme.tokens import Tokens


class KindChips(QWidget):
    """Says which kinds are chosen; none means everybody.

    Signals:
        changed(): other kinds are chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[Kind, str] = {
            "refer": self.tr("Refer"),
            "flare": self.tr("Flare"),
            "blocked": self.tr("Blocked"),
            "changed": self.tr("Verdict changed"),
            "silent": self.tr("Stopped logging"),
            "ends": self.tr("Ends soon"),
            "plan": self.tr("Needs a program"),
            "advance": self.tr("Ready to advance"),
        }
        tips: dict[Kind, str] = {
            "refer": self.tr("The log or the screen asks for a review"),
            "flare": self.tr("A flare, or more than one exercise failing"),
            "blocked": self.tr("Open blocks, or no red-flag screen"),
            "changed": self.tr("A change of the library gave the program another verdict"),
            "silent": self.tr("A program is under way and nothing was logged for a week"),
            "ends": self.tr("An override, a confirmation or a limit ends within a week"),
            "plan": self.tr("No program, or one that ends within a week"),
            "advance": self.tr("A quiet week with enough sessions"),
        }
        several = self.tr("A patient can stand under several.")
        row = FlowLayout(self, 8)
        self.buttons: dict[Kind, QPushButton] = {}
        for kind in KINDS:
            button = QPushButton(self._names[kind])
            button.setCheckable(True)
            button.setIconSize(QSize(16, 16))
            button.setToolTip(tips[kind])
            button.toggled.connect(self.changed)
            row.addWidget(button)
            self.buttons[kind] = button
        row.addWidget(plain_label(several, "hint"))
        theme.changed.connect(self._paint)
        self._paint(theme.tokens)

    def chosen(self) -> frozenset[Kind]:
        """The kinds that are pressed."""
        return frozenset(kind for kind, button in self.buttons.items() if button.isChecked())

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """How many patients have a reason of each kind."""
        for kind, button in self.buttons.items():
            text = f"{self._names[kind]} {counts.get(kind, 0):,}"
            button.setEnabled(bool(counts.get(kind, 0)) or button.isChecked())
            if button.accessibleName() != text:
                button.setAccessibleName(text)
                button.setText(f" {text}")  # the style leaves no room behind the shape

    def clear(self) -> None:
        """Everybody again."""
        for button in self.buttons.values():
            button.setChecked(False)

    def _paint(self, tokens: Tokens) -> None:
        for kind, button in self.buttons.items():
            button.setIcon(glyph_icon(kind_glyph(kind), tokens))
