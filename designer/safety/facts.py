"""From a patient's record to the facts that conditions look at (design 6.1, 6.40)."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from designer.knowledge.library import Library
from designer.model.patient import Patient
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.vocabulary import FactState
from designer.safety.answers import JOINT_PAIN, REINTRODUCTION, SURGERY
from designer.safety.conditions.operations import procedure_date, surgery_date
from designer.safety.flags import eases_on_moving, flags_in_force
from designer.safety.scene.quiet_back import quiet_since
from designer.safety.scene.responses import SESSION_REVIEWED, LogFacts
from designer.safety.scene.scene import Case, Moment

BACK_QUIET = "back-quiet"
_STARTS_CLEAN = (SURGERY, REINTRODUCTION, JOINT_PAIN, SESSION_REVIEWED)  # no red flags
_NEAR_PROCEDURE_H = 72
_TOLD_BEFORE_DAYS = 14  # after-care is often told when the procedure is booked (ours)
_ADULT = 18
_HEADACHE_DAYS = 84  # an answer counts as long as a review does (12 weeks, ours)
_NO_DAY = date(2000, 1, 1)  # a template stands on no day; nothing compares with this one


def log_facts(record: PatientRecord, library: Library, today: date) -> LogFacts:
    """What the record's log says as of ``today``."""
    easier = {exercise.id: exercise.easier for exercise in library.exercises.values()}
    return LogFacts(record.sessions, record.days, today, easier, record.patient.clearances)


def case_of(
    record: PatientRecord,
    today: date,
    library: Library,
    lapses: Mapping[str, int] = MappingProxyType({}),
    log: LogFacts | None = None,
) -> Case:
    """The facts about a patient as of ``today``.

    ``lapses`` are the confirmations a flare may take back, with the week each one opens; ``log`` is
    what ``log_facts`` gives, where it is known already.
    """
    patient = record.patient
    program = record.program
    log = log or log_facts(record, library, today)
    flags = flags_in_force(patient, log, library)
    mechanical = frozenset(flag for flag in flags if eases_on_moving(flag, patient))
    diagnoses = frozenset((*patient.diagnoses, *_implied(patient, log)))
    confirmed = _unless_contradicted(confirmations_in_force(patient, today, library), patient, log)
    return Case(
        today=today,
        patient=patient,
        log=log,
        diagnoses=diagnoses,
        undiagnosed=not patient.diagnoses,
        uncovered=frozenset(d for d in diagnoses if not _covered(d, library)),
        flags=flags - mechanical,
        mechanical_night_pain=bool(mechanical),
        known_flags=frozenset(library.red_flags),
        facts=_after_flare(confirmed, log, program, patient, lapses),
        permitted=_permitted(patient, today),
        reintroduced=_reintroduced(patient, today),
        begun=_first_day(program),
        first_prog_week=program.weeks[0].prog_week if program and program.weeks else 1,
        has_plan=program is not None and any(any(w.week.placements()) for w in program.weeks),
    )


def template_case(diagnoses: tuple[str, ...], library: Library) -> Case:
    """No patient, only the diagnoses a template is meant for."""
    nobody = Patient(id="template", diagnoses=diagnoses)
    return Case(
        today=_NO_DAY,
        patient=nobody,
        log=LogFacts((), (), _NO_DAY, {}),
        diagnoses=frozenset(diagnoses),
        undiagnosed=not diagnoses,
        uncovered=frozenset(d for d in diagnoses if not _covered(d, library)),
        is_template=True,
    )


def _implied(patient: Patient, log: LogFacts) -> list[str]:
    """Conditions that other facts tell, whether or not somebody entered them."""
    found = _headaches(patient, log)
    born, today = patient.birth_date, log.today
    if born is not None:
        birthday_ahead = (today.month, today.day) < (born.month, born.day)
        if today.year - born.year - birthday_ahead < _ADULT:
            found.append("under-18")
    if patient.pregnancy_weeks is not None:
        found.append("pregnancy")
    if patient.severe_symptoms:
        found.append("severe-symptoms")
    if patient.acute_episode:
        found.append("acute-episode")
    return found


