"""Taking a backup: everybody is in it, sound, durable, read again."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from designer.store import disk
from designer.store.backups import Backups
from designer.store.backups.taking import Taking
from designer.store.clinic import Clinic
from designer.store.errors import (
    BackupFailed,
    Busy,
    Corrupt,
    NotWritten,
    Stopped,
)
from designer.store.lock import FolderLock
from tests.store.backups.conftest import Time, add_log, flip
from tests.store.conftest import OTHER, OWNER, journal_of


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
