"""What keeps a patient in the present week although no drill failed.

R-150 asks for the gates of the next week; an operation, a procedure or a headache that is not
answered yet stops every raise; and what the log leaves in doubt is no quiet week. The rules
themselves judge the week that is planned then: this only keeps the advice from running ahead.
"""

from collections.abc import Iterable, Iterator

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress.reasons import Reason
from designer.safety.conditions.held_back import GATES, hindrances_of
from designer.safety.facts import Calendar, case_of
from designer.safety.scene.doubts import PAIN_CEILING, Doubt, doubts
from designer.safety.scene.leg_pain import leg_leap
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.scene import Case, Scene
from designer.text import Texts

_DOUBT_RULES = {
    "untold": "R-143",
    "form-lost": "R-127",
    "shaky": "R-062",
    "breath-held": "R-125",
    "ceiling": "R-110",
}


def hindrances(
    record: PatientRecord, library: Library, facts: LogFacts, week: int | None
) -> Iterator[Reason]:
    """Reasons to stay in progression ``week``, the gravest first; none in a program not begun."""
    case = case_of(record, facts.today, library, log=facts)
    moment = Calendar(case, record.program).now(week or 1)
    scene = Scene(case=case, moment=moment, select=lambda _condition: 0)
    for found in hindrances_of(scene):
        text = library.words(f"advice.{found.kind}", facts=_names(found.facts, library))
        yield Reason(text=text, rule_id=found.rule_id)
    if week is not None:
        yield from _next_gate(case, library, week + 1)
    yield from _leg(case, library.words)
    yield from _doubts(case, library)


def _next_gate(case: Case, library: Library, week: int) -> Iterator[Reason]:
    """What the next week asks for, and nobody has confirmed or refused (R-150)."""
    for first, rule_id, gate in GATES[1:]:
        unknown = [fact for fact in gate if fact not in case.facts]
        if unknown and first == week:
            text = library.words("advice.unconfirmed", facts=_names(unknown, library), week=week)
            yield Reason(text=text, rule_id=rule_id)


def _names(facts: Iterable[str], library: Library) -> str:
    return ", ".join(map(library.fact_name, facts))


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
