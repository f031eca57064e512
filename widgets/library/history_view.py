"""Who changed what in the library, when and why; any version can be brought back."""

from collections.abc import Sequence
from datetime import UTC

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.access import Command
from designer.store.errors import StoreError
from designer.store.library_history import ITEM_KINDS, ItemKind, ItemVersion
from widgets.common.dates import shown_time
from widgets.common.empty_state import EmptyState
from widgets.common.labels import as_tooltip, plain_label
from widgets.common.plain_table import ROW_PX, dress_to_read
from widgets.common.scrolling import scrolling
from widgets.common.search_field import SearchField
from widgets.library.history_words import HistoryWords
from widgets.people.access_words import show_access, why_not
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon

# A template comes back as a draft, which anybody may write.
_COMMANDS: dict[ItemKind, Command] = {
    "exercise": "edit exercise",
    "rule": "edit rule",
    "stricter": "edit rule",
}


class HistoryView(QWidget):
    """A list of versions, newest first, and what the chosen one changed.

    Of the whole library, or of one item: then without filters.

    Signals:
        restore_requested(ItemVersion): somebody wishes this version back.
    """

    restore_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        words: HistoryWords,
        item: tuple[ItemKind, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self.words, self._item = workspace, words, item
        self._versions: tuple[ItemVersion, ...] = ()
        self._shown: list[ItemVersion] = []
        self._names: dict[tuple[str, str, int], str] = {}  # a name is read out of each version
        self._before: dict[tuple[str, str, int], ItemVersion] = {}
        self.search = SearchField(self.tr("Search names, people, reasons"), workspace.theme)
        self.search.setAccessibleName(self.tr("Search the history"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("What sort of thing"))
        self.table = QTableWidget(0, 4)
        self.empty = plain_label("", "hint", wrap=True)
        self._nothing = EmptyState(workspace.theme, Icon.CLOCK, "", "")
        self._title = plain_label("", "subheading", wrap=True)
        self._who = plain_label("", "hint", wrap=True)
        self._why = plain_label("", "strong", wrap=True)
        self._lines = plain_label("", wrap=True)
        self.restore = QPushButton(self.tr("Restore this version…"))
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.kind.currentIndexChanged.connect(self._fill)
        self.table.itemSelectionChanged.connect(self._show_current)
        self.restore.clicked.connect(self._ask)
        workspace.actor_changed.connect(self._show_current)
        workspace.clinic_changed.connect(self._show_current)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def take_words(self, words: HistoryWords) -> None:
        """Say names with another library."""
        self.words = words
        self._names.clear()

    def refresh(self) -> None:
        """Read the history anew."""
        clinic = self._workspace.services.clinic
        kind, item_id = self._item if self._item is not None else (None, "")
        try:
            self._versions = clinic.history(kind, item_id)
        except StoreError as error:
            self._versions = ()
            self._fill()
            self._nothing.say(self.tr("The history cannot be read"), str(error))
            return
        self._nothing.say(
            self.tr("Nothing was changed yet"),
            self.tr(
                "Each change of a template, exercise or rule of the clinic will stand here, with "
                "who made it and why."
            ),
        )
        self._before = {(one.kind, one.item_id, one.number): one for one in self._versions}
        self._fill()

    def versions(self) -> Sequence[ItemVersion]:
        """What is listed now."""
        return tuple(self._shown)

    def current(self) -> ItemVersion | None:
        """The chosen version."""
        row = self.table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def lines(self) -> list[str]:
        """What the chosen version changed."""
        return self._lines.text().split("\n")

    def _fill(self, *_what: object) -> None:
        wanted, kind = self.search.text().casefold().split(), self.kind.currentData()
        self._shown = [
            one
            for one in self._versions
            if (not kind or one.kind == kind) and self._has(one, wanted)
        ]
        self.table.setRowCount(len(self._shown))
        for row, one in enumerate(self._shown):
            for column, text in enumerate(self._cells(one)):
                item = QTableWidgetItem(text)
                item.setToolTip(as_tooltip(text))
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)
        self.empty.setText(self.tr("Nothing is like that. Clear the search."))
        self._stack.setCurrentIndex(0 if self._versions else 1)
        if self._shown:
            self.table.selectRow(0)
        self._show_current()

    def _has(self, version: ItemVersion, words: Sequence[str]) -> bool:
        if not words:
            return True
        text = f"{self._name(version)} {version.who} {version.why}".casefold()
        return all(word in text for word in words)

    def _cells(self, version: ItemVersion) -> tuple[str, ...]:
        done = self.words.done(version, self._before_of(version))
        name = self._name(version)
        what = f"{self.words.kind(version.kind)} · {name} · {done}" if not self._item else done
        return (self._when(version), version.who, what, version.why)

    def _name(self, version: ItemVersion) -> str:
        key = (version.kind, version.item_id, version.number)
        if key not in self._names:
            self._names[key] = self.words.name(version)
        return self._names[key]

    def _before_of(self, version: ItemVersion) -> ItemVersion | None:
        return self._before.get((version.kind, version.item_id, version.number - 1))

    def _when(self, version: ItemVersion) -> str:
        moment = version.at.replace(tzinfo=version.at.tzinfo or UTC)
        return shown_time(moment.astimezone())

    def _show_current(self, *_what: object) -> None:
        version = self.current()
        for widget in (self._title, self._who, self._why, self._lines, self.restore):
            widget.setVisible(version is not None)
        if version is None:
            return
        self._title.setText(self.words.name(version))
        who = version.who or self.tr("nobody named")
        self._who.setText(
            self.tr("{kind}, version {n} of its history · {who} · {when}").format(
                kind=self.words.kind(version.kind),
                n=version.number,
                who=who,
                when=self._when(version),
            )
        )
        self._why.setText(version.why or self.tr("No reason was given."))
        self._lines.setText("\n".join(self.words.lines(version, self._before_of(version))))
        newest = max(
            one.number
            for one in self._versions
            if (one.kind, one.item_id) == (version.kind, version.item_id)
        )
        why = ""
        if version.number == newest:
            why = self.tr("This is how it is today.")
        elif version.gone:
            why = self.tr("Here it was taken out; choose a version from before.")
        elif (command := _COMMANDS.get(version.kind)) is not None:
            why = why_not(command, self._workspace)
        show_access(why, (self.restore,))

    def _ask(self) -> None:
        version = self.current()
        if version is not None:
            self.restore_requested.emit(version)

    def _lay_out(self) -> None:
        self.kind.addItem(self.tr("Everything"), "")
        for kind in ITEM_KINDS:
            self.kind.addItem(self.words.kind(kind), kind)
        self._dress_table()
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        self._stack = QStackedLayout(self)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._nothing)
        # Now that they have a parent: shown without one they would flash as windows.
        self.search.setVisible(self._item is None)
        self.kind.setVisible(self._item is None)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([720, 480])

    def _dress_table(self) -> None:
        heads = [self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Why")]
        table = self.table
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("Versions, newest first"))
        dress_to_read(table)
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = table.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _left(self) -> QWidget:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.kind)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(filters)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch()
        return left

    def _right(self) -> QWidget:
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QWidget()
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 8, 0)
        words.addWidget(self._lines)
        words.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        for widget in (self._title, self._who, self._why):
            column.addWidget(widget)
        column.addWidget(scrolling(inside, right), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return right
