"""A clinic of two patients with its backups, and a clock that a test moves."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.log import SessionLog
from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from designer.store.backups import Backups
from designer.store.clinic import Clinic, open_clinic
from designer.store.library import ClinicSettings
from tests.store.conftest import OTHER, OWNER

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Time:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def clinic(folder: Path, time: Time) -> Clinic:
    """Two patients and a library."""
    clinic = open_clinic(folder, clock=time, actor="Anna")
    for owner, name in ((OWNER, "Rivera, A."), (OTHER, "Smith, B.")):
        clinic.create(Patient(id=owner, identifiers=Identifiers(name=name)))
    loaded = clinic.library()
    named = replace(loaded.library, settings=ClinicSettings(therapist="Anna"))
    clinic.save_library(loaded.library, named, loaded.revisions)
    return clinic


@pytest.fixture
def backups(clinic: Clinic, folder: Path, time: Time) -> Backups:
    assert clinic.patients()
    return Backups(folder, time, patience=0.2)


def add_log(clinic: Clinic, name: str, owner: str = OWNER) -> PatientRecord:
    loaded = clinic.load(owner)
    log = SessionLog(id=name, at=datetime(2026, 3, 1, 18, 0))
    after = replace(loaded.record, sessions=(*loaded.record.sessions, log))
    clinic.save(loaded.record, after, loaded.revisions)
    return after


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
