"""What the rules say about the paper itself, such as no line on breathing, and what helps."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from designer.model.finding import Finding, Remedy
from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.theme.glyphs import severity_glyph, severity_word
from widgets.theme.theme import Theme


class PrintAdvice(QWidget):
    """The findings about the handout, each with a button for every remedy.

    Signals:
        remedy_requested(Finding, Remedy): apply this remedy.
    """

    remedy_requested = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the same ones again cost nothing."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        self.buttons = []
        empty(self._column)
        for finding in findings:
            glyph, word = severity_glyph(finding.severity), severity_word(finding.severity)
            self._column.addWidget(SeverityBadge(self._theme, glyph, word))
            self._column.addWidget(plain_label(finding.message, wrap=True))
            for remedy in finding.remedies:
                self._column.addWidget(self._button(finding, remedy))
        self.setVisible(bool(findings))

    def _button(self, finding: Finding, remedy: Remedy) -> QPushButton:
        texts = {
            "breathing-line": self.tr("Add the breathing line"),
            "omit-line": self.tr("Leave the line out"),
        }
        button = QPushButton(texts.get(remedy.fact, remedy.text).replace("&", "&&"))
        button.clicked.connect(lambda: self.remedy_requested.emit(finding, remedy))
        self.buttons.append(button)
        return button
