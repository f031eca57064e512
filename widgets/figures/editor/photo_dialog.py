"""The clinic's own photo of an exercise: choose, crop, say in words what it shows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.pictures.errors import PhotoError
from designer.pictures.photo import OpenedPhoto, PreparedPhoto, prepare
from widgets.common.asking import may_leave
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.figures.editor.crop_view import CropView
from widgets.figures.editor.photo_loading import PhotoLoader
from widgets.theme.theme import Theme, set_kind

_CARD_PX = 96
_WORDS = 300


class PhotoDialog(QDialog):
    """Asks for a photo; ``save`` stores it and its words, and raises DesignerError if it cannot.

    ``save`` is handed how to make the photo: cropping a camera's picture takes half a second, and
    belongs on the thread on which it is stored.
    """

    def __init__(
        self,
        name: str,
        theme: Theme,
        save: Callable[[Callable[[], PreparedPhoto], str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._save = name, save
        self._opened: OpenedPhoto | None = None
        self.setWindowTitle(self.tr("Photo of {name}").format(name=name))
        self.loader = PhotoLoader(self)
        self.loader.opened.connect(self._show)
        self.loader.failed.connect(self._refuse)
        self.crop = CropView(theme.tokens)
        self.crop.cropped.connect(self._follow)
        self.card = _Card(theme)
        self.words = QLineEdit()
        self.words.setMaxLength(_WORDS)
        self.words.setPlaceholderText(self.tr("Such as: a woman on hands and knees, one arm ahead"))
        self.words.setAccessibleName(self.tr("What the photo shows"))
        self.words.textChanged.connect(self._follow)
        self.trouble = plain_label("", "error", wrap=True)
        self._lay_out()
        self._follow()
        resize_within(self, 820, 620)

    def choose(self) -> None:
        """Ask for a file."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a photo"),
            "",
            self.tr("Pictures (*.png *.jpg *.jpeg);;All files (*)"),
        )
        if path:
            self.load(Path(path))

    def load(self, path: Path) -> None:
        """Open a file; what was chosen before stays until it is there."""
        self.trouble.setText("")
        self.progress.setText(self.tr("Opening the picture…"))
        self.loader.load(path)

    def save(self) -> None:
        """Crop, store and close; on an error say it and stay."""
        if self._opened is None:
            return
        self.keep.setEnabled(False)
        self.progress.setText(self.tr("Saving the photo…"))
        try:
            crop = partial(prepare, self._opened, self.crop.crop)
            self._save(crop, self.words.text().strip())
        except PhotoError as error:
            self.trouble.setText(f"{error.message} {error.remedy}")
        except DesignerError as error:
            self.trouble.setText(str(error))
        else:
            self.accept()
            return
        self.progress.setText("")
        self._follow()

    def reject(self) -> None:
        """Close without saving; ask first when a photo was chosen."""
        lost = self.tr("The photo would not be used.")
        if self._opened is not None and not may_leave(self, lost):
            return
        super().reject()

    def done(self, result: int) -> None:
        self.loader.close()
        super().done(result)

    def _show(self, opened: OpenedPhoto, png: bytes) -> None:
        self._opened = opened
        self.progress.setText("")
        self.crop.show_photo(QImage.fromData(png))
        self.crop.setFocus()
        self._follow()

    def _refuse(self, sentence: str) -> None:
        self.progress.setText("")
        self.trouble.setText(sentence)

    def _follow(self) -> None:
        there = self._opened is not None
        self.keep.setEnabled(there and bool(self.words.text().strip()))
        self.keep.setToolTip(
            "" if self.keep.isEnabled() else self.tr("Choose a photo and say what it shows.")
        )
        self.choose_button.setText(self.tr("Choose another…") if there else self.tr("Choose…"))
        self.card.show_part(self.crop.image, self.crop.crop)

    def _lay_out(self) -> None:
        self.choose_button = QPushButton()
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.progress = plain_label("", "hint")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.choose_button)
        top.addWidget(self.progress)
        top.addWidget(self.trouble, 1)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.card)
        side.addWidget(plain_label(self.tr("On a card"), "hint"))
        side.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.crop, 1)
        middle.addLayout(side)
        title = self.tr("Photo of {name}").format(name=self._name)
        hint = self.tr(
            "PNG or JPEG. Place, time and camera are not kept. Make sure that the person agreed "
            "to be shown; a photo of a patient does not belong here."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(title, "heading"))
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(plain_label(self.tr("What the photo shows (for who cannot see it)")))
        column.addWidget(self.words)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.keep = QPushButton(self.tr("Use this photo"))
        set_kind(self.keep, "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.keep)
        return row


class _Card(QWidget):
    """The part that is kept, as large as on a card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._part = QRectF()
        self.setFixedSize(_CARD_PX, _CARD_PX)
        self.setAccessibleName(self.tr("The photo on a card"))

    def show_part(self, image: QImage, crop: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = crop
        width, height = image.width(), image.height()
        self._image = image
        self._part = QRectF(
            left * width, top * height, (right - left) * width, (bottom - top) * height
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        if not self._image.isNull():
            scale = min(_CARD_PX / self._part.width(), _CARD_PX / self._part.height())
            width, height = self._part.width() * scale, self._part.height() * scale
            box = QRectF((_CARD_PX - width) / 2, (_CARD_PX - height) / 2, width, height)
            painter.drawImage(box, self._image, self._part)
        painter.setPen(self._theme.tokens.line)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
