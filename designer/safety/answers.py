"""Which recorded decisions close a finding, and which clearances a rule waits for."""

from collections.abc import Iterable, Iterator

from designer.model.record import Override
from designer.model.vocabulary import Severity
from designer.safety.conditions.log import LegPainClimbing, OpenHit
from designer.safety.conditions.patient import (
    Discharged,
    OutsideClearance,
    RedFlagPresent,
    Reintroduced,
    SurgeryAllows,
    SurgeryLimits,
    UnclassifiedFlag,
)
from designer.safety.conditions.totals import SessionResponse
from designer.safety.rules.rules import Rule
from designer.safety.scene.responses import JOINT_REVIEWED, SESSION_REVIEWED
from designer.safety.scene.scene import Case

SURGERY = "surgery"
JOINT_PAIN = JOINT_REVIEWED
REINTRODUCTION = "reintroduction"  # names restricted items that are tried again
LEG_SPREAD = "leg-spread"
LEG_ESCALATING = "leg-escalating"
# Clearances that rules ask for and that answer no question of the red-flag screen.
OTHER_CLEARANCES = (
    LEG_SPREAD,
    LEG_ESCALATING,
    JOINT_PAIN,
    SESSION_REVIEWED,
    REINTRODUCTION,
    SURGERY,
)


def closing(overrides: Iterable[Override], rules: Iterable[Rule]) -> Iterator[Override]:
    """The decisions that close a finding.

    A note or referral closes what its rule says it answers, and never a block: a rule that a clinic
    made stricter wants an override.
    """
    by_id: dict[str, Rule] = {}
    for one in overrides:
        if one.kind == "override":
            yield one
            continue
        by_id = by_id or {rule.id: rule for rule in rules}
        rule = by_id.get(one.rule_id)
        if rule is not None and one.kind in rule.answered_by and is_mild(rule):
            yield one


def is_mild(rule: Rule) -> bool:
    """Whether a rule never blocks, so that a note or referral may close it."""
    return rule.severity.rank <= Severity.CAUTION.rank


def clearances_for(rule: Rule, case: Case) -> tuple[str, ...]:
    """What a clearance would have to be recorded for, so that the rule is silent: flags and such.

    ``surgery`` stands for the surgeon's limits and discharge.
    """
    found: dict[str, None] = {}
    for condition in rule.conditions():
        match condition:
            case RedFlagPresent():
                found |= dict.fromkeys(f for f in condition.any_of if f in case.flags)
            case UnclassifiedFlag():
                found |= dict.fromkeys(sorted(case.flags - case.known_flags))
            case LegPainClimbing():
                found[LEG_ESCALATING] = None
            case SessionResponse():
                found[SESSION_REVIEWED] = None
            case OpenHit() if "joint" in condition.any_of:
                found[JOINT_PAIN] = None
            case Reintroduced():
                found[REINTRODUCTION] = None
            case OutsideClearance():
                named = (c.flag for c in case.patient.clearances if c.permitted)
                found |= dict.fromkeys(flag for flag in named if flag not in OTHER_CLEARANCES)
            case Discharged() | SurgeryLimits() | SurgeryAllows():
                found[SURGERY] = None
    return tuple(found)
