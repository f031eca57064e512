"""What a change of the library did to the plans that were there: kept until people have seen it."""

from datetime import datetime

from msgspec.structs import replace

from designer.model.base import Identity, ShortText, Value
from designer.model.vocabulary import Severity


class ChangedVerdict(Value, frozen=True, kw_only=True):
    """What one rule says about one exercise of a plan, before and after. None: nothing."""

    rule_id: Identity
    exercise_id: ShortText = ""  # empty: the plan as a whole
    before: Severity | None = None
    after: Severity | None = None


class ChangedPlan(Value, frozen=True, kw_only=True):
    """A patient's program whose verdict is another one now."""

    patient_id: Identity
    before: Severity | None = None  # the strictest open finding
    after: Severity | None = None
    verdicts: tuple[ChangedVerdict, ...] = ()
    seen_by: ShortText = ""  # who took note of it


class LibraryChange(Value, frozen=True, kw_only=True):
    """One change of an exercise, rule or template, and the programs it touched."""

    id: Identity
    on: datetime
    what: ShortText  # such as "Exercise “Wall slide”"
    reason: ShortText = ""
    who: ShortText = ""
    plans: tuple[ChangedPlan, ...] = ()

    def plan(self, patient_id: str) -> ChangedPlan | None:
        """What the change did to one patient's program."""
        return next((one for one in self.plans if one.patient_id == patient_id), None)

    def seen(self, patient_id: str, who: str) -> "LibraryChange":
        """The change with a note that somebody looked at what it did to this patient."""
        plans = tuple(
            replace(one, seen_by=who) if one.patient_id == patient_id else one for one in self.plans
        )
        return replace(self, plans=plans)
