"""Whether everything is on disk, in words."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.common.labels import ElidedLabel
from widgets.state.autosave import SaveState
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role

PATIENCE_MS = 300  # a quicker save shows no "Saving": words that only flicker cannot be read


class SaveStateLabel(QWidget):
    """'All changes saved', 'Saving', or 'Not saved'; the bar below says why and what to do."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel("", "hint")
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._label.setText(self.tr("Saving…")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        workspace.save_state_changed.connect(self._show)
        workspace.document_closed.connect(self._label.clear)

    def _show(self, state: SaveState, _reason: str) -> None:
        failed = state in {SaveState.FAILED, SaveState.CONFLICT}
        if state is SaveState.SAVING:
            self._patience.start()
            return
        set_role(self._label, "error" if failed else "hint")
        self._patience.stop()
        if failed:
            self._label.setText(self.tr("Not saved yet"))
        else:
            self._label.setText(self.tr("All changes saved"))
