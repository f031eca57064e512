"""Below an exercise's picture: what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from widgets.common.labels import plain_label
from widgets.people.access_words import show_access

if TYPE_CHECKING:
    from designer.figures import FigureBook


class PictureButtons(QWidget):
    """Says whose picture it is, and offers another one.

    Signals:
        edit_requested(str): pose the figure of this exercise.
        photo_requested(str): use a photo.
        photo_removal_requested(str): show the figure in place of the photo.
        reset_requested(str): show the shipped picture.
    """

    edit_requested = Signal(str)
    photo_requested = Signal(str)
    photo_removal_requested = Signal(str)
    reset_requested = Signal(str)

    def __init__(self, exercise_id: str, book: "FigureBook", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise_id
        kind = book.own_kind(exercise_id)
        said = {
            "figure": self.tr("The clinic’s own figure"),
            "photo": self.tr("The clinic’s own photo"),
        }.get(kind, "")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(plain_label(said, "hint"), 1)
        self.edit = self._button(self.tr("Edit picture…"))
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._exercise))
        self.photo = self._button(self.tr("Use a photo…"))
        self.photo.clicked.connect(lambda: self.photo_requested.emit(self._exercise))
        self.undo_photo = self._button(self.tr("Take the photo out…"))
        self.undo_photo.clicked.connect(lambda: self.photo_removal_requested.emit(self._exercise))
        self.reset = self._button(self.tr("Back to the shipped picture…"))
        self.reset.clicked.connect(lambda: self.reset_requested.emit(self._exercise))
        self.undo_photo.setVisible(kind == "photo")
        self.reset.setVisible(kind == "figure" and book.shipped(exercise_id) is not None)

    def show_access(self, why_not: str) -> None:
        """Offer the buttons, or say why whoever works here may not use them."""
        show_access(why_not, (self.edit, self.photo, self.undo_photo, self.reset))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        self._row.addWidget(button)
        return button
