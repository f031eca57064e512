"""The clinic's folder in the hands of several: instances, processes, threads."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from designer.store.errors import Busy, Conflict, Key
from designer.store.lock import FolderLock
from designer.store.port import Change
from designer.store.tinydb_store import TinyDBStore
from tests.store.conftest import OWNER, clock, ids, journal_of, log


def test_two_instances_see_each_others_commits(store: TinyDBStore, folder: Path) -> None:
    other = TinyDBStore(folder, clock)
    for number in range(20):
        writer, reader = (store, other) if number % 2 else (other, store)
        writer.commit(OWNER, [log(f"n{number}")], {}, "Anna")
        assert f"n{number}" in ids(reader)
    assert len(ids(store)) == 21
    assert len(store.audit(OWNER)) == 21


def test_a_stale_instance_gets_a_conflict_and_overwrites_nothing(
    store: TinyDBStore, folder: Path
) -> None:
    other = TinyDBStore(folder, clock)
    other.query(OWNER)
    key = log("a").key
    store.commit(OWNER, [log("a", "newer")], {key: 1}, "Anna")

    with pytest.raises(Conflict):
        other.commit(OWNER, [log("a", "stale")], {key: 1}, "Bo")
    found = other.get(OWNER, key)
    assert found is not None
    assert found.body == log("a", "newer").body


def test_instances_that_compact_under_each_other_lose_nothing(
    store: TinyDBStore, folder: Path
) -> None:
    other = TinyDBStore(folder, clock)
    key = Key("week", "w")
    for number in range(60):
        writer = store if number % 3 else other
        body = b'{"value": "%s"}' % (b"%d" % (number % 10) * 20_000)
        writer.commit(OWNER, [Change(key, body), log(f"n{number}")], {key: number}, "Anna")

    assert journal_of(folder).stat().st_size < 60 * 20_000 / 2
    for reader in (store, other, TinyDBStore(folder, clock)):
        assert len(ids(reader)) == 61
        assert len(reader.audit(OWNER)) == 61


_WRITER = """
import sys
from pathlib import Path
from designer.store.tinydb_store import TinyDBStore
from tests.store.conftest import OWNER, clock, log
store = TinyDBStore(Path(sys.argv[1]), clock, patience=60)
for number in range(int(sys.argv[3])):
    store.commit(OWNER, [log(f"{sys.argv[2]}{number}")], {}, sys.argv[2])
"""


def test_two_processes_interleaved_lose_nothing(store: TinyDBStore, folder: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(folder), name, "150"])
        for name in ("x", "y")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]

    expected = {f"{name}{number}" for name in "xy" for number in range(150)} | {"a"}
    assert ids(store) == expected
    assert len(store.audit(OWNER)) == 301


def test_a_killed_writer_leaves_no_lock_and_loses_nothing(store: TinyDBStore, folder: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder), "x", "1000000"])
    while len(ids(store)) < 5:
        assert writer.poll() is None
    writer.kill()
    writer.wait()

    before = ids(store)
    store.commit(OWNER, [log("after")], {}, "Anna")
    assert ids(TinyDBStore(folder, clock)) == before | {"after"}


def test_threads_may_share_a_store(store: TinyDBStore) -> None:
    def write(name: str) -> None:
        for number in range(40):
            store.commit(OWNER, [log(f"{name}{number}")], {}, name)
            store.patients()

    threads = [threading.Thread(target=write, args=(name,)) for name in "xyz"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(store)) == 121


def test_a_folder_in_use_is_busy_and_says_so(store: TinyDBStore, folder: Path) -> None:
    other = TinyDBStore(folder, clock, patience=0.05)
    with FolderLock(folder / ".lock", 1).held(), pytest.raises(Busy, match=folder.name):
        other.commit(OWNER, [log("c")], {}, "Anna")
    assert ids(other) == {"a"}
