"""Chooses a position of another exercise: a search box, and pictures."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.figures import FigureBook
from designer.figures.spec import Figure
from designer.knowledge.library import Library
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.figures.editor.words import EditorWords
from widgets.figures.shelf import FigureShelf
from widgets.theme.theme import set_kind

_PICTURE_PX = 96
_CELL = QSize(128, 166)


class CopyDialog(QDialog):
    """Gives a figure and which of its positions was chosen."""

    def __init__(
        self,
        library: Library,
        shelf: FigureShelf,
        words: EditorWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._words = shelf, words
        self.setWindowTitle(self.tr("Copy from another exercise"))
        resize_within(self, 720, 560)
        book: FigureBook = shelf.book
        self._book = book
        self._names = {
            exercise.id: exercise.name
            for exercise in sorted(library.exercises.values(), key=lambda one: one.name)
            if book.figure(exercise.id) is not None
        }
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search an exercise"))
        self.search.setAccessibleName(self.tr("Search an exercise"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
        self.list.setGridSize(_CELL)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Exercises"))
        for exercise_id, name in self._names.items():
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, exercise_id)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.position = QComboBox()
        self.position.setAccessibleName(self.tr("Position"))
        self.surroundings = QCheckBox(self.tr("With its things and its view"))
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show_positions())
        self.list.itemActivated.connect(lambda _item: self.accept())
        shelf.arrived.connect(self._show_pictures)
        self._show_pictures()
        self._show_positions()

    def chosen(self) -> tuple[Figure, int] | None:
        """The figure and the number of the position; None while nothing is chosen."""
        row = self.list.currentRow()
        if row < 0 or (item := self.list.item(row)).isHidden():
            return None
        figure = self._book.figure(str(item.data(Qt.ItemDataRole.UserRole)))
        return None if figure is None else (figure, max(0, self.position.currentIndex()))

    def _lay_out(self) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.take = QPushButton(self.tr("Copy"))
        set_kind(self.take, "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.position)
        row.addWidget(self.surroundings)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("Copy from another exercise"), "heading"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = item.text().casefold()
            item.setHidden(not all(word in name for word in wanted))
        self._show_positions()

    def _show_pictures(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if not item.icon().isNull():
                continue
            picture = self._shelf.picture(str(item.data(Qt.ItemDataRole.UserRole)), _PICTURE_PX)
            if picture is not None:
                item.setIcon(_plain(picture))

    def _show_positions(self) -> None:
        chosen = self.chosen()
        self.take.setEnabled(chosen is not None)
        self.position.setEnabled(chosen is not None)
        self.position.clear()
        if chosen is not None:
            count = len(chosen[0].poses)
            self.position.addItems([self._words.position(at, count) for at in range(count)])
            self.position.setCurrentIndex(count - 1)


def _plain(picture: QPixmap) -> QIcon:
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # or Qt would tint it
    return icon
