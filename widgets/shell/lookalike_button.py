"""Beside the open patient's name: that somebody of the clinic could be taken for this patient."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from designer.model.patient import Patient
from widgets.common.asking import tell
from widgets.common.labels import as_tooltip
from widgets.common.lookalike_words import alike_in, look_alike_words
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role


class LookAlikeButton(QToolButton):
    """Hidden where nobody looks alike; a click tells who does."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._known: object = None
        self._words = ""
        set_role(self, "badge")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(self.tr("⚠ Look-alike"))
        self.clicked.connect(self._tell)
        workspace.list_changed.connect(self._compare_anew)
        self.hide()

    def about(self, patient: Patient | None) -> None:
        """Compare this patient with the others; None: nobody is open."""
        known = None if patient is None else (patient.id, patient.identifiers)
        if known == self._known:
            return
        self._known = known
        clinic = self._workspace.services.clinic
        self._words = "" if patient is None else look_alike_words(alike_in(clinic, patient))
        self.setVisible(bool(self._words))
        self.setToolTip(as_tooltip(self._words))
        self.setAccessibleName(self.tr("Look-alike: {words}").format(words=self._words))

    def _compare_anew(self) -> None:
        document = self._workspace.document
        self._known = None
        self.about(document.record.patient if document is not None else None)

    def _tell(self) -> None:
        title = self.tr("Somebody could be taken for this patient")
        tell(self.window(), title, self._words, self.tr("Close"))
