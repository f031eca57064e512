"""What the rules say of a week, as plain lines to read: no buttons, nothing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.finding import Finding, Report
from widgets.common.labels import plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.theme.glyphs import Glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme, set_role

MOST = 30


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
        column.addWidget(plain_label(self.tr("What the rules say of it"), "caption"))
        if not found:
            words = self.tr("Nothing speaks against it.")
            column.addWidget(SeverityBadge(self._theme, Glyph.FINE, words))
        for finding in found[:MOST]:
            column.addWidget(self._line(finding))
        if len(found) > MOST:
            more = self.tr("and {n} more, shown beside the week").format(n=len(found) - MOST)
            column.addWidget(plain_label(more, "hint"))

    def _line(self, finding: Finding) -> QWidget:
        known = self._library.exercises
        ids = finding.where.exercise_ids
        names = ", ".join(known[key].name if key in known else key for key in ids[:3])
        said = self._library.readable(finding.message)
        text = f"{names}: {said}" if names else said
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        word = severity_word(finding.severity)
        sign = SeverityBadge(self._theme, severity_glyph(finding.severity), "", word=word)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        label = plain_label(f"{text} ({finding.rule_id})", wrap=True)
        label.setAccessibleName(f"{word}: {label.text()}")
        row.addWidget(label, 1)
        return line
