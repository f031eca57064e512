"""What the validator says: findings, verdicts and the report that holds them."""

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.vocabulary import Severity, Urgency


class Where(Value, frozen=True, kw_only=True):
    """The place a finding is about. Empty tuples mean the whole program or patient."""

    week_index: int | None = None
    days: tuple[int, ...] = ()  # 0 = Monday ... 6 = Sunday
    exercise_ids: tuple[str, ...] = ()
    placement_ids: tuple[str, ...] = ()


class Remedy(Value, frozen=True, kw_only=True):
    """One way to clear a finding, ready to be applied.

    ``kind`` says which of the other fields counts: ``replace`` (exercise_id), ``dose`` (dose),
    ``confirm`` (fact), ``move`` (day), ``remove``, ``reorder``, ``screen``, ``clearance`` (fact:
    the sign, or ``surgery``), ``refer``, ``note``, ``log``, ``dose-form``, ``week-before`` or
    ``handout`` (fact: the part to switch).
    """

    kind: str
    text: str = ""
    exercise_id: str = ""
    dose: Dose | None = None
    fact: str = ""
    day: int | None = None


class Finding(Value, frozen=True, kw_only=True):
    """One rule that speaks about one item, day, week, program, patient or log."""

    rule_id: str
    key: str
    severity: Severity
    where: Where
    message: str
    why: str = ""
    source: str = ""  # readable: the guide's passages, or the other source
    basis: str = ""  # guide, derived, our reading, beyond the guide
    clears: str = ""  # what clears or relaxes it
    remedies: tuple[Remedy, ...] = ()
    urgency: Urgency = Urgency.NONE
    missing_fact: str = ""  # the confirmation or field nobody recorded
    waits: bool = False  # it is about nothing but the missing fact
    overridden_by: str = ""  # id of the override in force
    answered_by: tuple[str, ...] = ()  # kinds of record that close it: "note", "referral"
    folded: tuple["Finding", ...] = ()  # milder findings on the same item

    @property
    def is_open(self) -> bool:
        """True while no override is in force."""
        return not self.overridden_by


class Verdict(Value, frozen=True, kw_only=True):
    """What the rules say about one exercise for one patient, before it is placed anywhere."""

    exercise_id: str
    severity: Severity | None = None  # None: suits
    rule_ids: tuple[str, ...] = ()
    reason: str = ""  # the strictest message
    not_assessed: tuple[str, ...] = ()  # facts that are missing

    @property
    def word(self) -> str:
        """``suits``, ``caution``, ``blocked`` or ``not-assessed``."""
        if self.severity in (Severity.BLOCK, Severity.HARD_BLOCK):
            return "blocked"
        if self.not_assessed:
            return "not-assessed"
        return "caution" if self.severity is Severity.CAUTION else "suits"


class Report(Value, frozen=True, kw_only=True):
    """The result of one check. ``findings`` are strictest first."""

    findings: tuple[Finding, ...] = ()
    rules_checked: int = 0
    not_assessed: tuple[str, ...] = ()  # missing facts, each named once
    rules_version: str = ""

    @property
    def worst(self) -> Severity | None:
        """The strictest severity among findings that are not overridden."""
        open_ones = [finding.severity for finding in self.findings if finding.is_open]
        return max(open_ones, key=lambda severity: severity.rank, default=None)

    def count(self, *severities: Severity) -> int:
        """How many open findings have one of these severities."""
        return sum(1 for f in self.findings if f.is_open and f.severity in severities)
