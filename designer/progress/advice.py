"""What the log advises: advance, hold, step back or refer, with the entries behind each reason.

Group I of the rules and the flare definition (clinical-spec 3.2 and 3.3; design section 6, points
7, 8 and 21). What counts as a hit or a flare is decided in ``designer.safety.scene.responses``
alone. The advice is for the therapist, who decides.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.log import SessionLog
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.vocabulary import NextStep, Urgency
from designer.progress.hindrances import hindrances
from designer.progress.reasons import Reason, entries_on
from designer.progress.referrals import courses_to_refer, red_flags
from designer.safety.facts import log_facts
from designer.safety.scene.response_hits import Hit, tells
from designer.safety.scene.responses import LogFacts
from designer.text import Texts

LEAST_SESSIONS = 2  # in a week, before moving on
QUIET_DAYS = 7  # without a bad response before moving on
FAILING_DAYS = 14  # a failed exercise counts for so long, unless it was clean since (ours)
_REFERRING = {
    Urgency.EMERGENCY: "advice.refer.emergency",
    Urgency.SAME_DAY: "advice.refer.same-day",
}


class Advice(Value, frozen=True, kw_only=True):
    """The next step. ``to_week`` is the progression week it leads to, where that is known.

    ``last_week``: the program holds no week after this one, so its course is to be reviewed.
    """

    action: NextStep
    headline: str
    reasons: tuple[Reason, ...] = ()
    to_week: int | None = None
    make_easier: tuple[str, ...] = ()  # exercise ids that were hit and not clean since
    urgency: Urgency = Urgency.NONE
    last_week: bool = False


def advise(
    record: PatientRecord, library: Library, today: date, log: LogFacts | None = None
) -> Advice:
    """What the log of ``record`` advises as of ``today``; ``log`` says it, where it is known."""
    facts = log or log_facts(record, library, today)
    week = _prog_week(record.program, today)
    alarm = _refer(record, facts, library)
    if alarm is not None:
        return alarm
    return (
        _step_back(record, facts, library, week)
        or _hold(record, facts, library, week)
        or _go(facts, library, week, record.program)
    )


def _refer(record: PatientRecord, facts: LogFacts, library: Library) -> Advice | None:
    alarms = sorted(red_flags(record, facts, library), key=lambda found: -found[0].rank)
    reasons = [reason for _, reason in alarms]
    reasons += [*courses_to_refer(record, facts, library.words)]
    if not reasons:
        return None
    urgency = alarms[0][0] if alarms else Urgency.PROMPT
    headline = library.words(_REFERRING.get(urgency, "advice.refer.prompt"))
    return Advice(action="refer", headline=headline, reasons=tuple(reasons), urgency=urgency)


def _step_back(
    record: PatientRecord, facts: LogFacts, library: Library, week: int | None
) -> Advice | None:
    words = library.words
    reasons = tuple(_settle_first(facts, words))
    if not reasons:
        return None
    hits = _failing(facts)
    since = facts.open_flare or min(hit.on for hit in hits)
    before = _prog_week(record.program, since)
    if week is not None and before is not None and week < before:
        headline = words("advice.back-already", week=week)
        return Advice(action="hold", headline=headline, reasons=reasons, to_week=week)
    row = library.ladder.get(week) if week is not None else None
    back = row.step_back_to if row and row.step_back_to else week
    return Advice(
        action="step-back",
        headline=(
            words("advice.step-back", week=back) if back and back != week else words("advice.half")
        ),
        reasons=reasons,
        to_week=back,
        make_easier=_exercise_ids(hits),
    )


def _settle_first(facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """An open flare, or two drills failing within a week."""
    if facts.open_flare is not None:
        text = words("advice.flare-open", on=facts.open_flare)
        yield Reason(text=text, rule_id="R-148", entry_ids=entries_on(facts, facts.open_flare))
    hits = _failing(facts)
    if len(_exercise_ids(hits)) > 1:
        entries = tuple(dict.fromkeys(hit.session_id for hit in hits))
        yield Reason(text=words("advice.several-bad"), rule_id="R-148", entry_ids=entries)


def _hold(
    record: PatientRecord, facts: LogFacts, library: Library, week: int | None
) -> Advice | None:
    still = [hit for hit in facts.hits if _speaks_still(hit, facts)]
    hits = [hit for hit in still if _matters(hit, facts, record.program)]
    reasons = [_hit_reason(hit, library) for hit in hits]
    reasons += [_hit_reason(hit, library) for hit in facts.open_session_hits]
    easier = _exercise_ids(hits)
    if not reasons:  # what was settled since
        recent = [hit for hit in facts.hits if (facts.today - hit.on).days < QUIET_DAYS]
        reasons += [_hit_reason(hit, library) for hit in recent]
    reasons += _too_little_told(facts, record.program, library.words)
    reasons += hindrances(record, library, facts, week)
    if not reasons:
        return None
    return Advice(
        action="hold",
        headline=_staying(easier, library, week),
        reasons=tuple(reasons),
        to_week=week,
        make_easier=easier,
    )


def _staying(easier: tuple[str, ...], library: Library, week: int | None) -> str:
    words = library.words
    names = ", ".join(library.exercises[id_].name for id_ in easier if id_ in library.exercises)
    if week is None:
        return words("advice.repeat-easier", names=names) if names else words("advice.not-begun")
    if names:
        return words("advice.stay-easier", week=week, names=names)
    return words("advice.stay", week=week)


def _matters(hit: Hit, facts: LogFacts, program: Program | None) -> bool:
    """Whether a hit is of this week, or an exercise of it is planned from this week on.

    Where the exercise was taken out it blocks itself only, should it come back (R-143).
    """
    if program is None or (facts.today - hit.on).days < QUIET_DAYS:
        return True
    to_come = program.weeks[program.index_on(facts.today) :]
    return any(p.exercise_id in hit.exercise_ids for w in to_come for _, p in w.week.placements())


def _too_little_told(facts: LogFacts, program: Program | None, words: Texts) -> Iterator[Reason]:
    """Nothing logged, too few sessions, sessions without answers, silence after a flare."""
    if facts.unheard_flare is not None:
        text = words("advice.flare-unheard", on=facts.unheard_flare)
        yield Reason(text=text, rule_id="R-148", entry_ids=entries_on(facts, facts.unheard_flare))
    done = [s for s in facts.sessions_within(7) if s.done != "no"]
    if not facts.sessions_within(7) and not facts.within(7):
        yield Reason(text=words("advice.nothing-logged"), rule_id="R-151")
    elif len(done) < LEAST_SESSIONS:
        text = words("advice.one-session") if done else words("advice.no-session")
        yield Reason(text=text, rule_id="R-152")
    elif sum(map(tells, done)) < LEAST_SESSIONS:
        text = words("advice.unanswered")
        yield Reason(text=text, rule_id="R-150", entry_ids=tuple(s.id for s in done))
    elif len(_of_program(done, program)) < LEAST_SESSIONS:
        yield Reason(text=words("advice.just-begun"), rule_id="R-150")


def _of_program(sessions: list[SessionLog], program: Program | None) -> list[SessionLog]:
    """Those since the program began: what was done before shows nothing of its weeks."""
    start = program.start_date if program else None
    return [s for s in sessions if start is None or s.at.date() >= start]


def _go(facts: LogFacts, library: Library, week: int | None, program: Program | None) -> Advice:
    words = library.words
    done = [s for s in facts.sessions_within(7) if s.done != "no"]
    text = words("advice.quiet", n=len(done))
    reason = Reason(text=text, rule_id="R-150", entry_ids=tuple(s.id for s in done))
    if week is not None and week >= 12:
        headline = words("advice.maintain")
        return Advice(action="advance", headline=headline, reasons=(reason,), to_week=13)
    to = None if week is None else week + 1
    end = _end_of_last_week(program, facts.today)
    if end is not None:
        headline = words("advice.over" if end < facts.today else "advice.last-week")
        return Advice(
            action="advance", headline=headline, reasons=(reason,), to_week=to, last_week=True
        )
    headline = words("advice.next") if to is None else words("advice.ready", week=to)
    return Advice(action="advance", headline=headline, reasons=(reason,), to_week=to)


def _speaks_still(hit: Hit, facts: LogFacts) -> bool:
    return any(hit.kind in facts.open_hits.get(id_, frozenset()) for id_ in hit.exercise_ids)


def _hit_reason(hit: Hit, library: Library) -> Reason:
    names = [library.exercises[id_].name for id_ in hit.exercise_ids if id_ in library.exercises]
    words = library.words
    what = ", ".join(names) or words("advice.whole-session")
    return Reason(
        text=words("advice.hit", what=what, on=hit.on, how=words(f"advice.how.{hit.kind}")),
        rule_id=_HIT_RULES[hit.kind],
        entry_ids=(hit.session_id,),
    )


_HIT_RULES = {
    "rise": "R-143",
    "linger": "R-144",
    "quality": "R-145",
    "radicular": "R-104",
    "below-knee": "R-105",
    "joint": "R-147",
}


def _failing(facts: LogFacts) -> list[Hit]:
    """Recent hits that speak against one exercise each. A lingering pain names a whole session."""
    return [
        hit
        for hit in facts.responses
        if len(hit.exercise_ids) == 1
        and (facts.today - hit.on).days < FAILING_DAYS
        and _speaks_still(hit, facts)
    ]


def _exercise_ids(hits: list[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for hit in hits for id_ in hit.exercise_ids))


def _end_of_last_week(program: Program | None, today: date) -> date | None:
    """The last day of the program, where ``today`` lies in its last week or past it."""
    if program is None or not program.weeks:
        return None
    starts = [program.date_of(index, 0) for index in range(len(program.weeks))]
    last = max((start for start in starts if start is not None), default=None)
    if last is None or last > today:
        return None
    return last + timedelta(days=6)


def _prog_week(program: Program | None, today: date) -> int | None:
    """The progression week that ``today`` falls in; the last one begun when it lies past them."""
    if program is None:
        return None
    found = None
    for index, week in enumerate(program.weeks):
        start = program.date_of(index, 0)
        if start is not None and start <= today:
            found = week.prog_week
    return found
