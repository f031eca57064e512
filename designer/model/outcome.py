"""The score of a questionnaire such as the Oswestry index, as it was taken on one day."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from designer.model.base import Identity, LongText, ShortText, Value


class Outcome(Value, frozen=True, kw_only=True):
    """One score. ``measure`` is an id of ``resources/knowledge/outcome-measures.json``."""

    id: Identity
    measure: Identity
    on: date
    score: Annotated[float, Meta(ge=0, le=100)]  # the measure says how far it may go
    distress: Annotated[int, Meta(ge=0, le=5)] | None = None  # STarT Back's part score
    note: LongText = ""
    entered_by: ShortText = ""
