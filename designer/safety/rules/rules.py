"""A safety rule as it stands in a rule file, and the set of them that is in force."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec import Raw, field
from msgspec.structs import replace

from designer.model.base import Identity, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose
from designer.model.handout import HandoutParts
from designer.model.vocabulary import DayName, FactState, Profile, Severity, Urgency
from designer.safety.conditions import AllOf, AnyOf, Condition, Named, Not, parts
from designer.safety.conditions.base import Sees
from designer.safety.errors import StricterError

Scope = Literal["exercise", "day", "week", "program", "patient", "log", "handout"]
Basis = Literal["guide", "derived", "our reading", "beyond the guide"]
Action = Literal[
    "remove",
    "replace",
    "move",
    "reorder",
    "screen",
    "clearance",
    "refer",
    "note",
    "log",
    "diagnosis",
    "week-before",
    "breathing-line",
    "omit-line",
]

AnswerKind = Literal["note", "referral"]


class Level(Value, frozen=True, kw_only=True):
    """One severity of a rule and when it applies; the strictest level that holds speaks."""

    severity: Severity
    when: Condition
    message: ShortText = ""  # where it differs from the rule's
    # What an unrecorded fact makes of it: by default "caution" for a gate and nothing otherwise.
    unknown: Severity | None = None
    together: bool = False  # one finding for all items at this level; also of the whole rule


class Substitutes(Value, frozen=True, kw_only=True):
    """Ids offered instead; a diagnosis with a list of its own wins (clinical-spec 3.5)."""

    general: tuple[Identity, ...] = ()
    by_diagnosis: dict[str, tuple[Identity, ...]] = field(default_factory=dict)


class DoseFix(Value, frozen=True, kw_only=True):
    """The allowed figure for one dose field: fixed, or the end of the guide's range."""

    field: ShortText
    to: float | str | bool | None = None
    to_guide: Literal["maximum", "minimum", "house"] | None = None


class ExampleItem(Value, frozen=True, kw_only=True):
    """An exercise with its dose in an example."""

    exercise: Identity
    dose: Dose = Dose()
    session: Literal["main", "daily"] = "main"


class Example(Value, frozen=True, kw_only=True):
    """A small case and what the rule says to it, written from the specification.

    ``item`` stands on Monday; ``week`` gives other days. ``started_days_ago`` counts to the Monday
    of the week, which is ``today`` unless ``week_in_days`` moves it.
    """

    says: ShortText
    expect: Literal["fires", "silent", "not-assessed"]
    kind: Literal["fires", "silent", "boundary", "missing"] = "fires"
    severity: Severity | None = None  # of the finding, when it fires
    waits_for: Identity | None = None  # the confirmation that its finding names as missing
    today: date = date(2026, 3, 2)  # a Monday
    week_in_days: int = 0
    started_days_ago: int | None = None
    prog_week: ProgressionWeek = 1
    template: ShortText = ""
    item: Identity | None = None
    dose: Dose = Dose()
    attributes: dict[str, str | bool | list[str]] = field(
        default_factory=dict
    )  # changes ``item`` into an own exercise
    week: dict[DayName, tuple[ExampleItem, ...]] = field(default_factory=dict)
    before: dict[DayName, tuple[ExampleItem, ...]] | None = None
    before_prog_week: ProgressionWeek = 1
    diagnoses: tuple[Identity, ...] = ("chronic-low-back-pain",)
    red_flags: tuple[Identity, ...] = ()
    confirmed: dict[str, FactState] = field(default_factory=dict)
    profile: Profile = "general"
    handout: HandoutParts | None = None  # asked for with the week
    patient: Raw = Raw(b"{}")  # further fields of the patient
    sessions: Raw = Raw(b"[]")  # session logs
    days: Raw = Raw(b"[]")  # day logs


class Rule(Value, frozen=True, kw_only=True):
    """One rule of the catalogue. Conditions use attributes and dose, ids stand in substitutes."""

    id: Identity
    key: Identity
    scope: Scope
    levels: tuple[Level, ...]
    message: ShortText
    reason: ShortText
    clears: ShortText = ""
    substitutes: Substitutes = Substitutes()
    dose_fixes: tuple[DoseFix, ...] = ()
    actions: tuple[Action, ...] = ()
    answered_by: tuple[AnswerKind, ...] = ()  # records that close a caution or hint of this rule
    confirms: tuple[Identity, ...] = ()  # facts that clear it, offered to be ticked
    passages: tuple[Identity, ...] = ()
    basis: Basis = "guide"
    source: ShortText = ""  # for rules beyond the guide; also the ambiguity that was read
    urgency: Urgency = Urgency.NONE
    version: int = 1
    together: bool = False  # one finding for all items, not one for each
    hint: bool = False  # silent while a block on the whole patient is in force (0.3)
    tells_missing: ShortText = ""  # the fact that is missing when the rule fires
    examples: tuple[Example, ...] = ()

    @property
    def severity(self) -> Severity:
        """The strictest severity the rule can have."""
        return max((level.severity for level in self.levels), key=lambda s: s.rank)

    def conditions(self) -> Iterator[Condition]:
        """Every condition in the rule, nested ones too."""
        for level in self.levels:
            yield from parts(level.when)


