"""What a therapist decided about the next week, beside what the log advised."""

from datetime import datetime

from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.vocabulary import NextStep


class Decision(Value, frozen=True, kw_only=True):
    """One decision. The weeks are progression weeks, where they are known."""

    id: Identity
    when: datetime
    advised: NextStep
    decided: NextStep
    who: ShortText = ""
    advised_week: ProgressionWeek | None = None
    decided_week: ProgressionWeek | None = None
    why: LongText = ""  # required where the two differ
    reasons: tuple[ShortText, ...] = ()  # of the advice, as they were shown
    entry_ids: tuple[Identity, ...] = ()  # the logged sessions and days behind them
