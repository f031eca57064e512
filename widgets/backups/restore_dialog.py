"""What going back to a backup would change, patient by patient, before anything is changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from designer.store.backups import Preview
from widgets.backups.backup_words import BackupWords
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.plain_table import PlainTable
from widgets.theme.theme import set_kind


class RestoreDialog(QDialog):
    """Gives the owners to restore; changes nothing itself."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = BackupWords(self)
        when = self._words.when(preview.backup.at)
        self.setWindowTitle(self.tr("Go back to a backup"))
        self.setAccessibleName(self.windowTitle())
        resize_within(self, 760, 560)
        self._table = PlainTable(
            self.tr("What would change"), [self.tr("Patient"), self.tr("What happens")], wide=1
        )
        self._fill(preview)
        self._table.itemChanged.connect(self._count)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Show only patients with this in their name"))
        self.search.setAccessibleName(self.tr("Search the patients"))
        self.search.textChanged.connect(self._filter)
        heading = self.tr("Back to {when}").format(when=when)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(heading, "heading"))
        column.addWidget(plain_label(self._explained(preview), wrap=True))
        column.addWidget(self.search)
        column.addWidget(self._table, 1)
        column.addLayout(self._buttons())
        self._count()

    def owners(self) -> tuple[str, ...]:
        """Whose files go back."""
        found = []
        for row in range(self._table.rowCount()):
            item = self._table.item(row, 0)
            if item is not None and item.checkState() is Qt.CheckState.Checked:
                found.append(str(item.data(Qt.ItemDataRole.UserRole)))
        return tuple(found)

    def _explained(self, preview: Preview) -> str:
        if not preview.changes:
            return self.tr("Everything in this backup is as it is in the clinic now.")
        return self.tr(
            "Untick whoever should stay. A backup of the present is made first, what is set back "
            "stays in the history, and you can come back here to undo it."
        )

    def _fill(self, preview: Preview) -> None:
        order = sorted(preview.differences, key=lambda line: (not line.changes, line.name))
        for line in order:
            name = self._words.name(line.owner, line.name)
            self._table.add_row([name, self._words.effect(line)], line.owner)
            item = self._table.item(self._table.rowCount() - 1, 0)
            if item is not None and line.changes:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for row in range(self._table.rowCount()):
            item = self._table.item(row, 0)
            name = item.text().casefold() if item is not None else ""
            self._table.setRowHidden(row, wanted not in name)

    def _tick_all(self, state: Qt.CheckState) -> None:
        for row in range(self._table.rowCount()):
            item = self._table.item(row, 0)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(state)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        everybody = QPushButton(self.tr("Tick all"))
        everybody.clicked.connect(lambda: self._tick_all(Qt.CheckState.Checked))
        nobody = QPushButton(self.tr("Untick all"))
        nobody.clicked.connect(lambda: self._tick_all(Qt.CheckState.Unchecked))
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.ok = QPushButton("")
        set_kind(self.ok, "primary")
        self.ok.clicked.connect(self.accept)
        for button in (everybody, nobody, cancel, self.ok):
            button.setAutoDefault(False)
        row.addWidget(everybody)
        row.addWidget(nobody)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.ok)
        return row

    def _count(self, _item: object = None) -> None:
        count = len(self.owners())
        text = self.tr("Go back for {count}") if count else self.tr("Go back")
        self.ok.setText(text.format(count=count))
        self.ok.setEnabled(count > 0)
