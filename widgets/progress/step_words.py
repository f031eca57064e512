"""The four steps in words and shapes."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject

from designer.model.vocabulary import NextStep
from designer.progress.advice import Advice
from widgets.theme.glyphs import Glyph

STEP_GLYPHS: Mapping[NextStep, Glyph] = MappingProxyType(
    {
        "refer": Glyph.REFER,
        "step-back": Glyph.CAUTION,
        "hold": Glyph.INFO,
        "advance": Glyph.FINE,
    }
)


class StepWords(QObject):
    """Names the steps."""

    def name(self, step: NextStep) -> str:
        """One or two words."""
        return {
            "refer": self.tr("Refer"),
            "step-back": self.tr("Step back"),
            "hold": self.tr("Hold"),
            "advance": self.tr("Advance"),
        }[step]

    def of(self, advice: Advice) -> str:
        """What an advice comes to: where no week is left, there is none to advance to."""
        return self.tr("Review") if advice.last_week else self.name(advice.action)

    def choice(self, step: NextStep, week: int | None) -> str:
        """The step with the progression week it leads to."""
        if week is None or step == "refer":
            return self.name(step)
        return {
            "step-back": self.tr("Step back to progression week {n}"),
            "hold": self.tr("Hold in progression week {n}"),
            "advance": self.tr("Advance to progression week {n}"),
        }[step].format(n=week)
