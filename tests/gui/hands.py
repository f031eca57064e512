"""Somebody who works through dialogs: each kind of dialog that opens is dealt with as told."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

D = TypeVar("D", bound=QDialog)
_PACE_MS = 10


class Hands(QObject):
    """Looks at the dialog in front, again and again, also while others wait below it.

    What is told for a kind of dialog is done at each look until that dialog has closed, so it says
    what to do as things are now; it holds for its subclasses, too. A dialog that nobody was told
    about fails the test.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ways: dict[type[QDialog], Callable[[QDialog], None]] = {}
        self.met: list[str] = []
        self.faults: list[BaseException] = []
        self._working = True
        self._busy: list[QDialog] = []  # a press in them opened what is in front now

    def told(self, kind: type[D], way: Callable[[D], None]) -> None:
        """From now on deal so with dialogs of this kind."""
        self._ways[kind] = way  # type: ignore[assignment]

    def start(self) -> None:
        """Begin to look."""
        QTimer.singleShot(_PACE_MS, self._look)

    def stop(self) -> None:
        """Look no more."""
        self._working = False

    def _look(self) -> None:
        if not self._working:
            return
        self.start()  # first: a click may open another dialog, and this look ends after it
        dialog = QApplication.activeModalWidget()
        # A dialog in front that is closing leaves the one below it in front for a moment.
        if not isinstance(dialog, QDialog) or dialog in self._busy:
            return
        name = type(dialog).__name__
        if name not in self.met[-1:]:
            self.met.append(name)
        ways = [self._ways[kind] for kind in type(dialog).__mro__ if kind in self._ways]
        way = ways[0] if ways else _unexpected
        self._busy.append(dialog)
        try:
            way(dialog)
        except Exception as error:  # noqa: BLE001 - told at the end; here it would be lost
            self.faults.append(error)
            dialog.done(QDialog.DialogCode.Rejected)
        finally:
            self._busy.remove(dialog)


def _unexpected(dialog: QDialog) -> None:
    raise AssertionError(f"nobody was told what to do with {type(dialog).__name__}")
