"""Going back: looking first, then one patient or everybody, with nothing overwritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from designer.store.backups import Backups
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import (
    BackupFailed,
    Busy,
    Conflict,
    TooNew,
)
from designer.store.framefile import FrameFile, Header
from designer.store.lock import FolderLock
from designer.store.tinydb_store import TinyDBStore
from tests.store.backups.conftest import START, Time, add_log, flip
from tests.store.conftest import OTHER, OWNER, journal_of


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
