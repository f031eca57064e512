"""One quiet line about what happened without the user: others' changes, a start after a crash."""

from datetime import datetime
from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from widgets.common.labels import ElidedLabel
from widgets.state.news import News
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind, set_role


class NewsBar(QFrame):
    """Hidden while there is nothing to say; goes on request, or when another patient is opened.

    Signals:
        report_requested(): the user wishes to see the report about the unclean end.
    """

    report_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.text = ElidedLabel()
        self.report = QPushButton(self.tr("Show report…"))
        self.report.clicked.connect(self.report_requested)
        self.dismiss = QPushButton(self.tr("Dismiss"))
        for button in (self.report, self.dismiss):
            set_kind(button, "quiet")
        self.dismiss.clicked.connect(self.hide)
        set_role(self, "notice-info")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.report)
        row.addWidget(self.dismiss)
        self.hide()
        workspace.news_came.connect(self._tell)
        workspace.document_closed.connect(self.hide)
        self.report.hide()

    def say(self, text: str, *, report: bool = False) -> None:
        """Show a line; ``report``: there is something to read about it."""
        self.text.setText(text)
        self.report.setVisible(report)
        self.setAccessibleName(text)
        self.show()

    def _tell(self, news: News) -> None:
        module = import_module("widgets.sharing.change_words")  # rarely needed
        titles = module.ChangeWords(self._workspace.services.library).titles(news.changes)
        said = [self._head(news.at, news.author, titles)]
        if news.merged:
            said.append(self.tr("Your own changes are kept as well."))
        if news.plan_affected:
            said.append(self.tr("The program was checked anew against the changed facts."))
        self.say(" ".join(said))

    def _head(self, at: datetime, author: str, parts: str) -> str:
        if author:
            text = self.tr("Changed at another workstation at {time} by {name}: {parts}.")
        else:
            text = self.tr("Changed at another workstation at {time}: {parts}.")
        return text.format(time=f"{at:%H:%M}", name=author, parts=parts)
