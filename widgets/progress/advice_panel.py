"""What the log says and advises, in words: the first thing to read on the progress page."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from designer.progress.advice import Advice
from widgets.common.dates import shown_date
from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.progress.step_words import STEP_GLYPHS, StepWords
from widgets.theme.theme import Theme, set_role


class AdvicePanel(QFrame):
    """The advice with its reasons; a reason leads to the entries behind it.

    Signals:
        entry_requested(str): show this log entry.
    """

    entry_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps = StepWords()
        set_role(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)

    def show_advice(
        self,
        advice: Advice,
        summary: Sequence[str],
        last_decision: str = "",
        on: Mapping[str, date] | None = None,
    ) -> None:
        """Show this advice and the course in words; ``on`` has the day of each log entry."""
        empty(self._column)
        words = self._steps.of(advice)
        self._column.addWidget(SeverityBadge(self._theme, STEP_GLYPHS[advice.action], words))
        headline = plain_label(advice.headline, "subheading", wrap=True)
        self._column.addWidget(headline)
        for reason in advice.reasons[:5]:
            self._add_reason(f"{reason.text} ({reason.rule_id})", reason.entry_ids, on)
        for sentence in summary:
            self._column.addWidget(plain_label(sentence, wrap=True))
        decided = last_decision or self.tr("You decide.")
        self._column.addWidget(plain_label(decided, "hint", wrap=True))
        self._column.addStretch()
        self.setAccessibleName(f"{words}. {advice.headline}")
        self.setAccessibleDescription(" ".join(summary))

    def _add_reason(
        self, text: str, entry_ids: Sequence[str], on: Mapping[str, date] | None
    ) -> None:
        self._column.addWidget(plain_label(text, "hint", wrap=True))
        if entry_ids:
            newest = entry_ids[-1]
            day = (on or {}).get(newest)
            shown = self.tr("Show the entry of {date}").format(date=shown_date(day))
            button = QPushButton(shown if day is not None else self.tr("Show the entry"))
            button.setAccessibleName(f"{button.text()}: {text}")
            button.clicked.connect(lambda: self.entry_requested.emit(newest))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
