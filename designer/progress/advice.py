"""What the log advises: advance, hold, step back or refer, with the entries behind each reason.

Group I of the rules and the flare definition (clinical-spec 3.2 and 3.3; design section 6, points
7, 8 and 21). What counts as a hit or a flare is decided in ``designer.safety.scene.responses``
alone. The advice is for the therapist, who decides.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.log import DayLog, SessionLog
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.vocabulary import NextStep, Urgency
from designer.progress.hindrances import hindrances
from designer.progress.reasons import Reason
from designer.safety.facts import log_facts
from designer.safety.flags import NIGHT_PAIN, flags_in_force, flags_of
from designer.safety.scene.response_hits import Hit, tells
from designer.safety.scene.responses import LogFacts
from designer.text import Texts

LEAST_SESSIONS = 2  # in a week, before moving on
QUIET_DAYS = 7  # without a bad response before moving on
FLARES_APART_DAYS = 14  # a second flare within these asks for a review
FAILING_DAYS = 14  # a failed exercise counts for so long, unless it was clean since (ours)
SIX_WEEKS_DAYS = 42
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


def advise(record: PatientRecord, library: Library, today: date) -> Advice:
    """What the log of ``record`` advises as of ``today``."""
    facts = log_facts(record, library, today)
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
    alarms = sorted(_alarms(record, facts, library), key=lambda found: -found[0].rank)
    reasons = [reason for _, reason in alarms]
    words = library.words
    reasons += _leg_escalates(facts, words)
    reasons += [*_six_weeks(record, facts, words), *_flares_again(facts, words)]
    if not reasons:
        return None
    urgency = alarms[0][0] if alarms else Urgency.PROMPT
    headline = words(_REFERRING.get(urgency, "advice.refer.prompt"))
    return Advice(action="refer", headline=headline, reasons=tuple(reasons), urgency=urgency)


def _alarms(
    record: PatientRecord, facts: LogFacts, library: Library
) -> Iterator[tuple[Urgency, Reason]]:
    """Red flags of the screen and of the log that no clearance has answered since."""
    screen = record.patient.red_flags
    for flag_id in sorted(flags_in_force(record.patient, facts, library)):
        if flag_id == NIGHT_PAIN and screen.night_pain == "mechanical":
            continue
        known = library.red_flags.get(flag_id)
        signs = {flag_id}.union(*known.together) if known else {flag_id}
        days = [day for day in facts.days if not signs.isdisjoint(flags_of(day, facts))]
        name = f"{known.name[:1].upper()}{known.name[1:]}" if known else flag_id
        text = (
            library.words("advice.flag-logged", flag=name, on=days[-1].on)
            if days
            else library.words("advice.flag-screened", flag=name)
        )
        # A flag that nobody has classified counts as urgent (design section 6, point 40).
        urgency = known.urgency if known else Urgency.SAME_DAY
        basis = known.rule if known and known.rule else flag_id
        yield urgency, Reason(text=text, rule_id=basis, entry_ids=_ids(days))


def _leg_escalates(facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """The week's worst leg pain rose twice in a row (R-009)."""
    weeks: list[float] = []
    for ago in (2, 1, 0):
        end = facts.today - timedelta(weeks=ago)
        found = [
            day.leg_pain_worst
            for day in facts.days
            if 0 <= (end - day.on).days < 7 and day.leg_pain_worst is not None
        ]
        if not found:
            return
        weeks.append(max(found))
    if weeks[0] < weeks[1] < weeks[2]:
        text = words("advice.leg-climbs", steps=", ".join(map(words.number, weeks)))
        yield Reason(text=text, rule_id="R-009", entry_ids=_ids(facts.within(21)))


def _six_weeks(record: PatientRecord, facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """After six weeks the daily pain is not below that of the first week (R-010)."""
    start = record.program.start_date if record.program else None
    if start is None or (facts.today - start).days <= SIX_WEEKS_DAYS:
        return
    first = [day for day in facts.days if 0 <= (day.on - start).days < 7]
    last = facts.within(7)
    then, now = _median(first), _median(last)
    if then is not None and now is not None and now >= then:
        text = words("advice.six-weeks", now=now, then=then)
        yield Reason(text=text, rule_id="R-010", entry_ids=_ids([*first, *last]))


def _median(days: list[DayLog]) -> float | None:
    values = sorted(day.worst_pain for day in days if day.worst_pain is not None)
    if not values:
        return None
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def _flares_again(facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """A second flare within two weeks, the last of them not yet settled (R-149)."""
    if facts.open_flare is None or len(facts.flares) < 2:
        return
    before, last = facts.flares[-2:]
    if (last - before).days <= FLARES_APART_DAYS:
        text = words("advice.two-flares", first=before, last=last)
        yield Reason(text=text, rule_id="R-149", entry_ids=_on(facts, before, last))


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
        yield Reason(text=text, rule_id="R-148", entry_ids=_on(facts, facts.open_flare))
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
    reasons += hindrances(record, library, facts.today, week)
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
        yield Reason(text=text, rule_id="R-148", entry_ids=_on(facts, facts.unheard_flare))
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


def _on(facts: LogFacts, *dates: date) -> tuple[str, ...]:
    """The ids of everything logged on these days."""
    sessions = [session.id for session in facts.sessions if session.at.date() in dates]
    return (*sessions, *(day.id for day in facts.days if day.on in dates))


def _ids(days: list[DayLog]) -> tuple[str, ...]:
    return tuple(day.id for day in days)


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
