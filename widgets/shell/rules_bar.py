"""Says which rules could not be read, until it is dismissed.

What the clinic's own library lacks then goes on being said where rules and findings are.
"""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.safety.papers.unread import unread_finding
from widgets.common.labels import plain_label
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role


class RulesBar(QFrame):
    """A bar below the page tabs. The rules are read late, so it looks when a patient is opened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dismissed: tuple[str, ...] = ()
        self._problems: tuple[str, ...] = ()
        set_role(self, "notice-caution")
        self.text = plain_label("", wrap=True)
        self.dismiss = QPushButton(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self._dismiss)
        self.backups = QPushButton(self.tr("Backups…"))
        self.backups.clicked.connect(lambda: workspace.page_requested.emit("backups"))
        self.title = plain_label("", "strong", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addLayout(words, 1)
        row.addWidget(self.backups)
        row.addWidget(self.dismiss)
        self.setAccessibleName(self.tr("Rules that could not be read"))
        self.hide()
        workspace.document_opened.connect(self._look)
        workspace.library_changed.connect(self._look_again)

    def _look_again(self) -> None:
        if self._workspace.document is not None:  # else the rules may not be read yet
            self._look(None)

    def _look(self, _document: object) -> None:
        services = self._workspace.services
        rules = services.checker.rules  # read now at the latest: only then problems are known
        shipped = services.rule_problems()
        own = (*services.own_problems, *(one.why for one in rules.left_out))
        problems = self._problems = (*shipped, *own)
        unread = unread_finding(rules, services.library.words)
        # What a clinic made stricter is missing then: nobody may put that aside.
        self.dismiss.setVisible(unread is None)
        self.backups.setVisible(unread is not None)
        if unread is None:
            self.title.setText(
                self.tr("Some rules could not be read; the last good ones are in force.")
                if shipped
                else self.tr("Not everything that the clinic wrote itself is in force.")
            )
            self.text.setText("\n".join(problems))
        else:
            self.title.setText(self.tr("Your clinic’s own rules are not in force."))
            self.text.setText("\n".join((unread.why, *problems)))
        self.setVisible(unread is not None or (bool(problems) and problems != self._dismissed))

    def _dismiss(self) -> None:
        self._dismissed = self._problems
        self.hide()
