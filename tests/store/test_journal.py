"""The journal under TinyDB: what a torn, cut, flipped or refused write leaves behind."""

import errno
import os
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage, Storage
from tinydb.table import Document

from designer.store.database import OwnerDatabase
from designer.store.errors import Corrupt, NotWritten, OutcomeUnknown, ReadOnly, StoreError, TooNew
from designer.store.framefile import FrameFile, Header
from designer.store.journal import JournalStorage
from tests.store.conftest import OWNER
from tests.store.journals import assert_corrupt, failing, logs, opened


def last_record(path: Path) -> int:
    """Where the last record begins."""
    return path.read_bytes()[:-1].rfind(b"\n") + 1


@pytest.mark.parametrize("notes", [b'"notes":7', b'"notes":[{"at":"soon"}]'])
def test_notes_that_cannot_be_read_are_damage_to_whoever_asks_for_them(
    tmp_path: Path, notes: bytes
) -> None:
    """They are read when somebody asks; the documents need not wait for that."""
    path = tmp_path / f"{OWNER}.journal"
    docs = b'"docs":{"log":{"1":{"revision":1,"body":{}}}}'
    FrameFile(path, Header("home-program-journal", 1, OWNER)).rewrite(
        (b'{"n":1,%s,%s}' % (docs, notes),)
    )
    database = OwnerDatabase(path, OWNER)
    database.refresh()
    assert len(database.documents(())) == 1
    with pytest.raises(Corrupt):
        database.audit()
    with pytest.raises(Corrupt):
        database.last_change()


# TinyDB


def test_tinydb_reads_and_writes_its_tables(path: Path) -> None:
    database = TinyDB(storage=lambda: opened(path))
    table = database.table("log")

    table.insert(Document({"pain": 4}, 4))
    table.update({"pain": 9}, doc_ids=[1])
    table.remove(where("pain") == 2)
    database.insert({"n": 1})

    again = TinyDB(storage=lambda: opened(path))
    rows = [(row.doc_id, row["pain"]) for row in again.table("log").all()]
    assert rows == [(1, 9), (3, 3), (4, 4)]
    assert len(again) == 1


def test_an_append_costs_the_record_and_not_the_file(path: Path) -> None:
    sizes = []
    journal = opened(path)
    for number in range(25):
        before = path.stat().st_size
        journal.append({"log": {f"n{number:03}": {"pain": 1}}})
        sizes.append(path.stat().st_size - before)
    assert max(sizes) - min(sizes) <= 2  # the digits of the commit's number


# Torn and damaged files


def test_cut_anywhere_in_the_last_record_the_acknowledged_state_is_there(path: Path) -> None:
    whole, start = path.read_bytes(), last_record(path)
    for end in range(start, len(whole)):
        path.write_bytes(whole[:end])
        assert logs(path) == ["1", "2"], end
        assert path.read_bytes() == whole[:end], "reading changed the file"

        opened(path).append({"log": {"4": {"pain": 4}}})
        assert logs(path) == ["1", "2", "4"], end


@pytest.mark.parametrize("zeros", [27, 512])
def test_zeros_in_place_of_the_last_record_are_a_torn_record(path: Path, zeros: int) -> None:
    whole = path.read_bytes()
    for end in (len(whole), last_record(path) + 40):
        path.write_bytes(whole[:end] + bytes(zeros))
        expected = ["1", "2", "3"] if end == len(whole) else ["1", "2"]
        assert logs(path) == expected
        opened(path).append({"log": {"4": {"pain": 4}}})
        assert logs(path) == [*expected, "4"]


def test_a_record_whose_sectors_did_not_all_reach_the_disk_is_a_torn_record(path: Path) -> None:
    journal = opened(path)
    start = path.stat().st_size
    journal.append({"week": {"w": {"text": "x" * 2_000}}})
    whole = path.read_bytes()
    edges = [start, *range(start - start % 512 + 512, len(whole), 512), len(whole)]
    for first, last in pairwise(edges):
        path.write_bytes(whole[:first] + bytes(last - first) + whole[last:])
        assert logs(path) == ["1", "2", "3"], first
        opened(path).append({"log": {"4": {"pain": 4}}})
        assert logs(path) == ["1", "2", "3", "4"], first


def test_zeros_in_an_earlier_record_are_damage(path: Path) -> None:
    journal = opened(path)
    for number in range(3):
        journal.append({"week": {"w": {"text": "x" * 2_000, "n": number}}})
    whole = path.read_bytes()
    for start in range(0, last_record(path) - 512, 512):
        assert_corrupt(path, whole[:start] + bytes(512) + whole[start + 512 :], f"{start}")


def test_the_first_append_to_a_file_that_others_wrote_syncs_what_they_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened(path)
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _handle: synced.append("fsync"))
    monkeypatch.setattr(os, "fdatasync", lambda _handle: synced.append("fdatasync"))

    journal.append({"log": {"4": {"pain": 4}}})
    assert synced == ["fdatasync", "fsync", "fdatasync"], "the file, its folder, the record"
    synced.clear()
    journal.append({"log": {"5": {"pain": 5}}})
    assert synced == ["fdatasync"]


