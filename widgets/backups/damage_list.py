"""The clinic's damaged files, each with the way back to a good copy where there is one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.store.backups import GoodCopy
from designer.store.port import Damage
from widgets.backups.backup_words import BackupWords
from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.theme.theme import set_role

Damaged = tuple[Damage, GoodCopy | None]


class DamageList(QWidget):
    """Hidden while nothing is damaged.

    Signals:
        restore_requested(backup id, owner): look into this backup for this file.
    """

    restore_requested = Signal(str, str)

    def __init__(self, words: BackupWords) -> None:
        super().__init__()
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "notice-caution")
        self._lines = QVBoxLayout(self)
        self.hide()

    def show_damage(self, damaged: Sequence[Damaged]) -> None:
        """Show these files in place of those before."""
        empty(self._lines)
        self.setVisible(bool(damaged))
        for damage, good in damaged:
            self._lines.addWidget(self._line(damage, good))

    def allow(self, *, allowed: bool) -> None:
        """Whether a way back may be taken now."""
        for button in self.findChildren(QPushButton):
            button.setEnabled(allowed)

    def _line(self, damage: Damage, good: GoodCopy | None) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 0, 8, 0)
        name = damage.summary.name if damage.summary is not None else damage.owner
        row.addWidget(plain_label(f"{name}: {damage.sentence}", wrap=True), 1)
        if good is None:
            row.addWidget(QLabel(self.tr("no good copy in any backup")))
            return line
        backup, owner = good.backup, damage.owner
        text = self.tr("Restore from the backup of {when}")
        button = QPushButton(text.format(when=self._words.when(backup.at)))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.restore_requested.emit(backup.id, owner))
        row.addWidget(button)
        return line
