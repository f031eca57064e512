"""What the caseload shows of a patient beyond the patient list: worked out of record and rules."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from designer.model.vocabulary import NextStep, Urgency

EndKind = Literal["override", "confirmation", "limits", "ceiling"]


class End(NamedTuple):
    """Something that ends with the day ``on``; ``what`` is the id of a rule or fact, or blank."""

    kind: EndKind
    what: str
    on: date


class RuleRate(NamedTuple):
    """How often a rule spoke so that it could be overridden, and how often it was."""

    rule_id: str
    fired: int
    overridden: int


class Digest(Struct, frozen=True, array_like=True, gc=False):
    """One patient judged on one day. Whoever shows it compares ``made_from``, ``on`` and ``rules``.

    Dates are kept, never days that are left: those are worked out when they are shown.
    """

    id: str
    made_from: datetime  # the last change of the patient that it knows of
    on: date  # the day that it was judged on
    rules: str  # the version of the rules
    in_care: bool
    step: NextStep
    headline: str
    urgency: Urgency
    last_flare: date | None
    flare_open: bool
    stops: int  # open hard blocks: only a clearance ends them
    blocks: int
    cautions: int
    worst: str  # what the strictest open block says
    screened_on: date | None
    ends: tuple[End, ...]
    rates: tuple[RuleRate, ...]
    stands: str = ""  # fingerprint of what it was made of, as far as that depends on the day

    @property
    def open_order(self) -> tuple[int, int, int]:
        """How much is open, in the order of what it means."""
        return self.stops, self.blocks, self.cautions
