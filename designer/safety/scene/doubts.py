"""What no response hit shows, and still speaks against a harder week (R-150, ours).

A pain without the level before it, form or breath lost the last time: each is settled by the next
session that is told better, or by a week.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from designer.safety.scene.response_hits import unknown_rise, worst_of
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.scene import Case

PAIN_CEILING = 3  # the ceiling that may be agreed: pain stays under it
_CEILING_DIAGNOSES = {"sciatica-nerve-pain", "disc-related-pain"}
LATELY_DAYS = 7  # older doubts have passed, as a quiet week settles a flare (ours)

DoubtKind = Literal["untold", "form-lost", "shaky", "breath-held", "ceiling"]


class Doubt(NamedTuple):
    """One answer of a session; ``exercise_id`` is blank where it was told of the session."""

    on: date
    kind: DoubtKind
    exercise_id: str
    session_id: str


def doubts(case: Case) -> tuple[Doubt, ...]:
    """Doubts of the last seven days."""
    agreed = case.patient.pain_ceiling_on and not case.diagnoses.isdisjoint(_CEILING_DIAGNOSES)
    return (*_untold(case.log), *_slips(case.log, PAIN_CEILING if agreed else None))


def _untold(log: LogFacts) -> Iterator[Doubt]:
    """Pain that may have risen: the level before it was not told."""
    for session in log.sessions_within(LATELY_DAYS):
        on = session.at.date()
        named = [item.exercise_id for item in session.items if unknown_rise(session, item)]
        yield from (Doubt(on, "untold", id_, session.id) for id_ in named)
        if not named and unknown_rise(session):
            yield Doubt(on, "untold", "", session.id)


def _slips(log: LogFacts, ceiling: float | None) -> Iterator[Doubt]:
    """Form, breath or the agreed ceiling not kept when an exercise was done last."""
    seen: set[str] = set()
    for number, session in enumerate(reversed(log.sessions_within(LATELY_DAYS))):
        on = session.at.date()
        for item in reversed(session.items):
            id_, worst = item.exercise_id, worst_of(item)
            if id_ in seen:
                continue
            seen.add(id_)
            if item.form_lost:
                yield Doubt(on, "form-lost", id_, session.id)
            if item.form_shaky:
                yield Doubt(on, "shaky", id_, session.id)
            if item.breath_held:
                yield Doubt(on, "breath-held", id_, session.id)
            if ceiling is not None and worst is not None and worst >= ceiling:
                yield Doubt(on, "ceiling", id_, session.id)
        if number == 0:
            yield from _of_the_whole(log, ceiling)


def _of_the_whole(log: LogFacts, ceiling: float | None) -> Iterator[Doubt]:
    """What was told of the last session and of no exercise in it."""
    last = log.sessions[-1]
    named = any(item.breath_held for item in last.items)
    if last.breath_held and not named:
        yield Doubt(last.at.date(), "breath-held", "", last.id)
    worst = log.latest.unnamed
    if ceiling is not None and worst is not None and worst >= ceiling:
        yield Doubt(last.at.date(), "ceiling", "", last.id)
