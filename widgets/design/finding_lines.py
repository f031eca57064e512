"""What the rules say of a week, as plain lines to read: no buttons, nothing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.finding import Report
from widgets.common.finding_summary import FindingSummary
from widgets.common.labels import plain_label
from widgets.theme.theme import Theme, set_role


class FindingLines(QScrollArea):
    """Lines of words, then the findings of a report, the strictest first."""

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_report(self, report: Report | None, words: Sequence[str] = ()) -> None:
        """Show the words and the open findings; without a report the words alone."""
        inside = QWidget()
        set_role(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for text in words:
            column.addWidget(plain_label(text, wrap=True))
        if report is not None:
            self._add_findings(column, report)
        column.addStretch()
        self.setWidget(inside)  # the old one goes

    def _add_findings(self, column: QVBoxLayout, report: Report) -> None:
        found = [finding for finding in report.findings if finding.is_open]
        found.sort(key=lambda finding: -finding.severity.rank)
        column.addWidget(FindingSummary(self._theme, self._library, found))
