"""Which files of the clinic cannot be opened, above the list, with the way to the backups."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from designer.store.port import LIBRARY, Damage
from widgets.common.labels import plain_label
from widgets.theme.theme import set_role


class DamageNotice(QWidget):
    """Hidden while every file can be opened.

    Signals:
        backups_requested(): the user wishes to look for the files in the backups.
    """

    backups_requested = Signal()

    def __init__(self, *, can_mend: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_mend = can_mend
        self.label = plain_label("", wrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setContentsMargins(12, 8, 12, 8)
        set_role(self.label, "notice-caution")
        self.mend = QPushButton(self.tr("Look for them in the backups…"))
        self.mend.clicked.connect(self.backups_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.label)
        column.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_damage(self, damaged: Sequence[Damage]) -> None:
        """Name these files; none: say nothing."""
        self.label.setText("\n".join(self._words(damaged)))
        self.mend.setVisible(self._can_mend)
        self.setVisible(bool(damaged))

    def _words(self, damaged: Sequence[Damage]) -> Iterator[str]:
        for damage in damaged:
            if damage.owner == LIBRARY:
                whose = self.tr("The clinic's library (its details, people and own exercises)")
            elif damage.summary is not None and damage.summary.name:
                whose = damage.summary.name
                if damage.summary.mrn:
                    whose = self.tr("{name}, MRN {mrn}").format(name=whose, mrn=damage.summary.mrn)
            else:
                whose = self.tr("A patient file")
            yield self.tr("{name}: {sentence}").format(name=whose, sentence=damage.sentence)
