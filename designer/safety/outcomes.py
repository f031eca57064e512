"""From the truth of a rule's levels to what the rule says (design 6.1, 6.2, 6.20)."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from designer.model.vocabulary import FactState, Severity
from designer.safety.rules.rules import Level, Rule
from designer.safety.scene.truth import Truth

# holds: the condition is met. unconfirmed: it waits for a fact nobody recorded. prerequisite: the
# same, in a week or template that lies ahead. unassessed: a fact is missing and nothing is said.
HitKind = Literal["holds", "unconfirmed", "prerequisite", "unassessed"]
RANK = {severity: rank for rank, severity in enumerate(Severity)}  # looked up, not worked out
DIAGNOSIS = "diagnosis"  # the missing fact when none is entered
_ORDER = {"unassessed": 0, "prerequisite": 1, "unconfirmed": 2, "holds": 3}


class Hit(NamedTuple):
    """What one rule says about one item, day, week or patient."""

    rule: Rule
    severity: Severity
    kind: HitKind
    message: str
    facts: frozenset[str] = frozenset()
    together: bool = False  # with the same about other items, one finding

    @property
    def weight(self) -> tuple[int, int]:
        """Stricter is heavier; said outright is heavier than waiting for a fact."""
        if self.kind == "unassessed":
            return (-1, 0)
        return (RANK[self.severity], _ORDER[self.kind])


class Judged(NamedTuple):
    """The truth of a level as it is, and as it would be with every confirmation there."""

    now: Truth
    gates_met: Truth


def outcome(
    rule: Rule, level: Level, judged: Judged, gates: frozenset[str], *, ahead: bool, template: bool
) -> Hit | None:
    """What ``level`` makes of a truth.

    ``gates`` are the confirmations the level waits for; ``ahead`` is a week after today.
    """
    now, met = judged
    if now is False:
        return None
    message = level.message or rule.message
    facts = now if isinstance(now, frozenset) else frozenset[str]()
    if DIAGNOSIS in facts:  # R-015 speaks; every rule of every diagnosis would be false alarm
        return Hit(rule, Severity.INFO, "unassessed", message, facts)
    if now is True and (met is True or not (ahead or template)):
        return Hit(rule, level.severity, "holds", message, together=level.together)
    waits = facts & gates or (gates if now is True else frozenset[str]())
    if template and (waits or level.unknown):
        return Hit(rule, Severity.INFO, "prerequisite", message, waits or facts)
    if level.unknown is not None:
        severity = level.severity if now is True else level.unknown
        return Hit(rule, severity, "holds", message, facts)
    if ahead and waits and met is False:
        return Hit(rule, Severity.INFO, "prerequisite", message, waits)
    if now is True:
        return Hit(rule, level.severity, "holds", message, together=level.together)
    return _unrecorded(rule, level, facts, gates)


def still_open(gates: frozenset[str], facts: Mapping[str, FactState]) -> frozenset[str]:
    """The confirmations a level waits for that are not recorded as met."""
    return frozenset(gate for gate in gates if facts.get(gate) != "met")


def _unrecorded(rule: Rule, level: Level, facts: frozenset[str], gates: frozenset[str]) -> Hit:
    """A gate nobody recorded is at most a caution; any other missing fact only gets named."""
    message = level.message or rule.message
    if not facts & gates:
        return Hit(rule, Severity.INFO, "unassessed", message, facts)
    milder = Severity.INFO if level.severity is Severity.INFO else Severity.CAUTION
    return Hit(rule, milder, "unconfirmed", message, facts & gates)


def strictest(hits: list[Hit]) -> Hit | None:
    """The level that speaks for the rule; milder levels say nothing more."""
    if len(hits) < 2:
        return hits[0] if hits else None
    best = max(hits, key=lambda hit: hit.weight)
    if best.kind == "unassessed":
        return best._replace(facts=frozenset().union(*(hit.facts for hit in hits)))
    return best
