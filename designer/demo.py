"""The demonstration clinic: invented patients whose course always ends in the present week.

Their program files end on a Sunday. They are moved by whole weeks, so that Mondays stay Mondays,
until that Sunday is in the week of ``today``; what would then lie after today is left out.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec.structs import replace

from designer.files.reading import read_program_file
from designer.knowledge.library import Library
from designer.model.clinic import ClinicIdentity
from designer.model.record import PatientRecord
from designer.model.week import monday_of


class CanCreate(Protocol):
    """The part of the clinic that is needed to fill it."""

    def create(self, record: PatientRecord, /) -> object: ...


def build_demo_clinic(clinic: CanCreate, library: Library, folder: Path, today: date) -> None:
    """Store the invented patients of the program files in ``folder``.

    Raises ProgramFileError for a file that cannot be read, and what the clinic raises.
    """
    for record in demo_records(library, folder, today):
        clinic.create(record)


def demo_details(folder: Path) -> ClinicIdentity:
    """The invented clinic's name, phone and address, of ``clinic/details.json`` in ``folder``."""
    return msgspec.json.decode((folder / "clinic/details.json").read_bytes(), type=ClinicIdentity)


def demo_records(library: Library, folder: Path, today: date) -> Iterator[PatientRecord]:
    """The invented patients as they stand on ``today``, in the order of their files."""
    for path in sorted(folder.glob("*.json")):
        case = read_program_file(path, library, today)
        weeks = (monday_of(today) - monday_of(case.today)).days // 7
        yield _known_on(today, moved(case.record, timedelta(weeks=weeks)))


def moved(record: PatientRecord, by: timedelta) -> PatientRecord:
    """The record with every date and time moved, the birth date included."""

    def shifted(value: object) -> object:
        if isinstance(value, date | datetime):
            return value + by
        if isinstance(value, dict):
            return {key: shifted(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [shifted(item) for item in value]
        return value

    plain = msgspec.to_builtins(record, builtin_types=(date, datetime))
    return msgspec.convert(shifted(plain), PatientRecord)


def _known_on(today: date, record: PatientRecord) -> PatientRecord:
    return replace(
        record,
        sessions=tuple(session for session in record.sessions if session.at.date() <= today),
        days=tuple(day for day in record.days if day.on <= today),
    )