class Stricter(Value, frozen=True, kw_only=True):
    """A clinic's change of a shipped rule, with its reason. It only ever adds strictness (6.17)."""

    rule: Identity
    reason: ShortText
    who: ShortText = ""
    on: date | None = None
    severity: Severity | None = None  # the new severity
    of: Severity | None = None  # of the levels with this one; left out: the rule's strictest
    also: tuple[Level, ...] = ()  # further cases in which the rule speaks


class SubstituteRow(Value, frozen=True, kw_only=True):
    """A row of the substitute table: what is blocked, by its attributes, and what to offer."""

    when: Condition
    substitutes: Substitutes


class LeftOut(Value, frozen=True, kw_only=True):
    """Something of the clinic's rules that is not in force, because it cannot be used as it is."""

    id: Identity  # of the ``OwnRule`` or ``StricterRule`` as it is kept
    why: str  # a sentence with the rule, the field and the remedy
    stricter: bool = False  # a change of a shipped rule, which is in force as shipped


class RuleSet(Value, frozen=True, kw_only=True):
    """The rules in force. ``version`` changes with any change of any rule."""

    version: str
    rules: tuple[Rule, ...]
    table: tuple[SubstituteRow, ...] = ()
    # Confirmations that lapse with a flare, and the progression week they open (design 6.21).
    lapses: dict[str, int] = field(default_factory=dict)
    unread: str = ""  # why the clinic's own rules, and what it made stricter, are not among them
    left_out: tuple[LeftOut, ...] = ()  # single ones of those that are not among them

    @classmethod
    def of(
        cls, rules: tuple[Rule, ...], table: tuple[SubstituteRow, ...], lapses: dict[str, int]
    ) -> "RuleSet":
        """A set whose version is worked out from all it holds."""
        content = msgspec.json.encode((rules, table, lapses), order="sorted")
        version = hashlib.sha256(content).hexdigest()[:12]
        return cls(version=version, rules=rules, table=table, lapses=lapses)

    def with_stricter(self, changes: Iterable[Stricter]) -> "RuleSet":
        """The same rules with a clinic's changes. Raises ``StricterError`` for one that softens."""
        rules = {rule.id: rule for rule in self.rules}
        for change in changes:
            if change.rule not in rules:
                raise StricterError(f"There is no rule {change.rule}.")
            rules[change.rule] = made_stricter(rules[change.rule], change)
        return self._with(tuple(rules.values()))

    def with_own(self, own: Iterable[Rule]) -> "RuleSet":
        """The same rules and these of the clinic, in place of those with their ids."""
        new = {rule.id: rule for rule in own}
        kept = tuple(rule for rule in self.rules if rule.id not in new)
        made = self._with((*kept, *new.values()))
        left = tuple(one for one in self.left_out if one.id not in new)
        return replace(made, left_out=left)

    def _with(self, rules: tuple[Rule, ...]) -> "RuleSet":
        made = RuleSet.of(rules, self.table, self.lapses)
        return replace(made, unread=self.unread, left_out=self.left_out)

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id. Raises ``KeyError``."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)


def made_stricter(rule: Rule, change: Stricter) -> Rule:
    """A rule with a clinic's change; the reason stands in its source, for everybody to read."""
    if not change.reason.strip():
        raise StricterError(f"{rule.id}: a stricter rule needs a reason.")
    if change.severity is None and not change.also:
        raise StricterError(f"{rule.id}: the change names neither a severity nor a further case.")
    levels = _raised(rule, change) + tuple(_further(rule, level) for level in change.also)
    signed = ", ".join(word for word in (change.who, str(change.on or "")) if word)
    told = f"made stricter by the clinic: {change.reason}" + (f" ({signed})" if signed else "")
    source = f"{rule.source}; {told}" if rule.source else told
    return replace(rule, levels=levels, source=source, version=rule.version + 1)


def _raised(rule: Rule, change: Stricter) -> tuple[Level, ...]:
    old, new = change.of or rule.severity, change.severity
    if new is None:
        return rule.levels
    if new.rank <= old.rank:
        raise StricterError(
            f"{rule.id}: {new} is not stricter than {old}; rules are never softened."
        )
    if old not in {level.severity for level in rule.levels}:
        raise StricterError(f"{rule.id}: no level of the rule is {old}.")
    if new is Severity.HARD_BLOCK and "clearance" not in rule.actions:
        raise StricterError(f"{rule.id}: no clearance could lift a hard block by this rule.")
    return tuple(
        replace(level, severity=new) if level.severity is old else level for level in rule.levels
    )


def _further(rule: Rule, level: Level) -> Level:
    """A level to add. It may only look where the rule looks, or the rule would be judged apart."""
    if any(isinstance(part, Named) for part in parts(level.when)):
        raise StricterError(f"{rule.id}: write the condition out instead of naming a definition.")
    looks = frozenset().union(*(_seen(mine.when) for mine in rule.levels))
    beyond = _seen(level.when) - looks
    if beyond:
        words = ", ".join(sorted(beyond))
        raise StricterError(f"{rule.id}: a further case cannot look at the {words}.")
    if level.severity is Severity.HARD_BLOCK and "clearance" not in rule.actions:
        raise StricterError(f"{rule.id}: no clearance could lift a hard block by this rule.")
    return level


def _seen(condition: Condition) -> frozenset[Sees]:
    """What a condition looks at; what a count counts is no look at the exercise."""
    if isinstance(condition, AllOf | AnyOf):
        return frozenset().union(*(_seen(part) for part in condition.of))
    return _seen(condition.of) if isinstance(condition, Not) else condition.sees
