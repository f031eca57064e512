"""What the rules say about an exercise, in words."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from designer.model.finding import Verdict
from widgets.theme.glyphs import verdict_word

VERDICTS = ("suits", "caution", "blocked", "not-assessed")
"""Words of :attr:`designer.model.finding.Verdict.word`, mildest first; the last is no answer."""


class VerdictWords(QObject):
    """Says verdicts in the reader's language; ``fact_name`` names a fact that is missing."""

    def __init__(self, fact_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fact_name = fact_name

    def sentence(self, verdict: Verdict) -> str:
        """The verdict with its reason, and what could not be assessed."""
        said = verdict_word(verdict.word)
        if verdict.reason:
            said = f"{said}: {verdict.reason}"
        if verdict.not_assessed:
            facts = ", ".join(map(self._fact_name, verdict.not_assessed))
            said += "\n" + self.tr("Not assessed: {facts}").format(facts=facts)
        return said
