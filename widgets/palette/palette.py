"""The palette itself: a field, the lines that match, and what the keys do."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from widgets.common.labels import hairline, plain_label
from widgets.common.search_field import SearchField
from widgets.palette.entry import Entry
from widgets.palette.index import EntryIndex
from widgets.palette.model import PaletteModel
from widgets.palette.row_delegate import ROW_PX, RowDelegate
from widgets.theme.theme import Theme, set_role

WIDTH, ROWS, FROM_TOP = 640, 11, 126
PORTION = 250  # entries taken in at a time: 3 ms, so that typing never waits
_TO_LIST = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Palette(QFrame):
    """Opens over the window's head. Return does the chosen line, Escape does nothing.

    Signals:
        chosen(Entry): the user chose a line; the palette is closed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent.window()
        set_role(self, "card")
        self.setAccessibleName(self.tr("Search everything"))
        words = self.tr("A command, page, week, patient or exercise")
        self.field = SearchField(words, theme, self.tr("Search everything"))
        self.field.setMinimumHeight(36)
        self.model = PaletteModel()
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What matches"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys work from the field
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = plain_label("", "hint")
        self._index = EntryIndex()
        self._recent: Sequence[str] = ()
        self._waiting: Iterator[Entry] = iter(())
        self._taking_in = QTimer(self, interval=0)
        self._taking_in.timeout.connect(self._take_portion)
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._choose)

    def open_with(
        self, commands: Sequence[Entry], rest: Iterator[Entry], recent: Sequence[str]
    ) -> None:
        """Show the commands at once and take in the ``rest`` meanwhile; ``recent`` by key."""
        self._index = EntryIndex()
        self._index.add(commands)
        self._recent, self._waiting = recent, rest
        self.field.clear()
        self._search()
        self._place()
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._taking_in.start()

    @property
    def is_complete(self) -> bool:
        """Whether everything was taken in."""
        return not self._taking_in.isActive()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._taking_in.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TO_LIST:
                self._step(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _step(self, event: QKeyEvent) -> None:
        """Up from the first line goes to the last one, and back."""
        row, count = self.list.currentIndex().row(), self.model.rowCount()
        at_end = (row == count - 1) if event.key() == Qt.Key.Key_Down else row == 0
        if at_end and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.list.setCurrentIndex(self.model.index(0 if row else count - 1))
        else:
            self.list.keyPressEvent(event)

    def _take_portion(self) -> None:
        portion = list(islice(self._waiting, PORTION))
        self._index.add(portion)
        if len(portion) < PORTION:
            self._taking_in.stop()
            self._search()

    def _search(self, _text: str = "") -> None:
        text = self.field.text()
        found = self._index.find(text, self._recent)
        self.model.show_entries(found.entries)
        self.list.setCurrentIndex(self.model.index(0))
        self.note.setText(self._note(found.entries, found.read_as))

    def _note(self, entries: Sequence[Entry], read_as: dict[str, str]) -> str:
        if not entries and self.is_complete:
            return self.tr("Nothing has these words. Try fewer letters, or another name.")
        if read_as:
            slips = ", ".join(f"“{typed}” → “{word}”" for typed, word in read_as.items())
            return self.tr("Read as: {words}").format(words=slips)
        return self.tr("Arrow keys choose · Return does it · Escape closes")

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.model.entries[index.row()].enabled:
            return
        entry = self.model.entries[index.row()]
        self.hide()
        self.chosen.emit(entry)

    def _place(self) -> None:
        """In the middle of the window, below its head, as large as there is room for."""
        window = self._window
        width = min(WIDTH, window.width() - 48)
        room = window.height() - FROM_TOP - 110
        self.list.setFixedHeight(max(3, min(ROWS, room // ROW_PX)) * ROW_PX)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(window.mapToGlobal(window.rect().topLeft()))
        self.move(self.x() + (window.width() - width) // 2, self.y() + FROM_TOP)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(hairline())
        self.note.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.note)