def _headaches(patient: Patient, log: LogFacts) -> list[str]:
    """What the latest answers on headaches tell (5.3): with neck pain, or brought on by effort."""
    latest: dict[str, bool] = {}
    for day in log.within(_HEADACHE_DAYS):
        answers = {"headache": day.headache, "migraine_effort": day.migraine_effort}
        latest |= {name: said for name, said in answers.items() if said is not None}
    found = ["migraine-exertional"] if latest.get("migraine_effort") else []
    if latest.get("headache") and "neck-condition" in patient.diagnoses:
        found.append("headache-with-neck-pain")
    return found


def _covered(diagnosis: str, library: Library) -> bool:
    known = library.diagnoses.get(diagnosis)
    return known is not None and known.covered


def _permitted(patient: Patient, today: date) -> frozenset[str] | None:
    """What the clearances after red flags permit together; None when none names exercises."""
    lists = [
        frozenset(c.permitted)
        for c in patient.clearances
        if c.permitted and c.flag not in _STARTS_CLEAN and c.counts_on(today)
    ]
    return frozenset.intersection(*lists) if lists else None


def _reintroduced(patient: Patient, today: date) -> frozenset[str]:
    return frozenset(
        id_
        for c in patient.clearances
        if c.flag == REINTRODUCTION and c.counts_on(today)
        for id_ in c.permitted
    )


def confirmations_in_force(patient: Patient, today: date, library: Library) -> dict[str, FactState]:
    """Confirmations that count as of ``today``; one that ran out is unknown again (2.4).

    Where it lasts for a time only, one without a date is unknown too. So is one that speaks of an
    earlier operation or procedure. What was found not met does not run out: it stands until
    somebody answers anew.
    """
    earliest = _earliest_answers(patient, today)
    found: dict[str, FactState] = {}
    for confirmation in patient.confirmations:
        fact, on = confirmation.fact, confirmation.on
        if on is not None and on > today:
            continue
        if confirmation.state == "met":
            kind = library.confirmations.get(fact)
            lasts = kind.lasts_days if kind else None
            if lasts is not None and (on is None or (today - on).days > lasts):
                continue
            if on is not None and on < earliest.get(fact, on):
                continue
        found[fact] = confirmation.state
    return found


def _earliest_answers(patient: Patient, today: date) -> dict[str, date]:
    """From which day on a confirmation speaks of the operation or procedure on file."""
    found: dict[str, date] = {}
    operated = surgery_date(patient, today)
    if operated is not None:
        found["surgeon-ok"] = operated
    done = procedure_date(patient, today)
    if done is not None:
        found["procedure-instructions"] = done - timedelta(days=_TOLD_BEFORE_DAYS)
    return found


def _unless_contradicted(
    facts: dict[str, FactState], patient: Patient, log: LogFacts
) -> dict[str, FactState]:
    """Without "back quiet" where pain was logged after it was confirmed: the fact is rolling (2.4).

    Who confirms it anew has seen that entry.
    """
    confirmed = patient.confirmation(BACK_QUIET)
    if facts.get(BACK_QUIET) != "met" or confirmed is None or confirmed.on is None:
        return facts
    if quiet_since(log, confirmed.on):
        return facts
    return {fact: state for fact, state in facts.items() if fact != BACK_QUIET}


def _after_flare(
    facts: dict[str, FactState],
    log: LogFacts,
    program: Program | None,
    patient: Patient,
    lapses: Mapping[str, int],
) -> dict[str, FactState]:
    """Without the confirmations above the week stepped back to, until a quiet week (6.21).

    What was confirmed after the flare holds.
    """
    flare = log.open_flare or log.unheard_flare
    week = prog_week_on(program, flare) if program and flare else None
    if flare is None or week is None:
        return facts

    def lapsed(fact: str) -> bool:
        confirmed = patient.confirmation(fact)
        on = confirmed.on if confirmed else None
        return lapses.get(fact, 0) > max(week - 1, 1) and (on is None or on <= flare)

    return {f: state for f, state in facts.items() if state != "met" or not lapsed(f)}


def prog_week_on(program: Program, on: date) -> int | None:
    """The progression week of the calendar week that holds a day; the last one after the end."""
    for index, planned in enumerate(program.weeks):
        end = program.date_of(index, 6)
        if end is None or end >= on:
            return planned.prog_week
    return program.weeks[-1].prog_week if program.weeks else None


