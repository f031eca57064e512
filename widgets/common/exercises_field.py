"""Some exercises of the library: searched by name, each one a button that takes it out again."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QPushButton, QVBoxLayout, QWidget

from widgets.common.emptying import empty
from widgets.common.flow_layout import FlowLayout


class ExercisesField(QWidget):
    """A set of exercise ids in the order of their choice; an id of other origin stays."""

    edited = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._ids: list[str] = []
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(12)
        self.box.setMinimumContentsLength(18)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for key, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
            self.box.addItem(name, key)
        self.box.setCurrentIndex(-1)
        line, completer = self.box.lineEdit(), self.box.completer()
        if line is not None:
            line.setPlaceholderText(self.tr("Add an exercise"))
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.activated.connect(self._take)
        chips = QWidget()
        self._flow = FlowLayout(chips)
        self._chips = chips
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(chips)
        self.setFocusProxy(self.box)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    def value(self) -> tuple[str, ...]:
        return tuple(self._ids)

    def show_value(self, value: object) -> None:
        self._ids = [str(key) for key in value] if isinstance(value, tuple | list) else []
        self._show()

    def problem(self) -> str:
        return ""

    def add(self, exercise_id: str) -> None:
        """Choose an exercise, as the user."""
        if exercise_id and exercise_id not in self._ids:
            self._ids.append(exercise_id)
            self._show()
            self.edited.emit()

    def take_out(self, exercise_id: str) -> None:
        """Take an exercise out again, as the user."""
        if exercise_id in self._ids:
            self._ids.remove(exercise_id)
            self._show()
            self.box.setFocus()
            self.edited.emit()

    def _take(self, row: int) -> None:
        self.add(str(self.box.itemData(row) or ""))
        self.box.setCurrentIndex(-1)
        self.box.clearEditText()

    def _show(self) -> None:
        empty(self._flow)
        for key in self._ids:
            name = self._names.get(key, key)
            chip = QPushButton(f"{name}  ×".replace("&", "&&"))
            chip.setAccessibleName(self.tr("Take out: {name}").format(name=name))
            chip.setToolTip(self.tr("Take out"))
            chip.clicked.connect(lambda _on=False, key=key: self.take_out(key))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._ids))
