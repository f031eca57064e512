"""Somebody who works through dialogs: each kind of dialog that opens is dealt with as told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

D = TypeVar("D", bound=QDialog)
_PACE_MS = 10


def in_front() -> QWidget | None:
    """The window that has to be dealt with before any other."""
    return QApplication.activeModalWidget()


def menu_or_dialog() -> QWidget | None:
    """The same, with menus and other windows that go away at a click elsewhere."""
    return QApplication.activePopupWidget() or in_front()


class Looking(QObject):
    """Looks at the window in front, again and again, also while others wait below it.

    Each look has a timer of its own: Qt lets no timer go off again while its slot runs, and what a
    press opens runs inside of that slot.
    """

    def __init__(
        self, deal: Callable[[QWidget], None], front: Callable[[], QWidget | None] = in_front
    ) -> None:
        super().__init__()
        self._deal, self._front = deal, front
        self._working = False
        self._busy: list[QWidget] = []  # a press in them opened what is in front now

    def start(self) -> None:
        """Begin to look."""
        self._working = True
        QTimer.singleShot(0, self, self._look)

    def stop(self) -> None:
        """Look no more."""
        self._working = False

    def _look(self) -> None:
        if not self._working:
            return
        QTimer.singleShot(_PACE_MS, self, self._look)  # first: what is done now may take long
        window = self._front()
        # A dialog in front that is closing leaves the one below it in front for a moment.
        if window is None or not window.isVisible() or window in self._busy:
            return
        self._busy.append(window)
        try:
            self._deal(window)
        finally:
            self._busy.remove(window)


class Hands:
    """Does in each dialog what was told for its kind.

    That is done at each look until the dialog has closed, so it says what to do as things are now;
    it holds for its subclasses, too. A dialog that nobody was told about fails the test.
    """

    def __init__(self) -> None:
        self._ways: dict[type[QDialog], Callable[[QDialog], object]] = {}
        self.met: list[str] = []
        self.faults: list[BaseException] = []
        self._looking = Looking(self._deal)

    def told(self, kind: type[D], way: Callable[[D], object]) -> None:
        """From now on deal so with dialogs of this kind."""
        self._ways[kind] = way  # type: ignore[assignment]

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Deal with dialogs meanwhile; what went wrong in one is raised at the end."""
        self._looking.start()
        try:
            yield
        finally:
            self._looking.stop()
            for fault in self.faults:
                raise fault

    def _deal(self, dialog: QWidget) -> None:
        name = type(dialog).__name__
        if name not in self.met[-1:]:
            self.met.append(name)
        if not isinstance(dialog, QDialog):
            return
        ways = [self._ways[kind] for kind in type(dialog).__mro__ if kind in self._ways]
        way = ways[0] if ways else _unexpected
        try:
            way(dialog)
        except Exception as error:  # noqa: BLE001 - told at the end; here it would be lost
            self.faults.append(error)
            dialog.done(QDialog.DialogCode.Rejected)


@contextmanager
def in_dialog(kind: type[D], act: Callable[[D], object]) -> Iterator[None]:
    """Do something in the dialog of this kind that comes up meanwhile, then close it.

    Fails when none came up, or another one. Whatever goes wrong inside, none is left waiting.
    """
    met: list[D] = []
    hands = Hands()

    def once(dialog: D) -> None:
        met.append(dialog)
        act(dialog)
        if dialog.isVisible():
            dialog.done(dialog.result())

    hands.told(kind, once)
    with hands.at_work():
        yield
    assert met, f"no {kind.__name__} came up"


def agreeing(kind: type[D], fill: Callable[[D], object]) -> AbstractContextManager[None]:
    """Fill in the dialog of this kind that comes up meanwhile, and agree to it."""

    def agree(dialog: D) -> None:
        fill(dialog)
        dialog.accept()

    return in_dialog(kind, agree)


def _unexpected(dialog: QDialog) -> None:
    raise AssertionError(f"nobody was told what to do with {type(dialog).__name__}")
