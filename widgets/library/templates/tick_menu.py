"""A button with a menu of things to tick; it says what is ticked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from widgets.common.labels import as_tooltip


class TickMenu(QToolButton):
    """Several of a few choices.

    Signals:
        ticked(keys): the user changed what is ticked.
    """

    ticked = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[str, str]],
        none: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._none, self._name = none, name
        menu = QMenu(self)
        self._actions = {}
        for key, said in choices:
            action = menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(self._tell)
            self._actions[key] = action, said
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_keys(())

    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order of the menu."""
        return tuple(key for key, (action, _) in self._actions.items() if action.isChecked())

    def show_keys(self, keys: Sequence[str]) -> None:
        """Tick exactly these."""
        for key, (action, _) in self._actions.items():
            action.setChecked(key in keys)
        self._say()

    def _tell(self) -> None:
        self._say()
        self.ticked.emit(self.chosen())

    def _say(self) -> None:
        said = [said for action, said in self._actions.values() if action.isChecked()]
        text = ", ".join(said) or self._none
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        self.setText(f"{shown.replace('&', '&&')} ▾")
        self.setToolTip(as_tooltip(text if shown != text else ""))
        self.setAccessibleName(f"{self._name}: {text}")
