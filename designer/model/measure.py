"""A questionnaire that shows whether treatment helps, and how much change matters."""

from typing import Literal

from designer.model.base import Identity, LongText, ShortText, Value


class ScoreBand(Value, frozen=True, kw_only=True):
    """A named range of scores: up to and with ``up_to``, and so much distress at most."""

    name: ShortText
    up_to: float
    distress_up_to: int | None = None


class OutcomeMeasure(Value, frozen=True, kw_only=True):
    """One questionnaire, its range, and the change that matters with its source."""

    id: Identity
    name: ShortText
    short: ShortText
    low: float
    high: float
    step: float = 1
    unit: ShortText = ""
    better: Literal["lower", "higher"]
    change: float | None = None  # points that matter
    change_of_baseline_pct: float | None = None  # or so much of the first score
    change_source: ShortText
    more: LongText = ""
    bands: tuple[ScoreBand, ...] = ()
    entry: Literal["question", "score"]
    licence: ShortText

    @property
    def takes_distress(self) -> bool:
        """Whether a band asks for the part score about distress."""
        return any(band.distress_up_to is not None for band in self.bands)

    def allows(self, score: float) -> bool:
        """Whether the score lies in the range."""
        return self.low <= score <= self.high

    def matters(self, first: float, last: float) -> bool:
        """Whether the change from ``first`` to ``last`` is one that matters, either way."""
        moved = abs(last - first)
        share = self.change_of_baseline_pct
        by_share = share is not None and first > 0 and moved >= first * share / 100
        return by_share or (self.change is not None and moved >= self.change)

    def improved(self, first: float, last: float) -> bool:
        """Whether ``last`` is better than ``first``, by however little."""
        return last < first if self.better == "lower" else last > first

    def band_of(self, score: float, distress: int | None) -> str:
        """The name of the band of a score; empty where it takes an unknown part score."""
        for band in self.bands:
            if score > band.up_to:
                continue
            if band.distress_up_to is None:
                return band.name
            if distress is None:
                return ""
            if distress <= band.distress_up_to:
                return band.name
        return ""
