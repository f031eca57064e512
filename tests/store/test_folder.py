"""The clinic's folder: damage, the index, the list."""

import errno
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from designer.store import disk
from designer.store.errors import Corrupt, Key, NotRead, ReadOnly
from designer.store.framefile import FrameFile, Header
from designer.store.index import FORMAT
from designer.store.port import LIBRARY, Change
from designer.store.tinydb_store import TinyDBStore
from tests.store.conftest import OTHER, OWNER, clock, ids, journal_of, log, patient


@pytest.mark.skipif(sys.platform == "win32", reason="there, the folder's own rights count")
def test_nobody_else_may_read_the_clinic(store: TinyDBStore, folder: Path) -> None:
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))} == {0}


def test_a_folder_that_may_not_be_written_is_an_error_that_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_arguments: object, **_options: object) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(ReadOnly, match=folder.name):
        TinyDBStore(folder, clock)


# Damage


def flip(data: bytes) -> bytes:
    return data[:100] + bytes([data[100] ^ 1]) + data[101:]


def cut_after_a_record(data: bytes) -> bytes:
    return data[: data[:-1].rfind(b"\n") + 1]


def emptied(_data: bytes) -> bytes:
    return b""


def replaced(_data: bytes) -> bytes:
    return b'{"_default": {}}'


@pytest.mark.parametrize("harm", [flip, cut_after_a_record, emptied, replaced])
def test_the_list_opens_and_names_the_damaged_file(
    store: TinyDBStore, folder: Path, harm: Callable[[bytes], bytes]
) -> None:
    store.commit(OWNER, [log("c")], {}, "Anna")
    path = journal_of(folder)
    path.write_bytes(harm(path.read_bytes()))
    harmed = path.read_bytes()
    again = TinyDBStore(folder, clock)

    assert [line.name for line in again.patients()] == ["Smith, B."]
    (damage,) = again.damaged()
    assert (damage.owner, damage.path) == (OWNER, path)
    assert path.name in damage.sentence
    assert "Rivera" not in damage.sentence
    assert damage.summary is not None
    assert damage.summary.name == "Rivera, A."
    with pytest.raises(Corrupt):
        again.query(OWNER)
    with pytest.raises(Corrupt):
        again.commit(OWNER, [log("d")], {}, "Anna")
    assert path.read_bytes() == harmed
    again.commit(OTHER, [log("e")], {}, "Anna")
    assert ids(again, OTHER) == {"b", "e"}


def test_a_damaged_file_is_named_without_an_index_too(store: TinyDBStore, folder: Path) -> None:
    journal_of(folder).write_bytes(b"")
    (folder / "index.journal").unlink()
    again = TinyDBStore(folder, clock)

    assert [line.name for line in again.patients()] == ["Smith, B."]
    assert [damage.owner for damage in again.damaged()] == [OWNER]


def test_a_file_that_vanished_is_damage_and_is_not_made_anew(
    store: TinyDBStore, folder: Path
) -> None:
    journal_of(folder).unlink()
    again = TinyDBStore(folder, clock)

    assert [damage.owner for damage in again.damaged()] == [OWNER]
    with pytest.raises(Corrupt, match="missing"):
        again.commit(OWNER, [patient()], {}, "Anna")
    assert not journal_of(folder).exists()


def test_a_file_the_system_does_not_hand_out_is_named_too(store: TinyDBStore, folder: Path) -> None:
    journal_of(folder).unlink()
    journal_of(folder).mkdir()
    again = TinyDBStore(folder, clock)

    assert [damage.owner for damage in again.damaged()] == [OWNER]
    assert [line.name for line in again.patients()] == ["Smith, B."]
    with pytest.raises(NotRead, match=OWNER):
        again.query(OWNER)


def test_a_folder_that_is_gone_is_an_error_that_names_it(store: TinyDBStore, folder: Path) -> None:
    (folder / "patients").rename(folder / "elsewhere")
    with pytest.raises(NotRead, match="patients"):
        store.owners()
    with pytest.raises(Corrupt, match="drive"):
        store.query(OWNER)


