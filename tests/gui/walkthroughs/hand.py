"""One hand at the real window: every press of the pointer and every key is sent, and counted.

A press counts one, a drag one, a double click two; turning the wheel counts nothing. A key counts
one with whatever is held down beside it. Text typed into a field is counted apart, by letters.

The hand cheats nowhere: a press goes to what lies uppermost at that place of the window: what is
hidden, disabled, scrolled away or covered cannot be pressed; a key goes to whatever has the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
TURNS = 60  # of the wheel, before it is given up


class Hand:
    """Does one step after the other and keeps what they were called and what they cost."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.presses = 0
        self.keys = 0
        self.letters = 0

    def press(self, widget: QWidget, step: str, at: QPoint | None = None) -> None:
        """Press a widget that is in sight, at ``at`` in its own pixels or in its middle."""
        self._press(widget, step, at)
        self._count(step, presses=1)
        settle()

    def press_row(
        self,
        view: QAbstractItemView,
        index: QModelIndex | QPersistentModelIndex,
        step: str,
        *,
        twice: bool = False,
    ) -> None:
        """Press a row or card of a list."""
        at = view.visualRect(index).center()
        self._press(view.viewport(), step, at)
        if twice:
            QTest.mouseDClick(view.viewport(), LEFT, NONE, at)
        self._count(step, presses=2 if twice else 1)
        settle()

    def drag(self, do: Callable[[], bool], step: str) -> None:
        """Drag and drop: ``do`` sends the events of a drag and says whether it was taken."""
        assert do(), f"not taken: {step}"
        self._count(step, presses=1)
        settle()

    def wheel(self, area: QAbstractScrollArea, wanted: QWidget) -> None:
        """Turn the wheel over an area until a widget is in sight. Costs nothing."""
        view = area.viewport()
        middle = QPointF(view.rect().center())
        for _ in range(TURNS):
            top = wanted.mapTo(view, QPoint(0, 0)).y()
            if top >= 0 and top + wanted.height() <= view.height():
                return
            turn = QPoint(0, 120 if top < 0 else -120)
            event = QWheelEvent(
                middle, QPointF(view.mapToGlobal(middle.toPoint())), QPoint(), turn,
                Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(view, event)
            settle()
        raise AssertionError(f"not reached with the wheel: {wanted.accessibleName()}")

    def key(self, key: Qt.Key, step: str, *held: Qt.KeyboardModifier, times: int = 1) -> None:
        """Press a key; it goes to whatever has the focus."""
        modifier = NONE
        for one in held:
            modifier |= one
        for _ in range(times):
            QTest.keyClick(focused(), key, modifier)
            settle()
        self._count(step, keys=times)

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        QTest.keyClicks(focused(), text)
        self.letters += len(text)
        settle()

    def told(self) -> str:
        """The walk, for whoever reads a failure."""
        lines = "\n".join(f"{n:3} {step}" for n, step in enumerate(self.steps, 1))
        return f"{lines}\n{self.presses} presses, {self.keys} keys, {self.letters} letters"

    def _press(self, widget: QWidget, step: str, at: QPoint | None = None) -> None:
        settle()
        point = at or widget.rect().center()
        window = widget.window()
        assert widget.isVisible(), f"not in sight: {step}"
        assert widget.isEnabled(), f"disabled: {step}"
        hit = window.childAt(widget.mapTo(window, point))
        there = hit is widget or (hit is not None and widget.isAncestorOf(hit))
        assert there, f"covered by {hit}: {step}"
        QTest.mouseClick(widget, LEFT, NONE, point)

    def _count(self, step: str, presses: int = 0, keys: int = 0) -> None:
        self.steps.append(step)
        self.presses += presses
        self.keys += keys


def focused() -> QWidget:
    """Where the keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def settle() -> None:
    """Let everything happen that is due."""
    for _ in range(3):
        QApplication.processEvents()