def _first_day(program: Program | None) -> date | None:
    if program is None:
        return None
    if program.start_date is not None:
        return program.start_date
    return program.weeks[0].start_date if program.weeks else None


class Calendar:
    """Which moment each day of a program is. A week without a date is judged as of today."""

    def __init__(self, case: Case, program: Program | None) -> None:
        self._case = case
        self._program = program
        self._start = _first_day(program)

    def date_of(self, index: int, day: int) -> date | None:
        program = self._program
        if program is None or index >= len(program.weeks):
            return None
        return program.date_of(index, day)

    def _begins(self, index: int) -> date | None:
        program = self._program
        if program is None or index >= len(program.weeks):
            return None
        return program.begins(index)

    def is_over(self, index: int) -> bool:
        """Whether the last day of a week is before today; a week without dates never is."""
        last = self.date_of(index, 6)
        return last is not None and last < self._case.today

    def prog_week(self, index: int) -> int:
        program = self._program
        if program is None or not program.weeks:
            return 1
        return program.weeks[min(index, len(program.weeks) - 1)].prog_week

    def current_index(self) -> int:
        """The week that holds today; before the first the first, after the last the last."""
        weeks = len(self._program.weeks) if self._program else 0
        for index in range(weeks):
            last = self.date_of(index, 6)
            if last is None or last >= self._case.today:
                return index
        return max(weeks - 1, 0)

    def moment(self, index: int, day: int) -> Moment:
        """Day ``day`` of the week at ``index``, at its 00:00."""
        today = self._case.today
        on, first = self.date_of(index, day), self._begins(index)
        if on is None or first is None:
            # Without dates the weeks of a program still follow each other.
            return self._moment(self.prog_week(index), today, 7 * index, future=False)
        on = max(on, first)  # what stands before the week's first day is done on it, if at all
        since = self._days_since_start(on)
        return self._moment(self.prog_week(index), on, since, future=first > today)

    def now(self, prog_week: int) -> Moment:
        """Today, in a progression week: how rules about the patient are judged."""
        today = self._case.today
        return self._moment(prog_week, today, self._days_since_start(today), future=False)

    def _days_since_start(self, on: date) -> int:
        """A program without a start has not begun: day 0."""
        return max((on - (self._start or self._case.today)).days, 0)

    def _moment(self, prog_week: int, on: date, since_start: int, *, future: bool) -> Moment:
        surgery_days = self._surgery_days(on)
        hours = self._procedure_hours(on)
        return Moment(
            prog_week=prog_week,
            future=future,
            days_since_start=since_start,
            days_in_window=self._window_days(on, since_start, surgery_days),
            surgery_days=surgery_days,
            procedure_hours=hours,
            near_procedure=self._near_procedure(on, hours),
            on=on,
        )

    def _surgery_days(self, on: date) -> int | None:
        surgery = self._case.patient.surgery
        if surgery is None:
            return None
        if surgery.on is not None:
            return max((on - surgery.on).days, 0)
        if surgery.weeks_ago is None:
            return None
        return max(int(surgery.weeks_ago * 7 + 1e-6) + (on - self._case.today).days, 0)

    def _window_days(self, on: date, since_start: int, surgery_days: int | None) -> int:
        days = [since_start]
        if surgery_days is not None:
            days.append(surgery_days)
        relapse = self._case.patient.onset_date
        if relapse is not None and self._start is not None and self._start < relapse <= on:
            days.append((on - relapse).days)
        return min(days)

    def _procedure_hours(self, on: date) -> float | None:
        """Hours at 00:00 of the day; the day of the procedure itself counts from 0."""
        procedure = self._case.patient.procedure
        if procedure is None:
            return None
        if procedure.at is None:
            if procedure.hours_ago is None:
                return None
            hours = procedure.hours_ago + 24.0 * (on - self._case.today).days
            return 0.0 if -24 < hours < 0 else hours
        at = procedure.at.replace(tzinfo=None)
        if at.date() == on:
            return 0.0
        return (datetime.combine(on, time()) - at) / timedelta(hours=1)

    def _near_procedure(self, on: date, hours: float | None) -> bool:
        if hours is not None and 0 <= hours <= _NEAR_PROCEDURE_H:
            return True
        done = procedure_date(self._case.patient, self._case.today)
        return done is not None and done.isocalendar()[:2] == on.isocalendar()[:2]
