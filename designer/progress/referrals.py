"""What asks for another pair of eyes before anything goes on: red flags, and courses that go wrong.

The sizes are those of R-009, R-010 and R-149. What a clinician has answered asks no more.
"""

from collections.abc import Iterator
from datetime import date

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.model.vocabulary import Urgency
from designer.progress.reasons import Reason, entries_on, ids_of
from designer.safety.flags import eases_on_moving, flags_in_force, flags_of
from designer.safety.scene.course_of_pain import then_and_now
from designer.safety.scene.leg_pain import leg_climb
from designer.safety.scene.responses import LogFacts
from designer.text import Texts

FLARES_APART_DAYS = 14  # a second flare within these asks for a review
SIX_WEEKS_DAYS = 42


def red_flags(
    record: PatientRecord, facts: LogFacts, library: Library
) -> Iterator[tuple[Urgency, Reason]]:
    """Red flags of the screen and of the log that no clearance has answered since."""
    for flag_id in sorted(flags_in_force(record.patient, facts, library)):
        if eases_on_moving(flag_id, record.patient):
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
        yield urgency, Reason(text=text, rule_id=basis, entry_ids=ids_of(days))


def courses_to_refer(record: PatientRecord, facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """Leg pain that climbs, pain that does not fall in six weeks, flares that come again."""
    yield from _leg_escalates(record, facts, words)
    yield from _six_weeks(record, facts, words)
    yield from _flares_again(record, facts, words)


def _leg_escalates(record: PatientRecord, facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """The week's worst leg pain rose twice in a row (R-009)."""
    climb = leg_climb(facts, record.patient.clearances)
    if climb is not None:
        text = words("advice.leg-climbs", steps=", ".join(map(words.number, climb)))
        yield Reason(text=text, rule_id="R-009", entry_ids=ids_of(facts.within(21)))


def _six_weeks(record: PatientRecord, facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """After six weeks the daily pain is not below that of the start (R-010)."""
    start = record.program.start_date if record.program else None
    if start is None or (facts.today - start).days <= SIX_WEEKS_DAYS:
        return
    if _referred(record, "R-010", start, facts.today):
        return
    pain = then_and_now(facts, record.patient.baseline_pain, start)
    if pain is not None and pain.now >= pain.then:
        text = words("advice.six-weeks", now=pain.now, then=pain.then)
        yield Reason(text=text, rule_id="R-010", entry_ids=ids_of(pain.days))


def _flares_again(record: PatientRecord, facts: LogFacts, words: Texts) -> Iterator[Reason]:
    """A second flare within two weeks, the last of them not yet settled (R-149)."""
    if facts.open_flare is None or len(facts.flares) < 2:
        return
    before, last = facts.flares[-2:]
    if _referred(record, "R-149", last, facts.today):
        return
    if (last - before).days <= FLARES_APART_DAYS:
        text = words("advice.two-flares", first=before, last=last)
        yield Reason(text=text, rule_id="R-149", entry_ids=entries_on(facts, before, last))


def _referred(record: PatientRecord, rule_id: str, since: date, today: date) -> bool:
    """Whether a referral or a decision about this rule was recorded since, and still counts."""
    return any(
        one.rule_id == rule_id
        and one.kind in {"referral", "override"}
        and since <= one.when.date() <= today
        and (one.until is None or one.until >= today)
        for one in record.overrides
    )
