"""What the rules say of a week, in lines to read beside it: no buttons, nothing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.finding import Finding
from widgets.common.labels import plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.theme.glyphs import Glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme

MOST = 30
_MOST_NAMES = 3


class FindingSummary(QWidget):
    """A line for each of ``findings``; that all is well is said, too."""

    def __init__(self, theme: Theme, library: Library, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("What the rules say of it"), "caption"))
        if not findings:
            words = self.tr("Nothing speaks against it.")
            column.addWidget(SeverityBadge(theme, Glyph.FINE, words))
        for finding in findings[:MOST]:
            column.addWidget(self._line(finding))
        if len(findings) > MOST:
            more = self.tr("and {n} more, shown beside the week").format(n=len(findings) - MOST)
            column.addWidget(plain_label(more, "hint"))

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        word = severity_word(finding.severity)
        badge = SeverityBadge(self._theme, severity_glyph(finding.severity), "", word=word)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        label = plain_label(f"{self._text(finding)} ({finding.rule_id})", wrap=True)
        label.setAccessibleName(f"{word}: {label.text()}")
        row.addWidget(label, 1)
        return line

    def _text(self, finding: Finding) -> str:
        known = self._library.exercises
        ids = finding.where.exercise_ids[:_MOST_NAMES]
        names = ", ".join(known[id_].name if id_ in known else id_ for id_ in ids)
        said = self._library.readable(finding.message)
        return f"{names}: {said}" if names else said
