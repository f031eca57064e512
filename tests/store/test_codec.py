"""The seam for encryption: what a codec seals is on the disk, and nothing else."""

from pathlib import Path

import pytest

from designer.store.codec import Unopenable
from designer.store.database import OwnerDatabase
from designer.store.errors import Corrupt, Key, TooNew
from designer.store.frames import scan
from designer.store.port import Document
from tests.store.conftest import NOW, OTHER, OWNER


class Toy:
    """Hides the JSON from nobody, but binds it to key and file as encryption will."""

    name = "toy"

    def __init__(self, key: int) -> None:
        self._key = key

    def seal(self, payload: bytes, header: bytes) -> bytes:
        return self._mark(header) + bytes(byte ^ self._key for byte in payload).hex().encode()

    def open(self, sealed: bytes, header: bytes) -> bytes:
        if not sealed.startswith(self._mark(header)):
            raise Unopenable
        return bytes(
            byte ^ self._key for byte in bytes.fromhex(sealed[len(self._mark(header)) :].decode())
        )

    def _mark(self, header: bytes) -> bytes:
        return b"%d:%d:" % (self._key, sum(header))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / f"{OWNER}.journal"
    database = OwnerDatabase(path, OWNER, Toy(7))
    document = Document(Key("session", "a"), 1, b'{"value":"Rivera"}')
    database.write([document], NOW, "Anna", new=True)
    database.write([document._replace(revision=2)], NOW, "Anna")
    return path


def test_what_was_sealed_is_opened_again(path: Path) -> None:
    database = OwnerDatabase(path, OWNER, Toy(7))
    database.refresh()
    found = database.get(Key("session", "a"))
    assert found is not None
    assert (found.revision, found.body) == (2, b'{"value":"Rivera"}')
    assert len(database.audit()) == 2


def test_only_the_first_record_is_in_the_clear_and_all_can_be_checked_without_the_key(
    path: Path,
) -> None:
    data = path.read_bytes()
    assert b'"codec":"toy"' in data
    assert b"Rivera" not in data
    assert b"Anna" not in data
    assert len(scan(data, 0).payloads) == 3


def test_another_key_opens_nothing(path: Path) -> None:
    with pytest.raises(Corrupt):
        OwnerDatabase(path, OWNER, Toy(8)).refresh()


def test_a_program_without_the_codec_leaves_the_file_alone(path: Path) -> None:
    with pytest.raises(TooNew, match="toy"):
        OwnerDatabase(path, OWNER).refresh()


def test_records_of_another_file_do_not_open(path: Path, tmp_path: Path) -> None:
    other = tmp_path / f"{OTHER}.journal"
    database = OwnerDatabase(other, OTHER, Toy(7))
    database.write([], NOW, "Anna", new=True)
    sealed = bytes(scan(path.read_bytes(), 0).payloads[1])
    with pytest.raises(Unopenable):
        Toy(7).open(sealed, bytes(scan(other.read_bytes(), 0).payloads[0]))
