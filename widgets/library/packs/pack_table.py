"""The items of a waiting pack: a tick to take each, its name, how it stands to ours, a verdict."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from designer.packs.looking import LookedAt
from widgets.common.labels import as_tooltip
from widgets.common.plain_table import dress_to_read
from widgets.library.packs.pack_words import PackWords
from widgets.theme.glyphs import glyph_icon, severity_glyph
from widgets.theme.theme import Theme

_OPEN = ("new", "changed", "taken")  # what can still be taken


class PackTable(QTableWidget):
    """Space ticks the current row.

    Signals:
        item_shown(LookedAt): another row is current; None where there is none.
        ticks_changed(): something was ticked or unticked.
    """

    item_shown = Signal(object)
    ticks_changed = Signal()

    def __init__(self, theme: Theme, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._theme, self._words = theme, words
        self._items: tuple[LookedAt, ...] = ()
        self._dress()
        self.currentCellChanged.connect(self._tell)
        self.itemChanged.connect(self._ticked)
        theme.changed.connect(self._paint)

    def show_items(self, items: Sequence[LookedAt]) -> None:
        """Show these; what is new is ticked."""
        self._items = tuple(items)
        self.blockSignals(True)
        self.setRowCount(len(self._items))
        for row, one in enumerate(self._items):
            cells = (
                one.name,
                self._words.kind(one),
                self._words.state(one.state),
                self._words.verdict(one),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(as_tooltip(text))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column == 0 and one.state in _OPEN:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    ticked = one.state == "new"
                    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self.setItem(row, column, item)
        self.blockSignals(False)
        self._paint()
        if self._items:
            self.setCurrentCell(0, 0)
        self._tell(0 if self._items else -1)
        self.ticks_changed.emit()

    def ticked(self) -> list[LookedAt]:
        """What is to be taken."""
        return [
            one
            for row, one in enumerate(self._items)
            if (item := self.item(row, 0)) is not None
            and one.state in _OPEN
            and item.checkState() is Qt.CheckState.Checked
        ]

    def tick(self, item_id: str, *, on: bool = True) -> None:
        """Tick or untick an item by its id in the pack."""
        for row, one in enumerate(self._items):
            item = self.item(row, 0)
            if one.item_id == item_id and item is not None and one.state in _OPEN:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.ticks_changed.emit()

    def _tell(self, row: int, *_rest: int) -> None:
        self.item_shown.emit(self._items[row] if 0 <= row < len(self._items) else None)

    def _paint(self, *_tokens: object) -> None:
        self.blockSignals(True)
        for row, one in enumerate(self._items):
            worst, item = self._words.worst(one), self.item(row, 3)
            if worst is not None and item is not None:
                item.setIcon(glyph_icon(severity_glyph(worst), self._theme.tokens))
        self.blockSignals(False)

    def _dress(self) -> None:
        heads = [self.tr("Take"), self.tr("What"), self.tr("Here"), self.tr("The rules say")]
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(self.tr("What the pack brings"))
        dress_to_read(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
