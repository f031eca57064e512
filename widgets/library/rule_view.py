"""One rule in full: what it says and why, what clears it, its source, its examples in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.safety.findings import source_of
from designer.safety.rules import Example, Rule
from widgets.common.labels import plain_label
from widgets.theme.glyphs import severity_word

READABLE_PX = 720


class RuleView(QScrollArea):
    """Shows the rule it is given."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The chosen rule"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it

    def show_rule(self, rule: Rule) -> None:
        """Show another rule."""
        body = QWidget()
        body.setMaximumWidth(READABLE_PX)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(4)
        head = self.tr("{id} · {severity}")
        self._add(head.format(id=rule.id, severity=severity_word(rule.severity)), "caption")
        self._add(self._library.readable(rule.message), "heading")
        self._levels(rule)
        self._part(self.tr("Why"), self._library.readable(rule.reason))
        self._part(self.tr("What clears it"), self._library.readable(rule.clears))
        source = f"{rule.basis} · {source_of(rule, self._library)}".strip(" ·")
        self._part(self.tr("Source"), source)
        speaks = [one for one in rule.examples if one.expect == "fires"]
        silent = [one for one in rule.examples if one.expect == "silent"]
        asks = [one for one in rule.examples if one.expect == "not-assessed"]
        self._examples(self.tr("It speaks"), speaks)
        self._examples(self.tr("It stays silent"), silent)
        self._examples(self.tr("It says what is missing"), asks)
        self._column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def _levels(self, rule: Rule) -> None:
        """Milder forms of the rule, where they say something else."""
        for level in rule.levels:
            if level.message and level.message != rule.message:
                word = severity_word(level.severity)
                self._add(f"{word}: {self._library.readable(level.message)}")

    def _part(self, title: str, text: str) -> None:
        if text:
            self._column.addSpacing(12)
            self._add(title, "caption")
            self._add(text)

    def _examples(self, title: str, examples: list[Example]) -> None:
        if not examples:
            return
        self._column.addSpacing(12)
        self._add(title, "caption")
        for one in examples:
            word = f" ({severity_word(one.severity)})" if one.severity is not None else ""
            self._add(f"• {one.says}{word}")

    def _add(self, text: str, role: str = "") -> None:
        label = plain_label(text, role, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
