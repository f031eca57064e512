"""What keeps a patient in the present week although no drill failed.

R-150 asks for the gates of the next week; an operation, a procedure or a headache that is not
answered yet stops every raise; and what the log leaves in doubt is no quiet week. The rules
themselves judge the week that is planned then: this only keeps the advice from running ahead.
"""

from collections.abc import Iterator
from datetime import date

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress.reasons import Reason
from designer.safety.conditions.operations import CleanSinceProcedure, Discharged, SurgeryLimits
from designer.safety.conditions.time import SinceProcedure, SinceSurgery
from designer.safety.facts import Calendar, case_of
from designer.safety.scene.doubts import PAIN_CEILING, Doubt, doubts, leg_leap
from designer.safety.scene.scene import Case, Scene
from designer.text import Texts

# What has to be met before these progression weeks (4.2, R-039, R-040).
_GATES = {3: ("R-039", ("pelvis-control", "breath-ok")), 5: ("R-040", ("antimovement-steady",))}
_FIRST_GATE = ("R-036", ("neutral-found", "talk-test-ok"))
_HEADACHES = {"headache-with-neck-pain": "R-011", "migraine-exertional": "R-012"}
_SURGEONS_WEEKS = ((41, "R-024"), (84, "R-025"))
_SETTLING_H = 72
_DOUBT_RULES = {
    "untold": "R-143",
    "form-lost": "R-127",
    "shaky": "R-062",
    "breath-held": "R-125",
    "ceiling": "R-110",
}


def hindrances(
    record: PatientRecord, library: Library, today: date, week: int | None
) -> Iterator[Reason]:
    """Reasons to stay in progression ``week``, the gravest first; none in a program not begun."""
    case = case_of(record, today, library)
    moment = Calendar(case, record.program).now(week or 1)
    scene = Scene(case=case, moment=moment, select=lambda _condition: 0)
    yield from _operation(scene, library.words)
    yield from _procedure(scene, library.words)
    yield from _headache(case, library.words)
    yield from _gates(case, library, week)
    yield from _leg(case, library.words)
    yield from _doubts(case, library)


def _operation(scene: Scene, words: Texts) -> Iterator[Reason]:
    """Less than twelve weeks ago, nothing agreed with the surgical team (R-024, R-025)."""
    if SurgeryLimits().judge(scene) or Discharged().judge(scene):
        return
    for days, rule_id in _SURGEONS_WEEKS:
        # A date that is not known is unknown, and no less careful than a recent one.
        if SinceSurgery(at_most=days).judge(scene) is not False:
            if days > _SURGEONS_WEEKS[0][0] and scene.case.facts.get("surgeon-ok") == "met":
                return
            yield Reason(text=words("advice.operation"), rule_id=rule_id)
            return


def _procedure(scene: Scene, words: Texts) -> Iterator[Reason]:
    """The first 72 hours after an injection or block, and until a clean session (R-029, R-032)."""
    if SinceProcedure(at_most=_SETTLING_H).judge(scene) is not False:
        yield Reason(text=words("advice.procedure"), rule_id="R-029")
    elif SinceProcedure(above=_SETTLING_H).judge(scene) and not CleanSinceProcedure().judge(scene):
        yield Reason(text=words("advice.procedure-unproven"), rule_id="R-032")


def _headache(case: Case, words: Texts) -> Iterator[Reason]:
    if case.facts.get("headache-reviewed") == "met":
        return
    for diagnosis, rule_id in _HEADACHES.items():
        if diagnosis in case.diagnoses:
            yield Reason(text=words("advice.headache"), rule_id=rule_id)


def _gates(case: Case, library: Library, week: int | None) -> Iterator[Reason]:
    """What the next week asks for and is not met (R-150); what was refused on the way to it."""
    if week is None:
        return
    passed = [gate for first, gate in _GATES.items() if first <= week + 1]
    for rule_id, facts in (_FIRST_GATE, *passed):
        refused = [fact for fact in facts if case.facts.get(fact) == "not-met"]
        if refused:
            text = library.words("advice.refused", facts=_names(refused, library))
            yield Reason(text=text, rule_id=rule_id)
    rule_id, facts = _GATES.get(week + 1, ("", ()))
    unknown = [fact for fact in facts if fact not in case.facts]
    if unknown:
        text = library.words("advice.unconfirmed", facts=_names(unknown, library), week=week + 1)
        yield Reason(text=text, rule_id=rule_id)


def _names(facts: list[str], library: Library) -> str:
    return ", ".join(
        library.confirmations[fact].name if fact in library.confirmations else fact
        for fact in facts
    )


def _leg(case: Case, words: Texts) -> Iterator[Reason]:
    leap = leg_leap(case.log)
    if leap is not None:
        shown = [day for day in case.log.within(7) if day.leg_pain_worst == leap.now]
        text = words("advice.leg-leaps", then=leap.then, now=leap.now)
        yield Reason(text=text, rule_id="R-009", entry_ids=tuple(day.id for day in shown))


def _doubts(case: Case, library: Library) -> Iterator[Reason]:
    for doubt in doubts(case):
        yield Reason(
            text=_in_words(doubt, library),
            rule_id=_DOUBT_RULES[doubt.kind],
            entry_ids=(doubt.session_id,),
        )


def _in_words(doubt: Doubt, library: Library) -> str:
    known = library.exercises.get(doubt.exercise_id)
    words = library.words
    how = words(f"advice.doubt.{doubt.kind}", ceiling=PAIN_CEILING)
    what = known.name if known else doubt.exercise_id or words("advice.whole-session")
    return words("advice.hit", what=what, on=doubt.on, how=how)
