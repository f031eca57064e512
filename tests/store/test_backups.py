"""Backups of a real folder: taken, read again, thinned, looked into, restored."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.log import SessionLog
from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from designer.store import disk
from designer.store.backups import Backups, Head, due, superfluous
from designer.store.backups.taking import Taking
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import (
    BackupFailed,
    Busy,
    Conflict,
    Corrupt,
    NotWritten,
    Stopped,
    TooNew,
)
from designer.store.framefile import FrameFile, Header
from designer.store.library import ClinicSettings
from designer.store.lock import FolderLock
from designer.store.tinydb_store import TinyDBStore
from tests.store.conftest import OTHER, OWNER, journal_of

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


# Taking


def test_a_backup_holds_everybody_and_can_be_read_again(backups: Backups) -> None:
    backup = backups.take()

    assert backup.head.patients == 2
    assert [copy.owner for copy in backup.copies] == [OWNER, OTHER, "library"]
    assert [copy.name for copy in backup.copies] == ["Rivera, A.", "Smith, B.", ""]
    assert not backups.verify(backup.head.id)
    assert backups.heads() == [backup.head]
    assert backups.open(backup.head.id) == backup


def test_backups_lie_beside_the_clinic_and_nobody_else_may_read_them(
    backups: Backups, folder: Path
) -> None:
    backups.take()
    assert backups.folder == folder.with_name("clinic-backups")
    paths = (backups.folder, *backups.folder.rglob("*"))
    if os.name == "posix":
        assert {path.stat().st_mode & 0o077 for path in paths} == {0}


def test_an_unchanged_patient_is_copied_once(backups: Backups, clinic: Clinic, time: Time) -> None:
    first = backups.take()
    add_log(clinic, "a")
    time.goes_on(hours=1)
    second = backups.take("hourly")

    assert first.copy_of(OTHER) == second.copy_of(OTHER)
    assert len(list(backups.folder.glob("files/*/*.journal"))) == 4


def test_a_copy_that_went_bad_in_the_backup_is_found_and_made_anew(
    backups: Backups, time: Time
) -> None:
    first = backups.take()
    copy = first.copy_of(OWNER)
    assert copy is not None
    path = next(backups.folder.glob(f"files/*/{copy.digest}.journal"))
    flip(path)
    assert backups.verify(first.head.id) == [copy]
    assert backups.newest_good(OWNER) is None

    time.goes_on(hours=1)
    backups.take()
    assert not backups.verify(first.head.id)
    assert backups.newest_good(OWNER) is not None


def test_an_unacknowledged_end_is_not_copied(backups: Backups, folder: Path) -> None:
    whole = journal_of(folder).read_bytes()
    journal_of(folder).write_bytes(whole + b"00000100 {")
    copy = backups.take().copy_of(OWNER)
    assert copy is not None
    assert copy.size == len(whole)


@pytest.mark.parametrize("harm", [flip, Path.unlink])
def test_the_newest_backup_keeps_the_good_copy_of_a_file_that_is_damaged(
    backups: Backups, folder: Path, time: Time, harm: Callable[[Path], None]
) -> None:
    good = backups.take().copy_of(OWNER)
    harm(journal_of(folder))
    time.goes_on(days=1)
    later = backups.take()

    kept = later.copy_of(OWNER)
    assert good is not None
    assert kept is not None
    assert (kept.digest, kept.sound) == (good.digest, False)
    assert later.head.unsound == 1
    found = backups.newest_good(OWNER)
    assert found is not None
    assert found.copy.digest == good.digest


def test_a_patient_whose_only_file_was_damaged_from_the_start_is_called_lost(
    backups: Backups, folder: Path
) -> None:
    flip(journal_of(folder))
    backup = backups.take()
    assert backup.lost == (OWNER,)
    assert backups.newest_good(OWNER) is None


def test_a_file_cut_between_two_records_is_not_taken_for_good(
    backups: Backups, clinic: Clinic, folder: Path, time: Time
) -> None:
    add_log(clinic, "a")
    backups.take()
    path = journal_of(folder)
    data = path.read_bytes()
    path.write_bytes(data[: data[:-1].rfind(b"\n") + 1])
    time.goes_on(days=1)
    kept = backups.take().copy_of(OWNER)
    assert kept is not None
    assert not kept.sound


def test_a_drive_that_is_not_connected_is_told_and_not_made_up(
    backups: Backups, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    backups.choose_folder(drive)
    backups.take()
    drive.rename(tmp_path / "unplugged")

    for attempt in (backups.take, backups.heads):
        with pytest.raises(BackupFailed, match="connect the drive"):
            attempt()
    assert not drive.exists()
    (tmp_path / "unplugged").rename(drive)
    assert len(backups.heads()) == 1
    backups.choose_folder(None)
    assert backups.folder.name == "clinic-backups"


def test_the_clinics_own_folder_is_no_place_for_backups(backups: Backups, folder: Path) -> None:
    with pytest.raises(BackupFailed, match="own folder"):
        backups.choose_folder(folder / "patients")


def test_a_full_backup_drive_is_told_and_leaves_no_half_backup(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _data: bytes) -> disk.Stamp:
        raise NotWritten(path, "no space left on device")

    monkeypatch.setattr(disk, "replace", full)
    with pytest.raises(BackupFailed, match="no space left") as failed:
        backups.take()
    assert "clinic's own files are as they were" in str(failed.value)
    assert not backups.heads()


def test_stopping_leaves_no_backup(backups: Backups) -> None:
    def step(done: int, _of: int) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        backups.take(step=step)
    assert not backups.heads()


class Synced:
    """The operating system as ``disk`` sees it; remembers the order of what reached the disk."""

    def __init__(self) -> None:
        self.done: list[str] = []  # names of files and folders, ">" before what was put in place
        self._names: dict[int, str] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        handle = os.open(path, flags, mode)
        self._names[handle] = Path(path).name
        return handle

    def fdatasync(self, handle: int) -> None:
        self.done.append(self._names[handle])

    fsync = fdatasync

    def replace(self, source: Path, target: Path) -> None:
        self.done.append(f">{Path(target).name}")
        Path(source).replace(target)


@pytest.mark.skipif(sys.platform != "linux", reason="counts the calls that Linux needs")
def test_every_copy_is_on_the_disk_before_a_list_names_it(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Taking, "take", _dies_before_the_list)
    with suppress(KeyboardInterrupt):
        backups.take()  # its copies are there, and perhaps only in memory
    monkeypatch.undo()
    system = Synced()
    monkeypatch.setattr(disk, "os", system)
    backup = backups.take()
    listed = system.done.index(f">{backup.head.id}.backup")
    for copy in backup.copies:
        name = f"{copy.digest}.journal"
        assert name in system.done[:listed]
        assert copy.digest[:2] in system.done[:listed]
    assert "files" in system.done[:listed]


def _dies_before_the_list(taking: Taking, name: str, at: datetime, *_: object) -> None:
    def die(_backup: object) -> None:
        raise KeyboardInterrupt

    taking._vault.settle = die  # type: ignore[assignment, method-assign]
    _take(taking, name, at, "asked", lambda _done, _of: None)


_take = Taking.take


def test_two_at_once_take_turns(backups: Backups) -> None:
    backups.take()
    with FolderLock(backups.folder / ".lock", 1).held(), pytest.raises(Busy):
        backups.take()


def test_a_damaged_list_is_named_and_the_other_backups_are_usable(
    backups: Backups, time: Time
) -> None:
    first = backups.take()
    time.goes_on(hours=1)
    second = backups.take()
    flip(backups.folder / f"{second.head.id}.backup")

    assert backups.heads() == [first.head]
    (sentence,) = backups.unreadable()
    assert second.head.id in sentence
    assert backups.newest_good(OWNER) is not None
    with pytest.raises(Corrupt):
        backups.open(second.head.id)


# The schedule


def head(at: datetime, reason: str = "hourly") -> Head:
    return Head(f"{at:%Y%m%dT%H%M%SZ}", at, reason, 1, 1, 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("newest", "changed", "expected"),
    [
        (None, False, "daily"),
        (START - timedelta(hours=10), False, "daily"),  # yesterday, 23:30
        (START - timedelta(hours=9), True, "hourly"),
        (START - timedelta(hours=1), True, "hourly"),
        (START - timedelta(minutes=59), True, None),
        (START - timedelta(hours=1), False, None),
        (START + timedelta(days=2), False, "daily"),  # the clock was put back
    ],
)
def test_what_is_due(newest: datetime | None, changed: bool, expected: str | None) -> None:
    assert due(START, newest, changed=changed) == expected


def test_two_years_of_hourly_backups_thin_out_to_a_few_dozen() -> None:
    now = START
    kept: list[Head] = []
    for hour in range(24 * 800):
        now = START + timedelta(hours=hour)
        kept.append(head(now))
        if hour % 24 == 9:
            gone = superfluous(now, kept)
            kept = [line for line in kept if line not in gone]

    gone = superfluous(now, kept)
    ages = [(now - line.at).days for line in kept if line not in gone]
    assert sum(age == 0 for age in ages) == 24, "every hour of a day"
    assert 30 <= sum(0 < age <= 31 for age in ages) <= 33, "one a day for a month"
    assert 22 <= sum(31 < age <= 731 for age in ages) <= 24, "one a month for two years"
    assert max(ages) <= 731


def test_thinning_keeps_the_newest_and_what_was_made_before_a_big_step() -> None:
    old = head(START - timedelta(days=900))
    assert superfluous(START, [old]) == []

    day = START - timedelta(days=3)
    before = head(day, "migration")
    same_day = [head(day + timedelta(hours=hour)) for hour in (1, 2)]
    gone = superfluous(START, [head(START), before, *same_day])
    assert gone == [same_day[0]]


def test_a_copy_goes_with_the_last_backup_that_names_it(
    backups: Backups, clinic: Clinic, time: Time
) -> None:
    backups.take()
    add_log(clinic, "a")
    time.goes_on(days=800)
    backup = backups.take()

    assert backups.heads() == [backup.head]
    assert len(list(backups.folder.glob("files/*/*.journal"))) == 3
    assert not backups.verify(backup.head.id)


# Looking and restoring


def test_the_preview_says_who_is_how_far_apart(
    backups: Backups, clinic: Clinic, folder: Path, time: Time
) -> None:
    third = "33333333-3333-4333-8333-333333333333"
    name = backups.take().head.id
    time.goes_on(hours=1)
    add_log(clinic, "a")
    add_log(clinic, "b")
    clinic.create(Patient(id=third, identifiers=Identifiers(name="New, N.")))
    flip(journal_of(folder, OTHER))

    preview = backups.preview(name)

    lines = {line.owner: line for line in preview.differences}
    assert (lines[OWNER].state, lines[OWNER].commits_apart) == ("differs", 2)
    assert lines[OWNER].last_change_now == time.now
    assert lines[OWNER].last_change_then == START
    assert (lines[OTHER].state, lines[OTHER].name) == ("damaged", "Smith, B.")
    assert (lines[third].state, lines[third].name) == ("added", "New, N.")
    assert lines["library"].state == "same"
    assert {line.owner for line in preview.changes} == {OWNER, OTHER}
    assert [line.owner for line in backups.preview(name, [OWNER]).differences] == [OWNER]


def test_one_patient_goes_back_and_nobody_else(
    backups: Backups, clinic: Clinic, time: Time
) -> None:
    before = clinic.load(OWNER).record
    name = backups.take().head.id
    add_log(clinic, "a")
    other = add_log(clinic, "b", OTHER)
    time.goes_on(hours=1)

    assert backups.restore(name, [OWNER], actor="Bo") == (OWNER,)

    assert clinic.load(OWNER).record == before
    assert clinic.load(OTHER).record == other
    assert clinic.patients()[0].last_change == time.now
    assert not backups.preview(name, [OWNER]).changes


def test_a_restore_is_backed_up_and_undone_by_another(
    backups: Backups, clinic: Clinic, time: Time
) -> None:
    name = backups.take().head.id
    after = add_log(clinic, "a")
    time.goes_on(hours=1)
    backups.restore(name, actor="Bo")
    assert clinic.load(OWNER).record != after

    newest = backups.heads()[0]
    assert newest.reason == "restore"
    backups.restore(newest.id, actor="Bo")
    assert clinic.load(OWNER).record == after


def test_the_audit_says_who_restored_what(backups: Backups, clinic: Clinic, folder: Path) -> None:
    name = backups.take().head.id
    add_log(clinic, "a")
    backups.restore(name, actor="Bo")

    entry = TinyDBStore(folder, lambda: START).audit(OWNER)[-1]
    assert (entry.actor, entry.number) == ("Bo", 3)
    assert entry.about == "restored from the backup of 2026-03-02 09:30 UTC"
    assert [key.id for key in entry.keys] == ["a"]


@pytest.mark.parametrize("harm", [flip, Path.unlink])
def test_a_damaged_file_comes_back_and_is_kept_aside(
    backups: Backups, clinic: Clinic, folder: Path, time: Time, harm: Callable[[Path], None]
) -> None:
    before = clinic.load(OWNER).record
    name = backups.take().head.id
    stale = clinic.load(OWNER)
    add_log(clinic, "lost")
    path = journal_of(folder)
    harm(path)
    harmed = path.read_bytes() if path.exists() else None
    again = open_clinic(folder, clock=time, actor="Anna")
    assert [damage.owner for damage in again.damaged()] == [OWNER]

    backups.restore(name, [OWNER], actor="Bo")

    assert again.load(OWNER).record == before
    assert not again.damaged()
    aside = list((folder / "damaged").glob(f"{OWNER}-*")) if harmed else []
    assert [kept.read_bytes() for kept in aside] == ([harmed] if harmed else [])
    assert len(again.patients()) == 2
    changed = replace(stale.record, patient=replace(stale.record.patient, notes="stale"))
    with pytest.raises(Conflict):  # revisions never come twice
        again.save(stale.record, changed, stale.revisions)
    add_log(again, "after")
    assert len(open_clinic(folder, clock=time).patients()) == 2


def test_a_new_computer_gets_everything_from_the_backup(
    backups: Backups, clinic: Clinic, folder: Path, tmp_path: Path, time: Time
) -> None:
    records = [clinic.load(owner).record for owner in (OWNER, OTHER)]
    name = backups.take().head.id
    place = backups.folder
    folder.rename(tmp_path / "burnt")

    new = Backups(tmp_path / "new", time)
    new.choose_folder(place)
    assert {line.state for line in new.preview(name).differences} == {"missing"}
    new.restore(name, actor="Bo")

    there = open_clinic(tmp_path / "new", clock=time)
    assert [there.load(owner).record for owner in (OWNER, OTHER)] == records
    assert there.library().library.settings.therapist == "Anna"


def test_a_bad_copy_stops_the_whole_restore(backups: Backups, clinic: Clinic, folder: Path) -> None:
    backup = backups.take()
    after = [add_log(clinic, "a"), add_log(clinic, "b", OTHER)]
    copy = backup.copy_of(OTHER)
    assert copy is not None
    flip(next(backups.folder.glob(f"files/*/{copy.digest}.journal")))

    with pytest.raises(BackupFailed, match="older backup"):
        backups.restore(backup.head.id, actor="Bo")
    again = open_clinic(folder)
    assert [again.load(owner).record for owner in (OWNER, OTHER)] == after
    assert not (folder / "restoring").exists()


class Fault(Exception):
    """Stands for the death of the program."""


class Fatal:
    """Dies at the n-th call that changes the disk, and at every later one."""

    def __init__(self, patch: pytest.MonkeyPatch, fatal: int) -> None:
        self.calls = 0
        self._fatal = fatal
        for name in ("write", "replace", "fdatasync", "ftruncate"):
            patch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.calls += 1
            if self.calls >= self._fatal:
                raise Fault
            return real(*arguments, **options)

        return call


@pytest.mark.skipif(sys.platform != "linux", reason="counts the calls that are made there")
def test_dying_at_any_call_restores_all_or_nothing(
    backups: Backups, clinic: Clinic, folder: Path, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [clinic.load(owner).record for owner in (OWNER, OTHER)]
    name = backups.take().head.id
    outcomes: list[bool] = []
    died = True
    while died:
        number = len(outcomes)
        time.goes_on(seconds=1)
        after = [add_log(clinic, f"a{number}"), add_log(clinic, f"b{number}", OTHER)]
        with monkeypatch.context() as patch:
            fatal = Fatal(patch, number + 1)
            with suppress(Fault):
                backups.restore(name, actor="Bo")
            died = fatal.calls > number
        again = open_clinic(folder, clock=time)
        found = [again.load(owner).record for owner in (OWNER, OTHER)]
        assert found in (before, after), f"half restored after call {number + 1}"
        assert not again.damaged()
        outcomes.append(found == before)
        backups.restore(name, actor="Bo")
    assert outcomes == sorted(outcomes), "from one call on everything counts"
    assert len(outcomes) > 10
    assert {True, False} == set(outcomes)


def test_a_change_saved_between_death_and_opening_is_not_overwritten(
    backups: Backups, clinic: Clinic, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = backups.take().head.id
    add_log(clinic, "a")
    add_log(clinic, "b", OTHER)

    def dies(_source: Path, _target: Path) -> None:
        raise Fault

    with monkeypatch.context() as patch:
        patch.setattr(disk, "move", dies)
        with pytest.raises(Fault):
            backups.restore(name, actor="Bo")
    latest = add_log(clinic, "later")  # another window that stayed open

    again = open_clinic(folder)
    assert again.load(OWNER).record == latest
    assert not again.load(OTHER).record.sessions


def test_a_restore_waits_for_no_one_who_holds_the_folder(
    backups: Backups, clinic: Clinic, folder: Path
) -> None:
    name = backups.take().head.id
    after = add_log(clinic, "a")
    with FolderLock(folder / ".lock", 1).held(), pytest.raises(Busy):
        backups.restore(name, actor="Bo")
    assert clinic.load(OWNER).record == after


def test_a_file_of_a_newer_version_is_never_replaced(backups: Backups, folder: Path) -> None:
    name = backups.take().head.id
    path = journal_of(folder)
    FrameFile(path, Header("home-program-journal", 2, OWNER)).rewrite(())
    newer = path.read_bytes()
    with pytest.raises(TooNew):
        backups.restore(name, actor="Bo")
    assert path.read_bytes() == newer


def test_ten_restores_give_the_same_records(backups: Backups, clinic: Clinic, time: Time) -> None:
    kept: list[tuple[str, PatientRecord]] = []
    for number in range(10):
        time.goes_on(minutes=1)
        record = add_log(clinic, f"n{number}")
        kept.append((backups.take("hourly").head.id, record))
    for name, record in [*kept[::-1], *kept[::3]]:
        time.goes_on(minutes=1)
        backups.restore(name, actor="Bo")
        assert clinic.load(OWNER).record == record


# The clinic's photos


def photo_of(content: bytes) -> str:
    return f"{sha256(content).hexdigest()[:32]}.png"


def test_photos_are_backed_up_once_and_come_back(
    backups: Backups, clinic: Clinic, folder: Path, time: Time
) -> None:
    name = photo_of(b"a picture")
    clinic.keep_photo(name, b"a picture")
    first = backups.take()
    time.goes_on(hours=1)
    backups.take()
    assert [photo.name for photo in first.photos] == [name]
    assert len(list(backups.folder.glob("files/*/*.photo"))) == 1

    path = folder / "pictures" / name
    for harm in (flip, Path.unlink):
        harm(path)
        assert backups.photo(name) == b"a picture"
        backups.restore(first.head.id, actor="Bo")
        assert clinic.photo(name) == b"a picture"


def test_a_photo_that_is_gone_stays_in_the_backups(
    backups: Backups, clinic: Clinic, folder: Path, time: Time
) -> None:
    name = photo_of(b"a picture")
    clinic.keep_photo(name, b"a picture")
    backups.take()
    (folder / "pictures" / name).unlink()
    time.goes_on(days=3)
    assert [photo.name for photo in backups.take().photos] == [name]
