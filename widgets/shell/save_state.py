"""Whether everything is on disk, in words."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from widgets.common.labels import ElidedLabel
from widgets.state.autosave import SaveState
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind, set_role

PATIENCE_MS = 300  # a quicker save shows no "Saving": words that only flicker cannot be read


class SaveStateLabel(QWidget):
    """'All changes saved', 'Saving', or 'Not saved' with the reason and another try."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel("", "hint")
        self._retry = QPushButton(self.tr("Try again"))
        set_kind(self._retry, "danger")
        self._retry.clicked.connect(workspace.retry_saving)
        self._retry.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._label.setText(self.tr("Saving …")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._retry)
        workspace.save_state_changed.connect(self._show)
        workspace.document_closed.connect(self._label.clear)

    def _show(self, state: SaveState, reason: str) -> None:
        failed = state is SaveState.FAILED
        self._retry.setVisible(failed)
        set_role(self._label, "error" if failed else "hint")
        if state is SaveState.SAVING:
            self._patience.start()
            return
        self._patience.stop()
        if failed:
            self._label.setText(self.tr("Not saved: {reason}").format(reason=reason))
        else:
            self._label.setText(self.tr("All changes saved"))
