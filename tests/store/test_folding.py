"""Commits put together now and then: when, how it reads, and what it must not lose."""

import gc
import os
import shutil
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import pytest

from designer.store.database import OwnerDatabase
from designer.store.framefile import FrameFile
from designer.store.records import join
from tests.store.conftest import OWNER
from tests.store.journals import assert_corrupt, failing, logs, opened


@pytest.fixture
def folded(path: Path) -> Path:
    """A journal whose commits were folded, with one behind them."""
    for number in range(31):  # by an instance of its own each: what was folded is folded again
        journal = opened(path)
        journal.append({"week": {"w": {"text": "x" * 2_000, "n": number}}}, note=b"%d" % number)
    return path


def test_commits_are_folded_now_and_then_and_all_that_counts_is_kept(folded: Path) -> None:
    journal = opened(folded)
    for number in range(31, 300):
        journal.append({"week": {"w": {"text": "x" * 2_000, "n": number}}}, note=b"%d" % number)
    assert folded.stat().st_size < 100_000

    again = opened(folded)
    assert again.read() == journal.read()
    assert again.read()["week"]["w"]["n"] == 299
    assert sorted(again.read()["log"]) == ["1", "2", "3"]
    assert again.commits == 303
    assert [bytes(note) for note in again.notes[-2:]] == [b"298", b"299"]
    assert len(again.notes) == 303


def test_what_was_folded_holds_each_document_once(folded: Path) -> None:
    records = folded.read_bytes().splitlines()
    assert len(records) == 7, "header, contents, two tables, notes, two commits"
    assert b"".join(records[:5]).count(b"xxx" * 600) == 1
    assert opened(folded).read()["week"]["w"]["n"] == 30


def test_many_bytes_are_folded_before_there_are_many_commits(path: Path) -> None:
    journal = opened(path)
    for number in range(6):
        journal.append({"week": {"w": {"text": "x" * 50_000, "n": number}}})
    assert path.stat().st_size < 60_000
    assert opened(path).read()["week"]["w"]["n"] == 5


def test_a_large_file_is_not_written_anew_for_a_few_small_commits(path: Path) -> None:
    journal = opened(path)
    journal.append({"week": {"w": {"text": "x" * 500_000}}})
    for number in range(100):
        journal.append({"log": {f"n{number}": {"pain": 1}}})
    assert path.read_bytes().count(b"\n") == 105, "header, contents, two tables, notes, 100 commits"


def test_programs_that_know_no_folding_read_the_same(folded: Path) -> None:
    """Each record is a commit to them, the first ones with the number 0: the format is the same."""
    commits, tables = 0, dict[str, dict[str, Any]]()
    notes: list[Any] = []
    for line in folded.read_bytes().splitlines()[1:]:
        record = msgspec.json.decode(line[9:-9])
        for name, docs in record.get("docs", {}).items():
            tables.setdefault(name, {}).update(docs)
        commits, notes = record["n"], [*notes, *record.get("notes", ())]
    now = opened(folded)
    assert (tables, commits) == ({name: dict(now.read()[name]) for name in now.read()}, 34)
    assert notes == [msgspec.json.decode(note) for note in now.notes]


def test_a_folded_file_that_was_kept_reads_as_it_did(tmp_path: Path) -> None:
    path = tmp_path / f"{OWNER}.journal"
    shutil.copy(Path(__file__).parent / "fixtures" / "folded.journal", path)
    database = OwnerDatabase(path, OWNER)
    database.refresh()
    record, revisions = join(OWNER, database.packed(()))

    gone = {"s6", "s17"}
    names = [f"s{number}" for number in range(1, 36)]
    assert [log.id for log in record.sessions] == [name for name in names if name not in gone]
    assert [record.sessions[0].note, record.sessions[1].note] == ["changed", "é ☐"]
    assert revisions.numbers["session"] == dict.fromkeys(names, 1) | dict.fromkeys(gone, 2) | {
        "s1": 3
    }
    assert len(database.audit()) == database.storage.commits == 36


def test_a_file_that_lacks_some_of_what_was_folded_is_damage(folded: Path) -> None:
    lines = folded.read_bytes().splitlines(keepends=True)
    for kept in (2, 3, 4):
        assert_corrupt(folded, b"".join(lines[:kept]), f"{kept} records")
    folded.write_bytes(b"".join(lines[:5]))
    assert opened(folded).commits == 32


def test_a_file_that_nobody_holds_leaves_memory_at_once(folded: Path) -> None:
    """Without waiting for the garbage collector, which the values of the model hardly ever wake."""
    journal = opened(folded)
    gone = weakref.ref(journal)
    gc.disable()
    try:
        del journal
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("call", ["write", "fdatasync", "replace"])
def test_folding_that_fails_loses_nothing_and_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    journal, tries = opened(path), list[int]()

    def refused(payloads: Sequence[bytes]) -> None:
        tries.append(journal.commits)
        with mock.patch.object(os, call, failing):
            FrameFile.rewrite(journal.file, payloads)

    with monkeypatch.context() as patched:
        patched.setattr(journal.file, "rewrite", refused)
        for number in range(40):
            journal.append({"week": {"w": {"text": "x" * 500, "n": number}}})
            journal.refresh()
    assert tries == [32], "not at every commit"

    assert len(path.read_bytes().splitlines()) == 44
    assert opened(path).read()["week"]["w"]["n"] == 39
    for number in range(21):
        journal.append({"log": {"5": {"pain": number}}})
    assert len(path.read_bytes().splitlines()) == 5
    assert logs(path) == ["1", "2", "3", "5"]
    assert opened(path).commits == 64
