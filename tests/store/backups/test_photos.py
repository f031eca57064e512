"""The clinic's photos in its backups."""

from hashlib import sha256
from pathlib import Path

from designer.store.backups import Backups
from designer.store.clinic import Clinic
from tests.store.backups.conftest import Time, flip


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
