"""A calm bar while something cannot be saved: what happened, what is safe, what can be done."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.store import errors
from widgets.common.labels import plain_label
from widgets.state.autosave import SaveState
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind, set_role

_OF_ITSELF = (
    errors.Busy,
    errors.ReadOnly,
    errors.NotWritten,
    errors.NotRead,
    errors.OutcomeUnknown,
)


class SavingBar(QFrame):
    """Stays until everything is on disk. Typing goes on meanwhile.

    Signals:
        copy_requested(): the user wishes to keep a copy in another place.
        choice_requested(): the user wishes to see both versions and choose.
    """

    copy_requested = Signal()
    choice_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._state = SaveState.SAVED
        self._unreached = ""
        self._heading = plain_label("", "strong", wrap=True)
        self._safe = plain_label("", wrap=True)
        self._reason = plain_label("", "hint", wrap=True)
        self.retry = QPushButton(self.tr("Try now"))
        self.copy = QPushButton(self.tr("Save a copy elsewhere…"))
        self.choose = QPushButton(self.tr("Compare and choose…"))
        set_kind(self.choose, "primary")
        self.retry.clicked.connect(workspace.retry_saving)
        self.copy.clicked.connect(self.copy_requested)
        self.choose.clicked.connect(self.choice_requested)
        self._arrange()
        set_role(self, "notice-caution")
        self.hide()
        workspace.save_state_changed.connect(self._take_state)
        workspace.reach_changed.connect(self._take_reach)
        workspace.document_closed.connect(self._let_go)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self._heading, self._safe, self._reason):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.choose, self.retry, self.copy):
            row.addWidget(button)

    def _take_state(self, state: SaveState, _reason: str) -> None:
        if state is not SaveState.SAVING:  # another try: what was said still holds
            self._state = state
            self._show()

    def _take_reach(self, problem: str) -> None:
        self._unreached = problem
        self._show()

    def _let_go(self) -> None:
        self._state = SaveState.SAVED
        QTimer.singleShot(0, self, self._show)  # perhaps another patient is opened at once

    def _show(self) -> None:
        error = self._workspace.saving_error
        choosing = self._state is SaveState.CONFLICT
        failed = self._state is SaveState.FAILED
        self.setVisible(choosing or failed or bool(self._unreached))
        self.choose.setVisible(choosing)
        self.retry.setVisible(failed)
        self.copy.setVisible(failed)
        if choosing:
            self._say(
                self.tr("Another workstation changed the same part of this record"),
                self.tr("Your changes are kept in this window; nothing is saved until you choose."),
            )
        elif failed:
            self._say(self._what(error), self._what_is_safe(error), str(error or ""))
        else:
            self._say(
                self.tr("The clinic’s folder cannot be reached"),
                self.tr("What was saved is safe there. The program looks again every few seconds."),
                self._unreached,
            )

    def _say(self, heading: str, safe: str, reason: str = "") -> None:
        self._heading.setText(heading)
        self._safe.setText(safe)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.setAccessibleName(f"{heading}. {safe}")

    def _what(self, error: errors.StoreError | None) -> str:
        match error:
            case errors.Busy():
                return self.tr("Not saved yet: another window holds the clinic’s folder")
            case errors.ReadOnly():
                return self.tr("Not saved yet: the clinic’s folder may not be written")
            case errors.NotRead():
                return self.tr("Not saved yet: the clinic’s folder cannot be reached")
            case errors.OutcomeUnknown():
                return self.tr("The disk did not confirm the last change")
            case errors.Corrupt():
                return self.tr("Not saved: this patient’s file is damaged")
            case errors.Invalid():
                return self.tr("Not saved: one value cannot be kept")
            case _:
                return self.tr("Not saved yet: the disk did not take the last changes")

    def _what_is_safe(self, error: errors.StoreError | None) -> str:
        if error is None or isinstance(error, _OF_ITSELF):
            text = self.tr(
                "Your changes are kept in this window; trying again every {seconds} s. What was "
                "saved before is intact."
            )
            return text.format(seconds=f"{self._workspace.retry_s:g}")
        return self.tr("Your changes are kept in this window. What was saved before is intact.")
