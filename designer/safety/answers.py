"""Which recorded decisions close a finding, and which clearances a rule waits for."""

from collections.abc import Iterable, Iterator
from datetime import date

from designer.model.record import Override
from designer.model.vocabulary import Severity
from designer.safety.conditions.log import FlareOpen, LegPainClimbing, OpenHit
from designer.safety.conditions.operations import Discharged, SurgeryAllows, SurgeryLimits
from designer.safety.conditions.patient import (
    OutsideClearance,
    RedFlagPresent,
    Reintroduced,
    UnclassifiedFlag,
)
from designer.safety.conditions.totals import NotSteppedBack, SessionResponse
from designer.safety.flags import SPREAD, raised_flags
from designer.safety.rules.rules import Rule
from designer.safety.scene.leg_pain import CLIMB_REVIEWED
from designer.safety.scene.responses import JOINT_REVIEWED, SESSION_REVIEWED
from designer.safety.scene.scene import Case

SURGERY = "surgery"
JOINT_PAIN = JOINT_REVIEWED
REINTRODUCTION = "reintroduction"  # names restricted items that are tried again
LEG_SPREAD = SPREAD
LEG_ESCALATING = CLIMB_REVIEWED
# Clearances that rules ask for and that answer no question of the red-flag screen.
OTHER_CLEARANCES = (
    LEG_SPREAD,
    LEG_ESCALATING,
    JOINT_PAIN,
    SESSION_REVIEWED,
    REINTRODUCTION,
    SURGERY,
)


def closing(overrides: Iterable[Override], rules: Iterable[Rule], case: Case) -> Iterator[Override]:
    """The decisions that close a finding.

    A note or referral closes what its rule says it answers, and never a block: a rule that a clinic
    made stricter wants an override. What the patient told later nobody has decided about.
    """
    by_id: dict[str, Rule] = {}
    for one in overrides:
        by_id = by_id or {rule.id: rule for rule in rules}
        rule = by_id.get(one.rule_id)
        if rule is None:
            if one.kind == "override":
                yield one
            continue
        closes = one.kind == "override" or (one.kind in rule.answered_by and is_mild(rule))
        told = _told_last(rule, one.exercise_id, case) if closes else None
        if closes and (told is None or told <= one.when.date()):
            yield one


def _told_last(rule: Rule, exercise_id: str, case: Case) -> date | None:
    """The day of the latest thing told that makes the rule speak of an exercise, or at all."""
    log, found = case.log, list[date]()
    for condition in rule.conditions():
        match condition:
            case OpenHit():
                found += [
                    hit.on
                    for hit in log.hits
                    if hit.kind in condition.any_of and exercise_id in hit.exercise_ids
                ]
            case SessionResponse():
                found += [h.on for h in log.open_session_hits if h.kind in condition.any_of]
            case NotSteppedBack() | FlareOpen() if log.open_flare is not None:
                found.append(log.open_flare)
            case RedFlagPresent():
                raised = raised_flags(case.patient, log)
                found += [on for flag in condition.any_of if (on := raised.get(flag)) is not None]
    return max(found, default=None)


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
