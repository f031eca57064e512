"""Reads a patient's timeline out of the record and the audit of its file."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from designer.knowledge.library import Library
from designer.model.log import DayLog, SessionLog
from designer.model.patient import Patient
from designer.model.program import Program
from designer.model.record import PatientRecord
from designer.model.week import monday_of
from designer.safety.facts import log_facts
from designer.store.port import AuditEntry
from designer.timeline.events import Event, Logged, Place, Saved

_INTAKE = Place("intake")
_PROGRESS = Place("progress")


def timeline(
    record: PatientRecord, audit: Sequence[AuditEntry], library: Library, now: datetime
) -> tuple[Event, ...]:
    """All events until ``now``, newest first. Logs are folded by calendar week, saving by day."""
    found = [
        *_facts(record.patient),
        *_judgements(record.patient),
        *_reviews(record, audit),
        *(event for program in record.programs for event in _program(program)),
        *_decided(record),
        *_printed(record),
        *_logs(record),
        *_flares(record, library, now.date()),
        *_measured(record),
        *_saved(audit),
    ]
    past = [event for event in found if event.at.date() <= now.date()]
    # Later in the list of sources is later in the day: a program is printed after it was begun.
    order = sorted(range(len(past)), key=lambda at: (past[at].at, at), reverse=True)
    return tuple(past[at] for at in order)


def _on(day: date) -> datetime:
    return datetime.combine(day, time())


def _facts(patient: Patient) -> Iterator[Event]:
    surgery, procedure, screen = patient.surgery, patient.procedure, patient.red_flags
    if patient.onset_date is not None:
        yield Event(_on(patient.onset_date), "onset", patient, _INTAKE)
    if surgery is not None and surgery.on is not None:
        yield Event(_on(surgery.on), "surgery", surgery, _INTAKE)
    if procedure is not None and procedure.at is not None:
        yield Event(procedure.at.replace(tzinfo=None), "procedure", procedure, _INTAKE)
    if screen.screened_on is not None:
        yield Event(_on(screen.screened_on), "screen", screen, _INTAKE, screen.by)


def _judgements(patient: Patient) -> Iterator[Event]:
    for clearance in patient.clearances:
        if clearance.on is not None:
            yield Event(_on(clearance.on), "clearance", clearance, _INTAKE, clearance.by)
    for confirmation in patient.confirmations:
        if confirmation.on is not None:
            at = _on(confirmation.on)
            yield Event(at, "confirmation", confirmation, _INTAKE, confirmation.by)
    for discharge in patient.discharges:
        yield Event(_on(discharge.on), "discharge", discharge, Place("design"), discharge.who)
        if discharge.readmitted_on is not None:
            yield Event(_on(discharge.readmitted_on), "readmission", discharge, Place("design"))


def _reviews(record: PatientRecord, audit: Sequence[AuditEntry]) -> Iterator[Event]:
    for review in record.reviews:
        yield Event(_local(review.when), review.kind, review, _INTAKE, review.who)
    if audit and not any(review.kind == "intake" for review in record.reviews):
        yield Event(_local(audit[0].at), "taken-in", record.patient, _INTAKE, audit[0].actor)


def _program(program: Program) -> Iterator[Event]:
    before = None
    for index, week in enumerate(program.weeks):
        start, place = program.date_of(index, 0), Place("design", program.id, index)
        if start is not None:
            if index == 0:
                yield Event(_on(start), "program", program, place)
            back = before is not None and week.prog_week < before
            yield Event(_on(start), "step-back" if back else "week", week, place)
        before = week.prog_week
    if program.ended_on is not None:
        place = Place("design", program.id, len(program.weeks) - 1)
        yield Event(_on(program.ended_on), "program-end", program, place)


def _decided(record: PatientRecord) -> Iterator[Event]:
    for decision in record.decisions:
        yield Event(_local(decision.when), "decision", decision, _PROGRESS, decision.who)
    for override in record.overrides:
        yield Event(_local(override.when), "override", override, Place("design"), override.who)


def _printed(record: PatientRecord) -> Iterator[Event]:
    for printed in record.prints:
        place = Place("handout", printed.program_id, printed.week_index)
        place = _PROGRESS if printed.is_report else place
        yield Event(_local(printed.when), "print", printed, place, printed.who)


def _logs(record: PatientRecord) -> Iterator[Event]:
    weeks: dict[date, tuple[list[SessionLog], list[DayLog]]] = {}
    for session in record.sessions:
        weeks.setdefault(monday_of(session.at.date()), ([], []))[0].append(session)
    for day in record.days:
        weeks.setdefault(monday_of(day.on), ([], []))[1].append(day)
    for monday, (sessions, days) in weeks.items():
        entries = [(session.at, session.id) for session in sessions]
        entries += [(_on(day.on), day.id) for day in days]
        at, entry = max(entries)
        yield Event(at, "logs", Logged(monday, sessions, days), Place("progress", entry))


def _flares(record: PatientRecord, library: Library, today: date) -> Iterator[Event]:
    """As the rules count them: marked by the patient, or seen in the scores."""
    days = {day.on: day for day in record.days}
    if not record.days and not record.sessions:
        return
    for on in log_facts(record, library, today).flares:
        log = days.get(on)
        entry = (
            log.id
            if log is not None
            else next((session.id for session in record.sessions if session.at.date() == on), "")
        )
        yield Event(_on(on), "flare", log, Place("progress", entry))


def _measured(record: PatientRecord) -> Iterator[Event]:
    for outcome in record.outcomes:
        yield Event(_on(outcome.on), "score", outcome, _PROGRESS, outcome.entered_by)
    for edit in record.log_edits:
        place = Place("progress", edit.entry_id)
        yield Event(_local(edit.when), "log-edit", edit, place, edit.who)


def _saved(audit: Iterable[AuditEntry]) -> Iterator[Event]:
    by_day: dict[tuple[date, str], list[AuditEntry]] = {}
    for entry in audit:
        at = _local(entry.at)
        if entry.about:
            yield Event(at, "restored", entry, None, entry.actor)
        else:
            by_day.setdefault((at.date(), entry.actor), []).append(entry)
    for (on, actor), entries in by_day.items():
        kinds = tuple(dict.fromkeys(key.kind for entry in entries for key in entry.keys))
        saved = Saved(on, len(entries), kinds)
        yield Event(_local(entries[-1].at), "saved", saved, None, actor)


def _local(at: datetime) -> datetime:
    """As the clinic's clock shows it; audits are kept with their zone."""
    return at if at.tzinfo is None else at.astimezone().replace(tzinfo=None)