def test_no_path_is_made_of_a_name_that_is_no_owner(store: TinyDBStore, folder: Path) -> None:
    journal_of(folder).rename(folder / "elsewhere.journal")
    assert list(store.query("../elsewhere")) == []


def test_damage_while_the_program_runs_is_found_at_the_next_look(
    store: TinyDBStore, folder: Path
) -> None:
    path = journal_of(folder)
    path.write_bytes(flip(path.read_bytes()))
    os.utime(path, ns=(1, 1))

    with pytest.raises(Corrupt):
        store.query(OWNER)
    assert [damage.owner for damage in store.damaged()] == [OWNER]
    assert [line.name for line in store.patients()] == ["Smith, B."]


def test_a_restored_file_is_no_longer_damaged(store: TinyDBStore, folder: Path) -> None:
    path = journal_of(folder)
    good = path.read_bytes()
    path.write_bytes(b"")
    again = TinyDBStore(folder, clock)
    assert again.damaged()
    assert again.damaged() == again.damaged()
    path.write_bytes(good)

    assert len(again.patients()) == 2, "the list looks again at what was damaged"
    assert not again.damaged()
    assert ids(again) == {"a"}


@pytest.mark.parametrize("harm", [flip, cut_after_a_record, emptied, replaced, None])
def test_a_damaged_library_is_named_and_the_patients_are_usable(
    store: TinyDBStore, folder: Path, harm: Callable[[bytes], bytes] | None
) -> None:
    key = Key("settings", "clinic")
    store.commit(LIBRARY, [Change(key, b"{}")], {}, "Anna")
    store.commit(LIBRARY, [Change(key, b'{"value":{}}')], {key: 1}, "Anna")
    path = folder / "library.journal"
    if harm is None:
        path.unlink()
    else:
        path.write_bytes(harm(path.read_bytes()))
    again = TinyDBStore(folder, clock)

    (damage,) = again.damaged()
    assert (damage.owner, damage.path, damage.summary) == (LIBRARY, path, None)
    with pytest.raises(Corrupt, match=r"library\.journal"):
        again.query(LIBRARY)
    assert len(again.patients()) == 2
    assert ids(again) == {"a"}


@pytest.mark.parametrize("earlier", [False, True])
def test_a_library_that_is_missing_with_the_index_is_no_clinic_without_rules(
    store: TinyDBStore, folder: Path, earlier: bool
) -> None:
    """Found by hand: with both gone, the clinic opened as one that never had rules of its own."""
    store.commit(LIBRARY, [Change(Key("settings", "clinic"), b"{}")], {}, "Anna")
    if earlier:  # a program that did not remember it yet
        (folder / "clinic.json").unlink()
        TinyDBStore(folder, clock).patients()
    path = folder / "library.journal"
    path.unlink()
    (folder / "index.journal").unlink()
    again = TinyDBStore(folder, clock)

    with pytest.raises(Corrupt, match="missing"):
        again.query(LIBRARY)
    assert [damage.owner for damage in again.damaged()] == [LIBRARY]
    assert [damage.owner for damage in TinyDBStore(folder, clock).damaged()] == [LIBRARY]
    with pytest.raises(Corrupt):
        again.commit(LIBRARY, [Change(Key("settings", "clinic"), b"{}")], {}, "Anna")
    assert not path.exists()
    assert ids(again) == {"a"}


def test_a_clinic_that_never_had_a_library_misses_none(store: TinyDBStore, folder: Path) -> None:
    store.patients()
    (folder / "index.journal").unlink()
    assert not TinyDBStore(folder, clock).damaged()
    assert list(TinyDBStore(folder, clock).query(LIBRARY)) == []


# The index


@pytest.mark.parametrize("content", [None, b"", b"garbage\n", b"\0" * 700])
def test_the_index_is_rebuilt_from_the_patient_files(
    store: TinyDBStore, folder: Path, content: bytes | None
) -> None:
    expected = store.patients()
    index = folder / "index.journal"
    if content is None:
        index.unlink()
    else:
        index.write_bytes(content)

    assert TinyDBStore(folder, clock).patients() == expected
    assert store.patients() == expected, "the running instance noticed as well"


