"""How an exercise felt: none, one or several words out of a few."""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QWidget, QWidgetAction

from designer.model.vocabulary import Feeling

_WIDTH_PX = 176
_EN_SPACE = "\N{EN SPACE}"
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_F4)


class FeelingsField(QPushButton):
    """A button that says what is ticked; its list stays open while several are ticked.

    Signals:
        edited(): another word was ticked or unticked by hand.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.boxes: dict[Feeling, QCheckBox] = {}
        words: dict[Feeling, str] = {
            "effort": self.tr("effort"),
            "pressure": self.tr("pressure"),
            "sharp": self.tr("sharp"),
            "burning": self.tr("burning"),
            "radiating": self.tr("spreading"),
        }
        menu = QMenu(self)
        for feeling in get_args(Feeling):
            box = QCheckBox(words[feeling])
            box.setStyleSheet("QCheckBox { padding: 4px 12px; }")
            box.clicked.connect(self._tell)
            action = QWidgetAction(menu)
            action.setDefaultWidget(box)
            menu.addAction(action)
            self.boxes[feeling] = box
        self.setMenu(menu)
        self.setMaximumWidth(_WIDTH_PX)
        self.setStyleSheet("text-align: left;")
        self._show()

    @property
    def feelings(self) -> tuple[Feeling, ...]:
        """What is ticked, in the order of the list."""
        return tuple(feeling for feeling, box in self.boxes.items() if box.isChecked())

    def set_feelings(self, feelings: tuple[Feeling, ...]) -> None:
        """Tick these."""
        for feeling, box in self.boxes.items():
            box.setChecked(feeling in feelings)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        self._name = name
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.showMenu()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        said = ", ".join(box.text() for box in self.boxes.values() if box.isChecked())
        # Qt puts no padding before the left-aligned text of a button with a menu.
        self.setText(f"{_EN_SPACE}{said or '–'}")
        self.setToolTip(said)
        super().setAccessibleName(f"{self._name}: {said}" if said else self._name)
