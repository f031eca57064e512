"""Both versions side by side where two workstations changed the same, and a choice for each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.merging import Clash, ClashKey
from designer.model.units import METRIC, Units
from widgets.common.dialog_size import resize_within
from widgets.common.labels import hairline, plain_label
from widgets.sharing.change_words import ChangeWords
from widgets.state.news import Standoff
from widgets.theme.theme import set_kind, set_role


class ConflictDialog(QDialog):
    """Gives the parts of which ours is kept; changes nothing itself."""

    def __init__(
        self,
        standoff: Standoff,
        library: Library,
        who: str = "",
        parent: QWidget | None = None,
        units: Units = METRIC,
    ) -> None:
        super().__init__(parent)
        self._words = ChangeWords(library, self, units)
        self._choices: dict[ClashKey, tuple[QRadioButton, QRadioButton]] = {}
        self.ok = QPushButton(self.tr("Save this choice"))
        self._author = standoff.author or self.tr("Another workstation")
        self.setWindowTitle(self.tr("Two versions"))
        self.setAccessibleName(self.windowTitle())
        resize_within(self, 860, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self._heading(standoff), "heading", wrap=True))
        column.addWidget(plain_label(self._explained(standoff), wrap=True))
        column.addWidget(self._parts(standoff, who), 1)
        column.addWidget(plain_label(self._undo_hint(), "hint", wrap=True))
        column.addLayout(self._buttons())
        self._allow()

    def keep_mine(self) -> frozenset[ClashKey]:
        """The parts of which our version was chosen."""
        return frozenset(key for key, (mine, _) in self._choices.items() if mine.isChecked())

    def _heading(self, standoff: Standoff) -> str:
        if len(standoff.clashes) == 1:
            return self.tr("The same part was changed here and at another workstation")
        text = self.tr("{count} parts were changed here and at another workstation")
        return text.format(count=len(standoff.clashes))

    def _explained(self, standoff: Standoff) -> str:
        clashing = {clash.key for clash in standoff.clashes}
        other = [c for c in (*standoff.theirs, *standoff.mine) if c.key not in clashing]
        text = self.tr("Choose which version counts. Nothing is saved until you do.")
        if other:
            both = self.tr("Everything else is kept from both sides: {parts}.")
            text += " " + both.format(parts=self._words.titles(other))
        return text

    def _undo_hint(self) -> str:
        return self.tr(
            "The version you do not choose is not lost: Undo brings it back while the patient is "
            "open. The program is checked anew either way."
        )

    def _parts(self, standoff: Standoff, who: str) -> QScrollArea:
        content = QWidget()
        set_role(content, "surface")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(content)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        mine = self.tr("Here: {name}").format(name=who) if who else self.tr("Here, in this window")
        for number, text in enumerate(
            (mine, self.tr("Elsewhere: {name}").format(name=self._author))
        ):
            grid.addWidget(plain_label(text, "caption"), 0, number)
        for clash in standoff.clashes:
            self._add_part(grid, clash)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("The two versions"))
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _add_part(self, grid: QGridLayout, clash: Clash) -> None:
        row = grid.rowCount()
        title = self._words.title(clash.key, clash.mine or clash.theirs)
        grid.addWidget(hairline(), row, 0, 1, 2)
        grid.addWidget(plain_label(title, "subheading", wrap=True), row + 1, 0, 1, 2)
        group = QButtonGroup(self)
        buttons = (QRadioButton(self.tr("Keep mine")), QRadioButton(self.tr("Take theirs")))
        for number, (button, lines) in enumerate(
            zip(buttons, self._words.sides(clash), strict=True)
        ):
            said = "\n".join(f"• {line}" for line in lines)
            words = plain_label(said, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            button.setMinimumHeight(24)
            button.setAccessibleName(f"{title}, {button.text()}")
            button.setAccessibleDescription(said)
            button.toggled.connect(self._allow)
            group.addButton(button)
            grid.addWidget(words, row + 2, number, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(button, row + 3, number)
        self._choices[clash.key] = buttons

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if len(self._choices) > 1:
            for text, side in ((self.tr("All mine"), 0), (self.tr("All theirs"), 1)):
                button = QPushButton(text)
                button.setAutoDefault(False)
                button.clicked.connect(self._chooser(side))
                row.addWidget(button)
        row.addStretch()
        later = QPushButton(self.tr("Decide later"))
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        set_kind(self.ok, "primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.accept)
        row.addWidget(later)
        row.addWidget(self.ok)
        return row

    def _chooser(self, side: int) -> Callable[[], None]:
        def choose() -> None:
            for pair in self._choices.values():
                pair[side].setChecked(True)

        return choose

    def _allow(self, _checked: bool = False) -> None:
        pairs = self._choices.values()
        self.ok.setEnabled(all(mine.isChecked() or theirs.isChecked() for mine, theirs in pairs))
