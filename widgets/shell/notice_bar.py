"""What must not be overlooked: a hard stop of the open patient, across the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.model.finding import Finding, Report
from designer.model.vocabulary import Severity
from widgets.common.labels import plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.shell.urgent_words import UrgentWords
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.glyphs import Glyph
from widgets.theme.theme import set_role

if TYPE_CHECKING:
    from designer.safety.urgent import UrgentSign

SHOWN = 2  # messages in full; further ones are counted


class NoticeBar(QWidget):
    """Hidden while nothing stops the program; says what to do, most urgent first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = workspace.theme.tokens
        set_role(self, "notice-block")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._badge = SeverityBadge(workspace.theme, Glyph.HARD_BLOCK, size=24)
        self._heading = plain_label("", "subheading", wrap=True)
        self._words = plain_label("", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space_l, tokens.space_s, tokens.space_l, tokens.space_s)
        row.setSpacing(tokens.space_m)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self._urgent = UrgentWords(self)
        self._library = workspace.services.library
        self._document: RecordDocument | None = None
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._forget)
        self.hide()

    def _forget(self) -> None:
        self._document = None
        self.hide()

    def _follow(self, document: RecordDocument) -> None:
        self._document = document
        document.report_changed.connect(self.show_report)
        self.show_report(document.report)

    def show_report(self, report: Report) -> None:
        """Show the hard stops of a report, or nothing."""
        stops = [f for f in report.findings if f.severity is Severity.HARD_BLOCK and f.is_open]
        stops.sort(key=lambda finding: -finding.urgency.rank)
        self.setVisible(bool(stops))
        if not stops:
            return
        heading = self._heading_of(report)
        words = self._words_of(stops)
        self._heading.setText(heading)
        self._words.setText(words)
        self._badge.show_badge(Glyph.HARD_BLOCK, "", self.tr("Stop"))
        self.setAccessibleName(f"{heading} {words}")

    def _heading_of(self, report: Report) -> str:
        """How soon and what to do, in the words of the red flags; or that this cannot be."""
        flags = self._document.case.flags if self._document is not None else ()
        urgent = import_module("designer.safety.urgent")  # the rules come with it
        signs: tuple[UrgentSign, ...] = urgent.urgent_signs(report, flags, self._library)
        if not signs:
            return self.tr("Stop: this program cannot be prescribed as it is.")
        to_do = self._urgent.to_do(signs).replace("\n", " ")
        return f"{self._urgent.heading(signs[0].urgency)}: {to_do}"

    def _words_of(self, stops: Sequence[Finding]) -> str:
        unlike = list(dict.fromkeys(finding.message for finding in stops))
        text = " ".join(unlike[:SHOWN])
        more = len(unlike) - SHOWN
        if more > 0:
            text += " " + self.tr("And {count} more in the findings.").format(count=more)
        return text