@pytest.mark.parametrize(("version", "known"), [(1, 8), (2, 11), (3, 12)])
def test_an_index_of_an_earlier_version_is_renewed_and_still_misses_a_cut_off_commit(
    store: TinyDBStore, folder: Path, version: int, known: int
) -> None:
    store.commit(OWNER, [log("c")], {}, "Anna")
    expected = store.patients()
    entries = [
        # 1: without log, print and course; 2: discharge; 3: texts for diagnoses and course
        [*([*line[:4], line[4].split(), *line[5:10], [], line[11]][:known]), *witness]
        for line, witness in json.loads(msgspec.json.encode(list(store._index.entries.values())))
    ]
    index = FrameFile(folder / "index.journal", Header(FORMAT, version, "index"))
    (folder / "index.journal").unlink()
    index.rewrite([json.dumps(entries, separators=(",", ":")).encode()])
    assert TinyDBStore(folder, clock).patients() == expected

    index.rewrite([json.dumps(entries, separators=(",", ":")).encode()])
    file = folder / "patients" / f"{OWNER}.journal"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    again = TinyDBStore(folder, clock)
    assert OWNER not in [line.id for line in again.patients()]
    assert [damage.owner for damage in again.damaged()] == [OWNER]


def test_a_commit_that_the_index_missed_is_found_at_the_next_start(
    store: TinyDBStore, folder: Path
) -> None:
    index = folder / "index.journal"
    old = index.read_bytes()
    store.commit(OWNER, [patient(OWNER, "Rivera-Smith, A.")], {patient().key: 1}, "Anna")
    index.write_bytes(old)  # as if the program had died before it wrote there

    assert TinyDBStore(folder, clock).patients()[0].name == "Rivera-Smith, A."


def test_the_list_is_there_at_once_and_the_look_at_the_files_corrects_it(
    store: TinyDBStore, folder: Path
) -> None:
    """The screen need not wait for thousands of files, and is told what it could not know."""
    expected = store.patients()
    journal_of(folder).write_bytes(b"")
    again = TinyDBStore(folder, clock)

    assert again.listed() == (expected, [])
    assert [line.name for line in again.patients()] == ["Smith, B."]
    assert again.listed().patients == again.patients()
    assert [damage.owner for damage in again.listed().damaged] == [OWNER]
    store.commit(OTHER, [patient(OTHER, "Tan, C.")], {patient(OTHER).key: 1}, "Anna")
    assert [line.name for line in again.listed().patients] == ["Smith, B."]
    again.patients()
    assert [line.name for line in again.listed().patients] == ["Tan, C."]


def test_the_list_does_not_wait_for_a_commit_that_waits_for_the_disk(
    store: TinyDBStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, begun, goes_on = store.listed(), threading.Event(), threading.Event()

    def slow(_handle: int) -> None:
        begun.set()
        assert goes_on.wait(10)

    monkeypatch.setattr(disk, "sync", slow)
    saving = threading.Thread(target=store.commit, args=(OWNER, [log("c")], {}, "Anna"))
    saving.start()
    assert begun.wait(10)
    assert store.listed() == expected
    goes_on.set()
    saving.join()
    assert ids(store) == {"a", "c"}


def test_an_index_that_cannot_be_written_does_not_fail_the_commit(
    store: TinyDBStore, folder: Path
) -> None:
    index = folder / "index.journal"
    index.unlink()
    index.mkdir()
    store.commit(OWNER, [log("c")], {}, "Anna")
    index.rmdir()
    assert ids(TinyDBStore(folder, clock)) == {"a", "c"}


def test_many_changes_put_the_index_in_order_again(store: TinyDBStore, folder: Path) -> None:
    for number in range(70):
        store.commit(OWNER, [log(f"n{number}")], {}, "Anna")
    grown = (folder / "index.journal").stat().st_size
    expected = store.patients()

    assert (folder / "index.journal").stat().st_size < grown
    assert TinyDBStore(folder, clock).patients() == expected
