"""What stops every raise whatever the log says: operation, procedure, headache, a refused check."""

from collections.abc import Iterator
from typing import ClassVar, Literal, NamedTuple

from designer.safety.conditions.base import Base, Sees
from designer.safety.conditions.operations import CleanSinceProcedure, Discharged, SurgeryLimits
from designer.safety.conditions.time import SinceProcedure, SinceSurgery
from designer.safety.scene.scene import Scene

# What has to be met before these progression weeks (4.2, R-036, R-039, R-040).
GATES = (
    (1, "R-036", ("neutral-found", "talk-test-ok")),
    (3, "R-039", ("pelvis-control", "breath-ok")),
    (5, "R-040", ("antimovement-steady",)),
)
_HEADACHES = {"headache-with-neck-pain": "R-011", "migraine-exertional": "R-012"}
_LIST_ONLY_DAYS, _SURGEONS_DAYS = 41, 84  # after an operation
_SETTLING_H = 72

HindranceKind = Literal["operation", "procedure", "procedure-unproven", "headache", "refused"]


class Hindrance(NamedTuple):
    """One of them, and the rule it is in; ``facts`` are the checks that were found not met."""

    kind: HindranceKind
    rule_id: str
    facts: tuple[str, ...] = ()


def hindrances_of(scene: Scene) -> Iterator[Hindrance]:
    """All that stops a raise in this progression week, the gravest first."""
    yield from _operation(scene)
    yield from _procedure(scene)
    facts, diagnoses = scene.case.facts, scene.case.diagnoses
    if facts.get("headache-reviewed") != "met":
        found = (rule_id for named, rule_id in _HEADACHES.items() if named in diagnoses)
        yield from (Hindrance("headache", rule_id) for rule_id in found)
    for week, rule_id, gate in GATES:
        refused = tuple(fact for fact in gate if facts.get(fact) == "not-met")
        if refused and week <= scene.moment.prog_week + 1:
            yield Hindrance("refused", rule_id, refused)


class HeldBack(Base, frozen=True, kw_only=True, tag="held-back"):
    """Something stops every raise: an operation, a procedure, a headache, a check not met."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "moment"))

    def judge(self, scene: Scene) -> bool:
        return any(True for _ in hindrances_of(scene))


def _operation(scene: Scene) -> Iterator[Hindrance]:
    """Less than twelve weeks ago, nothing agreed with the surgical team (R-024, R-025)."""
    if SurgeryLimits().judge(scene) or Discharged().judge(scene):
        return
    # A date that is not known is unknown, and no less careful than a recent one.
    if SinceSurgery(at_most=_LIST_ONLY_DAYS).judge(scene) is not False:
        yield Hindrance("operation", "R-024")
    elif (
        scene.case.facts.get("surgeon-ok") != "met"
        and SinceSurgery(at_most=_SURGEONS_DAYS).judge(scene) is not False
    ):
        yield Hindrance("operation", "R-025")


def _procedure(scene: Scene) -> Iterator[Hindrance]:
    """The first 72 hours after an injection or block, and until a clean session (R-029, R-032)."""
    if SinceProcedure(at_most=_SETTLING_H).judge(scene) is not False:
        yield Hindrance("procedure", "R-029")
    elif SinceProcedure(above=_SETTLING_H).judge(scene) and not CleanSinceProcedure().judge(scene):
        yield Hindrance("procedure-unproven", "R-032")