def test_a_flipped_byte_anywhere_is_damage_that_names_the_file(path: Path) -> None:
    whole = path.read_bytes()
    dice = random.Random(5)
    for position in range(len(whole)):
        for flip in {0x01, 0x80, 0x0A, whole[position], dice.randrange(1, 256)}:
            assert_corrupt(path, _flipped(whole, position, flip), f"byte {position}, {flip:#x}")


def test_records_removed_repeated_or_moved_are_damage(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    for order in ([0, 2, 3], [0, 1, 3], [1, 2, 3], [0, 1, 1, 2, 3], [0, 2, 1, 3], [0, 1, 2, 3, 3]):
        assert_corrupt(path, b"".join(lines[index] for index in order), str(order))


@pytest.mark.parametrize("content", [b"", b"\n", b"{}", b"\0" * 600, b"PK\x03\x04" + b"x" * 600])
def test_an_empty_or_foreign_file_is_damage_and_no_empty_database(
    path: Path, content: bytes
) -> None:
    assert_corrupt(path, content, repr(content[:9]))


def test_another_patients_journal_under_this_name_is_damage(path: Path) -> None:
    with pytest.raises(Corrupt):
        JournalStorage(path, OWNER.replace("1", "2")).refresh()


def test_a_file_of_a_newer_format_is_left_alone(path: Path) -> None:
    FrameFile(path, Header("home-program-journal", 2, OWNER)).rewrite(())
    written = path.read_bytes()
    with pytest.raises(TooNew, match="newest version"):
        opened(path)
    assert path.read_bytes() == written


def _flipped(data: bytes, position: int, flip: int) -> bytes:
    return data[:position] + bytes([data[position] ^ flip]) + data[position + 1 :]


# A disk that refuses


def short(_handle: int, data: bytes) -> int:
    """Write a part and say so, as a full disk does."""
    return os_write(_handle, data[: len(data) // 2])


def full(_handle: int, data: bytes) -> int:
    os_write(_handle, data[:3])
    raise OSError(errno.ENOSPC, "No space left on device")


def denied(*_arguments: object, **_options: object) -> Any:
    raise PermissionError(errno.EACCES, "Permission denied")


os_write = os.write


@pytest.mark.parametrize(
    ("call", "fault", "error"),
    [
        ("write", short, NotWritten),
        ("write", full, NotWritten),
        ("write", failing, NotWritten),
        ("fdatasync", failing, OutcomeUnknown),
        ("open", denied, ReadOnly),
        ("lseek", failing, NotWritten),
    ],
)
def test_a_refused_append_leaves_the_old_content_and_says_so(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    fault: Callable[..., Any],
    error: type[StoreError],
) -> None:
    journal = opened(path)
    journal.file.settle()
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, fault)
        with pytest.raises(error, match=path.name):
            journal.append({"log": {"4": {"pain": 4}}})

    assert path.read_bytes() == before
    journal.refresh()
    journal.append({"log": {"5": {"pain": 5}}})
    assert logs(path) == ["1", "2", "3", "5"]


def test_when_even_taking_back_fails_the_rest_is_ignored_and_removed_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened(path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", short)
        patched.setattr(os, "ftruncate", failing)
        with pytest.raises(NotWritten):
            journal.append({"log": {"4": {"pain": 4}}})

    assert logs(path) == ["1", "2", "3"]
    journal.refresh()
    journal.append({"log": {"5": {"pain": 5}}})
    assert logs(path) == ["1", "2", "3", "5"]


def test_an_append_to_a_journal_that_was_not_read_is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(NotWritten):
        JournalStorage(path, OWNER).append({"log": {"4": {"pain": 4}}})
    assert path.read_bytes() == before


def test_an_append_behind_the_end_of_the_file_is_refused(path: Path) -> None:
    journal = opened(path)
    path.write_bytes(path.read_bytes()[: last_record(path)])
    with pytest.raises(NotWritten, match="shorter"):
        journal.append({"log": {"4": {"pain": 4}}})
    assert logs(path) == ["1", "2"]


# The control: without our storage the same tests must fail


Opener = Callable[[Path], Storage]


def survivors(storage: Opener, path: Path) -> list[bool]:
    """For each byte at which the last write may end: is the state before it still readable?"""
    _insert(storage, path, {"pain": 1})
    before = path.read_bytes()
    _insert(storage, path, {"pain": 2, "note": "x" * 80})
    after = path.read_bytes()
    results = []
    for written in range(1, len(after)):
        path.write_bytes(after[:written] + before[written:])
        results.append(_reads_first_row(storage, path))
    return results


def _insert(storage: Opener, path: Path, row: dict[str, object]) -> None:
    with TinyDB(storage=lambda: storage(path)) as database:
        database.insert(row)


def _reads_first_row(storage: Opener, path: Path) -> bool:
    try:
        with TinyDB(storage=lambda: storage(path)) as database:
            return dict(database.all()[0]) == {"pain": 1}
    except (ValueError, AttributeError):  # what json and TinyDB say of a mixture
        return False


def test_stock_tinydb_fails_where_ours_holds(tmp_path: Path) -> None:
    def ours(path: Path) -> Storage:
        journal = JournalStorage(path, OWNER)
        if path.exists():
            journal.refresh()
        else:
            journal.create({}, b"null")
        return journal

    assert all(survivors(ours, tmp_path / "ours.journal"))
    assert not all(survivors(lambda path: JSONStorage(str(path)), tmp_path / "stock.json"))
