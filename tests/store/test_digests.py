"""Digests beside the patient files: shared, derived, never in the way."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.model.vocabulary import Urgency
from designer.store.digest import Digest, End, RuleRate
from designer.store.digests import NAME, DigestFile, Digests, DigestsInMemory
from designer.store.lock import FolderLock

ONE = Digest(
    id="a",
    made_from=datetime(2026, 3, 4, 20, 30, 0, 123456, tzinfo=UTC),
    on=date(2026, 3, 4),
    rules="abc",
    in_care=True,
    step="hold",
    headline="Stay.",
    urgency=Urgency.NONE,
    last_flare=None,
    flare_open=False,
    stops=0,
    blocks=1,
    cautions=2,
    worst="Too early.",
    screened_on=date(2026, 1, 1),
    ends=(End("override", "R-075", date(2026, 3, 9)),),
    rates=(RuleRate("R-075", 3, 1),),
)


@pytest.mark.parametrize("make", [DigestFile, lambda _folder: DigestsInMemory()])
def test_a_later_digest_takes_the_place_of_an_earlier_one(tmp_path: Path, make: type) -> None:
    digests: Digests = make(tmp_path)
    assert digests.all() == {}
    digests.keep([ONE, replace(ONE, id="b")])
    digests.keep([replace(ONE, blocks=0)])
    assert {id_: one.blocks for id_, one in digests.all().items()} == {"a": 0, "b": 1}


def test_another_instance_sees_them_to_the_last_digit_of_their_times(tmp_path: Path) -> None:
    first, second = DigestFile(tmp_path), DigestFile(tmp_path)
    first.keep([ONE])
    assert second.all() == {"a": ONE}
    second.keep([replace(ONE, id="b")])
    assert set(first.all()) == {"a", "b"}


def test_a_damaged_file_is_forgotten_and_written_anew(tmp_path: Path) -> None:
    DigestFile(tmp_path).keep([ONE])
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes()[:-20] + b"rubbish rubbish rubbish\n")
    digests = DigestFile(tmp_path)
    assert digests.all() == {}
    digests.keep([ONE])
    assert DigestFile(tmp_path).all() == {"a": ONE}


def test_the_file_does_not_grow_with_every_day(tmp_path: Path) -> None:
    digests = DigestFile(tmp_path)
    for number in range(50):
        digests.keep([replace(ONE, cautions=number)])
    assert (tmp_path / NAME).stat().st_size < 2_000
    assert DigestFile(tmp_path).all() == {"a": replace(ONE, cautions=49)}


def test_a_folder_that_cannot_be_written_keeps_them_for_this_run(tmp_path: Path) -> None:
    digests = DigestFile(tmp_path / "not there")
    digests.keep([ONE])
    assert digests.all() == {"a": ONE}


def test_while_somebody_holds_the_folder_they_wait_for_the_next_ones(tmp_path: Path) -> None:
    """The screen keeps them while patients are judged, and does not stand still for a lock."""
    digests = DigestFile(tmp_path)
    with FolderLock(tmp_path / ".lock", 1).held():
        digests.keep([ONE])
    assert digests.all() == {"a": ONE}
    assert not (tmp_path / NAME).exists()
    digests.keep([replace(ONE, id="b")])
    assert set(DigestFile(tmp_path).all()) == {"a", "b"}
