"""Some of a few words, each with a tick of its own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from widgets.common.flow_layout import FlowLayout


class TickList(QWidget):
    """``choices`` are (value, text); ``value()`` holds those that are ticked, in their order."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.boxes = {value: QCheckBox(text.replace("&", "&&")) for value, text in choices}
        for box in self.boxes.values():
            box.setMinimumHeight(24)
            box.clicked.connect(self._tell)
            self._flow.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for box in self.boxes.values():
            box.setAccessibleName(f"{name}: {box.text()}")

    def value(self) -> tuple[str, ...]:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        wanted = set(value) if isinstance(value, list | tuple) else set()
        for name, box in self.boxes.items():
            box.setChecked(name in wanted)

    def _tell(self, _on: bool) -> None:
        self.edited.emit()

    def problem(self) -> str:
        return ""
