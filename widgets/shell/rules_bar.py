"""Says that rules could not be read and the last good ones are in force, until it is dismissed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role


class RulesBar(QFrame):
    """A bar below the page tabs. The rules are read late, so it looks when a patient is opened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dismissed: tuple[str, ...] = ()
        set_role(self, "notice-caution")
        self.text = plain_label("", wrap=True)
        self.dismiss = QPushButton(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(
            plain_label(
                self.tr("Some rules could not be read; the last good ones are in force."), "strong"
            )
        )
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addLayout(words, 1)
        row.addWidget(self.dismiss)
        self.setAccessibleName(self.tr("Rules that could not be read"))
        self.hide()
        workspace.document_opened.connect(self._look)

    def _look(self, _document: object) -> None:
        problems = self._workspace.services.rule_problems()
        self.text.setText("\n".join(problems))
        self.setVisible(bool(problems) and problems != self._dismissed)

    def _dismiss(self) -> None:
        self._dismissed = self._workspace.services.rule_problems()
        self.hide()
