"""Hands out pictures of exercises without ever holding up the screen.

A picture that is not drawn yet is drawn in the next idle moment, one at a time; until then its
place stays empty, and ``arrived`` says when to paint again.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap

from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from designer.figures import FigureBook, OwnPictures
    from widgets.figures.painter import FigurePainter

_Key = tuple[str, int, int | None, str]
"""(exercise id, width, height or None for a square, theme), the sides in pixels."""


class FigureShelf(QObject):
    """The figures of the program. Without a folder there are none, and every answer is None.

    ``own`` gives the clinic's own pictures, which go before those in the folder.

    Signals:
        arrived(): a picture that was asked for is there now.
        changed(): the clinic changed a picture of its own.
    """

    arrived = Signal()
    changed = Signal()

    def __init__(
        self,
        folder: Path | None,
        theme: Theme,
        parent: QObject | None = None,
        own: "Callable[[], OwnPictures] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._theme, self._own = folder, theme, own
        self._made: tuple[FigureBook, FigurePainter] | None = None
        self._there: set[_Key] = set()
        self._wanted: dict[_Key, None] = {}  # in the order of asking
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._draw_one)

    def picture(
        self, exercise_id: str, width_px: int, height_px: int | None = None
    ) -> QPixmap | None:
        """A picture, or None while it is not drawn yet or where there is none.

        Without a height it is a square.
        """
        if self._folder is None:
            return None
        key = (exercise_id, width_px, height_px, self._theme.tokens.name)
        if key in self._there:
            return self._pixmap(key)
        self._wanted[key] = None
        self._idle.start()
        return None

    @property
    def is_in_use(self) -> bool:
        """Whether the program shows pictures at all."""
        return self._folder is not None

    @property
    def is_waited_for(self) -> bool:
        """Whether a picture that was asked for is still to be drawn."""
        return bool(self._wanted)

    def refresh(self) -> None:
        """Show what the clinic's own pictures are now."""
        if self._made is not None:
            self._make(self.read_anew())
        self._tell_changed()

    def read_anew(self) -> "FigureBook":
        """The figures with the clinic's own pictures as they are now; on any thread."""
        return self.book.with_own(self._own_pictures())

    def take(self, book: "FigureBook") -> None:
        """Show what :meth:`read_anew` gave."""
        self._make(book)
        self._tell_changed()

    def _tell_changed(self) -> None:
        self._there.clear()
        self.changed.emit()
        self.arrived.emit()

    def has(self, exercise_id: str) -> bool:
        """Whether there is a figure of this exercise."""
        return self._folder is not None and exercise_id in self.book

    @property
    def book(self) -> "FigureBook":
        return self._tools()[0]

    @property
    def painter(self) -> "FigurePainter":
        return self._tools()[1]

    def _tools(self) -> "tuple[FigureBook, FigurePainter]":
        if self._made is None:
            from designer.figures import FigureBook, load_figures  # noqa: PLC0415  # for a quick start

            own = self._own_pictures()
            folder = self._folder
            return self._make(FigureBook({}) if folder is None else load_figures(folder, own))
        return self._made

    def _make(self, book: "FigureBook") -> "tuple[FigureBook, FigurePainter]":
        from widgets.figures.painter import FigurePainter  # noqa: PLC0415  # for a quick start

        self._made = book, FigurePainter(book)
        return self._made

    def _own_pictures(self) -> "OwnPictures":
        from designer.figures import OwnPictures  # noqa: PLC0415  # for a quick start

        return OwnPictures() if self._own is None else self._own()

    def _draw_one(self) -> None:
        if not self._wanted:
            self._idle.stop()
            return
        key = next(iter(self._wanted))
        del self._wanted[key]
        self._pixmap(key)
        self._there.add(key)
        self.arrived.emit()

    def _pixmap(self, key: _Key) -> QPixmap | None:
        exercise_id, width, height, _theme = key
        dpr = QGuiApplication.primaryScreen().devicePixelRatio()
        return self.painter.pixmap(exercise_id, width, dpr, self._theme.tokens, height=height)
