"""Clinics of every earlier version open as they were, and a newer one is never written to."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from designer.model.record import PatientRecord
from designer.store import disk, folder_settings, migrations
from designer.store.backups import Backups
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import BackupFailed, NotWritten, TooNew
from designer.store.folder_settings import read_settings
from designer.store.framefile import FrameFile, Header
from designer.store.library import ClinicLibrary
from designer.store.migrations import Record
from designer.store.opening import open_safely
from designer.store.tinydb_store import TinyDBStore

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = sorted(FIXTURES.glob("version-*"), key=lambda path: int(path.name.split("-")[1]))


class Expected(msgspec.Struct):
    """What the program that wrote the clinic read in it."""

    records: list[PatientRecord]
    library: ClinicLibrary


def clock() -> datetime:
    return datetime(2026, 3, 9, 9, 30, tzinfo=UTC)


def copied(version: Path, folder: Path) -> Expected:
    shutil.copytree(version, folder)
    return msgspec.json.decode((folder / "expected.json").read_bytes(), type=Expected)


def assert_holds(clinic: Clinic, expected: Expected) -> None:
    assert [clinic.load(one.patient.id).record for one in expected.records] == expected.records
    assert clinic.library().library == expected.library
    assert not clinic.damaged()


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.name)
def test_a_clinic_of_every_version_opens_as_it_was(version: Path, folder: Path) -> None:
    expected = copied(version, folder)
    clinic = open_safely(folder, clock=clock, actor="Anna")
    assert_holds(clinic, expected)
    assert [line.archived for line in clinic.patients()].count(True) == 1
    audit = TinyDBStore(folder, clock).audit(expected.records[0].patient.id)
    assert {entry.actor for entry in audit} == {"Anna Example"}
    clinic.archive(expected.records[0].patient.id)
    assert (
        open_safely(folder, clock=clock)
        .load(expected.records[0].patient.id)
        .record.patient.archived
    )


def test_a_version_is_kept_for_each_that_was_ever_written() -> None:
    assert [path.name for path in VERSIONS] == [
        f"version-{number}" for number in range(1, migrations.VERSION + 1)
    ]
    assert set(migrations.STEPS) == set(range(1, migrations.VERSION))


# The mechanism, with a step of which the real versions have no need yet


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose journals are of version 3: documents of the kind ``day`` became ``diary``,
    and back again.
    """

    def renamed(old: str, new: str) -> migrations.Step:
        def step(record: Record) -> Record:
            docs = dict(record["docs"])  # type: ignore[call-overload]
            if old in docs:
                docs[new] = docs.pop(old)
            return {**record, "docs": docs}

        return step

    monkeypatch.setattr(migrations, "VERSION", 3)
    steps = {1: renamed("day", "diary"), 2: renamed("diary", "day")}
    monkeypatch.setattr(migrations, "STEPS", steps)


def versions_in(folder: Path) -> set[int]:
    files = [*folder.glob("patients/*.journal"), folder / "library.journal"]
    return {
        msgspec.json.decode(path.read_bytes().split(b"\n")[0][9:-9])["version"] for path in files
    }


def test_opening_brings_every_file_up_to_date_after_a_backup(
    folder: Path, next_version: None
) -> None:
    expected = copied(VERSIONS[0], folder)
    assert_holds(open_safely(folder, clock=clock, actor="Anna"), expected)

    assert versions_in(folder) == {3}
    assert read_settings(folder).version == 3
    backups = Backups(folder, clock)
    (head,) = backups.heads()
    assert (head.reason, head.patients, head.unsound) == ("migration", 2, 0)
    assert not backups.verify(head.id)
    open_safely(folder, clock=clock)
    assert len(backups.heads()) == 1, "once"


def test_a_backup_of_an_earlier_version_can_be_restored(folder: Path, next_version: None) -> None:
    expected = copied(VERSIONS[0], folder)
    clinic = open_safely(folder, clock=clock, actor="Anna")
    backups = Backups(folder, clock)
    name = backups.heads()[0].id
    owner = expected.records[0].patient.id
    assert not backups.preview(name).changes
    clinic.archive(owner)
    (folder / "patients" / f"{expected.records[1].patient.id}.journal").unlink()

    backups.restore(name, actor="Bo")

    assert_holds(open_safely(folder, clock=clock), expected)
    assert versions_in(folder) == {3}


def test_an_old_file_that_was_put_there_by_hand_can_be_read_and_written(
    folder: Path, next_version: None
) -> None:
    expected = copied(VERSIONS[0], folder)
    clinic = open_clinic(folder, clock=clock, actor="Anna")
    assert_holds(clinic, expected)
    clinic.archive(expected.records[0].patient.id)
    path = folder / "patients" / f"{expected.records[0].patient.id}.journal"
    assert b'"version":3' in path.read_bytes()[:100]
    again = open_clinic(folder, clock=clock).load(expected.records[0].patient.id)
    assert again.record.patient.archived


def test_dying_on_the_way_is_made_good_at_the_next_opening(
    folder: Path, next_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = copied(VERSIONS[0], folder)
    real = disk.replace

    def full(path: Path, data: bytes) -> disk.Stamp:
        if path.name == "library.journal":
            raise NotWritten(path, "no space left on device")
        return real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", full)
        with pytest.raises(NotWritten):
            open_safely(folder, clock=clock)
    assert versions_in(folder) == {1, 3}
    assert_holds(open_safely(folder, clock=clock), expected)
    assert versions_in(folder) == {3}


def test_without_a_backup_nothing_is_brought_up_to_date(folder: Path, next_version: None) -> None:
    copied(VERSIONS[0], folder)
    folder.with_name("clinic-backups").write_text("a file where the backups should be")
    with pytest.raises(BackupFailed):
        open_safely(folder, clock=clock)
    assert versions_in(folder) == {1}


def test_a_damaged_file_is_left_as_it_is(folder: Path, next_version: None) -> None:
    expected = copied(VERSIONS[0], folder)
    path = folder / "patients" / f"{expected.records[0].patient.id}.journal"
    harmed = path.read_bytes()[:-40] + b"x" * 40
    path.write_bytes(harmed)
    clinic = open_safely(folder, clock=clock)
    assert [damage.owner for damage in clinic.damaged()] == [expected.records[0].patient.id]
    assert path.read_bytes() == harmed
    assert clinic.load(expected.records[1].patient.id).record == expected.records[1]


def test_a_clinic_of_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    copied(VERSIONS[0], folder)
    newer = folder_settings.FolderSettings(version=migrations.VERSION + 1)
    folder_settings.write_settings(folder, newer)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(TooNew, match="newest version of the program"):
        open_safely(folder, clock=clock)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_one_newer_file_is_named_and_never_written(folder: Path) -> None:
    expected = copied(VERSIONS[0], folder)
    owner = expected.records[0].patient.id
    path = folder / "patients" / f"{owner}.journal"
    FrameFile(path, Header("home-program-journal", migrations.VERSION + 1, owner)).rewrite(())
    newer = path.read_bytes()
    clinic = open_safely(folder, clock=clock)
    (damage,) = clinic.damaged()
    assert "newest version" in damage.sentence
    with pytest.raises(TooNew):
        clinic.load(owner)
    assert path.read_bytes() == newer
