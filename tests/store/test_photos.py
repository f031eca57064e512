"""The clinic's pictures survive a restart; a photo's file is whole or not there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from designer.model.picture import OwnPicture, Photo
from designer.store.clinic import open_clinic
from designer.store.errors import Corrupt, Invalid, NotRead, ReadOnly
from designer.store.photos import PhotoFolder

CONTENT = b"the bytes of a photo"
NAME = f"{hashlib.sha256(CONTENT).hexdigest()[:32]}.jpg"


def test_own_pictures_are_there_after_a_restart(tmp_path: Path) -> None:
    clinic = open_clinic(tmp_path, actor="Anna")
    clinic.keep_photo(NAME, CONTENT)
    photo = OwnPicture(
        id="bird-dog", photo=Photo(file=NAME, width_px=300, height_px=200), words="A dog"
    )
    clinic.set_picture("bird-dog", photo)
    clinic.set_picture("dead-bug", OwnPicture(id="dead-bug", figure="{}"))

    again = open_clinic(tmp_path)
    library = again.library().library
    assert library.picture("bird-dog") == photo
    assert again.photo(NAME) == CONTENT
    assert (tmp_path / "pictures" / NAME).stat().st_mode & 0o077 == 0

    again.set_picture("dead-bug", None)
    assert [one.id for one in open_clinic(tmp_path).library().library.pictures] == ["bird-dog"]


def test_a_picture_is_replaced_not_doubled(tmp_path: Path) -> None:
    clinic = open_clinic(tmp_path)
    for text in ("{}", "[]"):
        clinic.set_picture("bird-dog", OwnPicture(id="bird-dog", figure=text))
    assert clinic.library().library.pictures == (OwnPicture(id="bird-dog", figure="[]"),)


def test_a_damaged_photo_is_noticed(tmp_path: Path) -> None:
    folder = PhotoFolder(tmp_path / "pictures")
    folder.write(NAME, CONTENT)
    (tmp_path / "pictures" / NAME).write_bytes(CONTENT[:-1])
    with pytest.raises(Corrupt):
        folder.read(NAME)


def test_a_missing_photo_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotRead, match="missing"):
        PhotoFolder(tmp_path).read(NAME)


@pytest.mark.parametrize("name", ["../../etc/passwd", f"x/{NAME}", NAME.upper(), "a.jpg", ""])
def test_only_names_of_photos_are_looked_for(tmp_path: Path, name: str) -> None:
    with pytest.raises(Invalid):
        PhotoFolder(tmp_path).read(name)


def test_a_folder_that_cannot_be_made_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file in the way")
    with pytest.raises((ReadOnly, NotRead)):
        PhotoFolder(tmp_path / "pictures" / "deeper").write(NAME, CONTENT)
