"""Photos that no exercise shows any more: named by the check, taken out by the repair."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from designer.model.picture import OwnPicture, Photo
from designer.store.backups import Backups
from designer.store.checking import Checking, CheckReport
from designer.store.clinic import Clinic, open_clinic
from designer.store.errors import BackupFailed
from designer.store.repairing import Repairing
from designer.text import load_texts
from resources.paths import folder as resources

WORDS = load_texts(resources("text"), "en", "commands")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY_S = 24 * 3600.0


def clock() -> datetime:
    return NOW


@pytest.fixture
def clinic(folder: Path) -> Clinic:
    """It showed two photos a month ago, and shows one of them now."""
    clinic = open_clinic(folder, clock=clock, actor="Anna")
    for content in (b"shown", b"unused"):
        show(clinic, content)
        age(folder, content, 30)
    clinic.set_picture("unused", None)
    Backups(folder, clock).take()
    return clinic


def name_of(content: bytes) -> str:
    return f"{sha256(content).hexdigest()[:32]}.png"


def show(clinic: Clinic, content: bytes) -> None:
    """A picture of the exercise that has the content for a name."""
    photo = Photo(file=name_of(content), width_px=8, height_px=8)
    clinic.keep_photo(photo.file, content)
    name = content.decode()
    clinic.set_picture(name, OwnPicture(id=name, photo=photo))


def age(folder: Path, content: bytes, days: float) -> None:
    written_s = NOW.timestamp() - days * DAY_S
    os.utime(folder / "pictures" / name_of(content), (written_s, written_s))


def photos(folder: Path) -> set[str]:
    return {path.name for path in (folder / "pictures").iterdir()}


def checked(folder: Path) -> CheckReport:
    return Checking(folder, clock, WORDS).check()


def mended(folder: Path) -> CheckReport:
    repairing = Repairing(folder, clock, "Bo", WORDS)
    _, mends = repairing.plan()
    return repairing.mend(mends)


def test_an_unused_photo_is_a_remark_and_the_check_leaves_it(clinic: Clinic, folder: Path) -> None:
    (trouble,) = checked(folder).troubles
    assert (trouble.kind, trouble.weight) == ("unused photos", "remark")
    assert trouble.sentence.startswith(f"{folder / 'pictures'}: 1 photo (6 bytes)")
    assert photos(folder) == {name_of(b"shown"), name_of(b"unused")}


def test_a_repair_takes_it_out_and_every_backup_has_it(clinic: Clinic, folder: Path) -> None:
    before = Backups(folder, clock).heads()[0]
    assert mended(folder).troubles == ()
    assert photos(folder) == {name_of(b"shown")}

    backups = Backups(folder, clock)
    assert [head.reason for head in backups.heads()] == ["repair", "asked"]
    assert backups.photo(name_of(b"unused")) == b"unused"
    backups.restore(before.id, actor="Bo")
    assert photos(folder) == {name_of(b"shown"), name_of(b"unused")}


def test_one_that_was_written_lately_is_left(clinic: Clinic, folder: Path) -> None:
    """Another workstation may be about to name it in the library."""
    age(folder, b"unused", 6.9)
    assert checked(folder).troubles == ()
    age(folder, b"unused", 7.1)
    clinic.keep_photo(name_of(b"unused"), b"unused")
    assert checked(folder).troubles == (), "chosen again, it has its time anew"


def test_one_that_is_shown_again_after_the_plan_is_left(clinic: Clinic, folder: Path) -> None:
    repairing = Repairing(folder, clock, "Bo", WORDS)
    _, mends = repairing.plan()
    show(open_clinic(folder, clock=clock), b"unused")
    age(folder, b"unused", 30)
    assert repairing.mend(mends).troubles == ()
    assert len(photos(folder)) == 2


def test_one_that_is_shown_again_while_the_backup_is_looked_at_is_left(
    clinic: Clinic, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content_of = Backups.photo

    def shown_meanwhile(backups: Backups, name: str) -> bytes | None:
        show(open_clinic(folder, clock=clock), b"unused")
        age(folder, b"unused", 30)
        return content_of(backups, name)

    monkeypatch.setattr(Backups, "photo", shown_meanwhile)
    mended(folder)
    assert len(photos(folder)) == 2


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-20] + bytes([data[-20] ^ 1]) + data[-19:])


@pytest.mark.parametrize("harm", [flip, Path.unlink])
def test_without_a_library_nobody_knows_which_are_used(
    clinic: Clinic, folder: Path, harm: Callable[[Path], None]
) -> None:
    repairing = Repairing(folder, clock, "Bo", WORDS)
    _, mends = repairing.plan()
    harm(folder / "library.journal")
    assert "unused photos" not in {one.kind for one in checked(folder).troubles}
    repairing.mend(mends)
    assert len(photos(folder)) == 2


@pytest.mark.parametrize("refused", ["take", "photo"])
def test_without_a_copy_in_a_backup_none_goes(
    clinic: Clinic, folder: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def fails(*_arguments: object) -> None:
        raise BackupFailed(folder, "the drive is full")

    monkeypatch.setattr(Backups, refused, fails)
    if refused == "take":
        with pytest.raises(BackupFailed):
            mended(folder)
    else:
        mended(folder)
    assert len(photos(folder)) == 2
