"""Invented patients with something the matter, made from the demonstration ones."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from msgspec.structs import replace

from designer.model.log import DayLog
from designer.model.patient import Confirmation, Identifiers, RedFlagScreen
from designer.model.record import Override, PatientRecord

_FIRST = ("Ana", "Ben", "Chloe", "Dmitri", "Esther", "Farid", "Grace", "Hugo", "Ines", "Jonas")
_LAST = ("Rivera", "Okafor", "Lindqvist", "Haddad", "Novak", "Tanaka", "Moreau", "Quinn")


def varied(base: Sequence[PatientRecord], number: int, today: date) -> PatientRecord:
    """The ``number``-th invented patient: one of seven conditions, one of the records behind it."""
    record = base[number % len(base)]
    name = f"{_LAST[number % 8]}, {_FIRST[number // 8 % 10]} {number}"
    patient = replace(
        record.patient,
        id=str(UUID(int=10_000 + number)),
        identifiers=Identifiers(name=name, mrn=f"{number:05}"),
    )
    record = replace(record, patient=patient)
    match number % 7:
        case 0:
            return _silent(record, today - timedelta(days=8 + number % 30))
        case 1:
            return _flared(record, today - timedelta(days=1))
        case 2:
            return _overridden(record, today)
        case 3:
            return replace(record, patient=replace(patient, red_flags=RedFlagScreen()))
        case 4:
            return replace(record, programs=())
        case 5:
            fact = Confirmation(fact="neutral-found", state="met", on=today - timedelta(days=80))
            return replace(record, patient=replace(patient, confirmations=(fact,)))
    return record


def _silent(record: PatientRecord, since: date) -> PatientRecord:
    sessions = tuple(one for one in record.sessions if one.at.date() < since)
    days = tuple(one for one in record.days if one.on < since)
    return replace(record, sessions=sessions, days=days)


def _flared(record: PatientRecord, on: date) -> PatientRecord:
    days = (*(one for one in record.days if one.on != on), DayLog(id="f", on=on, flare_marked=True))
    return replace(record, days=days)


def _overridden(record: PatientRecord, today: date) -> PatientRecord:
    override = Override(
        id="o",
        rule_id="R-075",
        exercise_id="sit-up-full",
        who="J. Ortiz",
        when=datetime.combine(today, time(9)),
        why="Tolerated for years",
        until=today + timedelta(days=5),
    )
    return replace(record, overrides=(*record.overrides, override))
