"""Looking over a clinic and mending it: what is found, what is put right, what is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from designer.store.backups import Backups
from designer.store.checking import Checking, CheckReport
from designer.store.errors import Key, NotRead
from designer.store.framefile import FrameFile, Header
from designer.store.photos import PhotoFolder
from designer.store.port import LIBRARY, Change
from designer.store.repairing import Mend, Repairing
from designer.store.tinydb_store import TinyDBStore
from designer.text import load_texts
from resources.paths import folder as resources
from tests.store.conftest import OTHER, OWNER, journal_of, log, patient

WORDS = load_texts(resources("text"), "en", "commands")


class Time:
    """Goes on a minute with each look."""

    def __init__(self) -> None:
        self._minute = 0

    def __call__(self) -> datetime:
        self._minute += 1
        return datetime(2026, 3, 2, 9 + self._minute // 60, self._minute % 60, tzinfo=UTC)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def store(folder: Path, time: Time) -> TinyDBStore:
    """Two patients, a library and a backup."""
    store = TinyDBStore(folder, time)
    for owner, name in ((OWNER, "Rivera, A."), (OTHER, "Smith, B.")):
        store.commit(owner, [patient(owner, name)], {}, "Anna")
    store.commit(LIBRARY, [Change(Key("settings", "clinic"), b'{"value": {}}')], {}, "Anna")
    Backups(folder, time).take()
    return store


def day(number: int) -> Change:
    """A log that the model knows."""
    value = {"id": f"d{number}", "on": f"2026-03-{number:02d}"}
    body = {"value": value, "place": float(number)}
    return Change(Key("day", f"d{number}"), msgspec.json.encode(body))


def checked(folder: Path, time: Time) -> CheckReport:
    return Checking(folder, time, WORDS).check()


def kinds(report: CheckReport) -> list[str]:
    return [trouble.kind for trouble in report.troubles]


def mended(folder: Path, time: Time) -> tuple[tuple[Mend, ...], CheckReport]:
    repairing = Repairing(folder, time, "Bo", WORDS)
    _, mends = repairing.plan()
    return mends, repairing.mend(mends)


def everything(folder: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for parent in (folder, folder.with_name("clinic-backups"))
        for path in parent.rglob("*")
        if path.is_file()
    }


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)


def cut_after_a_record(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: data[:-1].rfind(b"\n") + 1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def test_a_sound_clinic_is_found_sound(store: TinyDBStore, folder: Path, time: Time) -> None:
    store.commit(OWNER, [day(1)], {}, "Anna")
    before = everything(folder)
    report = checked(folder, time)
    assert report.troubles == ()
    assert (report.patients, report.saved_changes, report.backups, report.copies) == (2, 4, 1, 3)
    assert everything(folder) == before


def test_without_a_clinic_the_folder_is_named(tmp_path: Path, time: Time) -> None:
    with pytest.raises(NotRead, match="nothing"):
        checked(tmp_path / "nothing", time)


@pytest.mark.parametrize("harm", [flip, cut_after_a_record, Path.unlink, empty])
@pytest.mark.parametrize("owner", [OWNER, LIBRARY])
def test_damage_is_named_and_mended_from_the_backup(
    store: TinyDBStore, folder: Path, time: Time, harm: Callable[[Path], object], owner: str
) -> None:
    path = journal_of(folder) if owner == OWNER else folder / "library.journal"
    good = store.query(owner)
    harm(path)
    harmed = path.read_bytes() if path.exists() else None
    report = checked(folder, time)
    assert kinds(report) == ["damaged"]
    assert path.name in report.troubles[0].sentence
    assert report.troubles[0].weight == "damage"

    mends, after = mended(folder, time)

    assert [mend.way for mend in mends] == ["from backup"]
    assert after.troubles == ()
    again = TinyDBStore(folder, time)
    assert [doc.body for doc in again.query(owner)] == [doc.body for doc in good]
    assert again.audit(owner)[-1].about.startswith("restored from the backup of 2026-03-02")
    assert again.audit(owner)[-1].actor == "Bo"
    if harmed is not None:
        assert harmed in [kept.read_bytes() for kept in (folder / "damaged").iterdir()]


def test_the_sound_beginning_is_kept_where_it_holds_more_than_the_backup(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    for number in range(1, 5):
        store.commit(OWNER, [day(number)], {}, "Anna")
    flip(journal_of(folder))

    mends, after = mended(folder, time)

    assert [mend.way for mend in mends] == ["from itself"]
    assert after.troubles == ()
    again = TinyDBStore(folder, time)
    assert {doc.key.id for doc in again.query(OWNER, "day")} == {"d1", "d2", "d3"}
    assert again.audit(OWNER)[-1].about == "mended: the first 4 saved changes were kept"
    again.commit(OWNER, [day(9)], {}, "Anna")


def test_what_cannot_be_mended_is_told_and_left(folder: Path, time: Time) -> None:
    store = TinyDBStore(folder, time)
    store.commit(OWNER, [patient()], {}, "Anna")
    journal_of(folder).write_bytes(b"garbage")
    mends, after = mended(folder, time)
    ways = {mend.trouble.kind: mend.way for mend in mends}
    assert ways == {"damaged": "none", "no backup": "written anew"}
    assert kinds(after) == ["damaged"]
    assert journal_of(folder).read_bytes() == b"garbage"
    assert [damage.owner for damage in TinyDBStore(folder, time).damaged()] == [OWNER]


def test_a_torn_end_is_cut_off_and_kept(store: TinyDBStore, folder: Path, time: Time) -> None:
    path = journal_of(folder)
    whole = path.read_bytes()
    path.write_bytes(whole + b'00000100 {"n":')
    assert kinds(checked(folder, time)) == ["torn", "index"]

    _, after = mended(folder, time)

    assert after.troubles == ()
    assert path.read_bytes() == whole
    (kept,) = (folder / "damaged").iterdir()
    assert kept.read_bytes() == b'00000100 {"n":'


@pytest.mark.parametrize("content", [None, b"", b"garbage"])
def test_the_list_is_built_anew(
    store: TinyDBStore, folder: Path, time: Time, content: bytes | None
) -> None:
    listed = store.patients()
    index = folder / "index.journal"
    index.unlink()
    if content is not None:
        index.write_bytes(content)
    assert kinds(checked(folder, time)) == ["index"]
    _, after = mended(folder, time)
    assert after.troubles == ()
    assert TinyDBStore(folder, time).patients() == listed


def test_leftovers_are_moved_and_strays_are_named(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    draft = folder / "patients" / f"{OWNER}.tmp"
    draft.write_bytes(b"half")
    stray = folder / "patients" / f"{OWNER} (Anna's copy).journal"
    stray.write_bytes(journal_of(folder).read_bytes())
    assert kinds(checked(folder, time)) == ["leftover", "stray"]
    _, after = mended(folder, time)
    assert kinds(after) == ["stray"]
    assert stray.exists()
    assert [kept.read_bytes() for kept in (folder / "damaged").iterdir()] == [b"half"]


def test_a_backup_that_is_not_whole_is_named_and_another_made(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    backups = Backups(folder, time)
    time()
    second = backups.take()
    flip(backups.folder / f"{second.head.id}.backup")
    flip(next(iter(sorted(backups.folder.glob("files/*/*")))))
    assert kinds(checked(folder, time)) == ["backup", "backup"]

    _, after = mended(folder, time)

    assert after.troubles == ()
    assert after.backups == 2
    assert (backups.folder / "damaged" / f"{second.head.id}.backup").exists()


def test_a_newer_file_is_named_and_left(store: TinyDBStore, folder: Path, time: Time) -> None:
    path = journal_of(folder)
    FrameFile(path, Header("home-program-journal", 2, OWNER)).rewrite(())
    newer = path.read_bytes()
    mends, after = mended(folder, time)
    assert [mend.way for mend in mends] == ["none"]
    assert kinds(after) == ["newer"]
    assert path.read_bytes() == newer


def test_settings_that_cannot_be_read_are_named(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    (folder / "clinic.json").write_text("{")
    report = checked(folder, time)
    assert kinds(report) == ["settings"]
    assert "clinic.json" in report.troubles[0].sentence


def test_planning_changes_nothing(store: TinyDBStore, folder: Path, time: Time) -> None:
    flip(journal_of(folder))
    (folder / "index.journal").unlink()
    before = everything(folder)
    _, mends = Repairing(folder, time, "Bo", WORDS).plan()
    assert len(mends) == 2
    assert everything(folder) == before


def test_documents_that_the_program_does_not_know_are_named_and_left(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    store.commit(OWNER, [log("a")], {}, "Anna")  # its value is no log
    mends, after = mended(folder, time)
    assert [mend.way for mend in mends] == ["none"]
    assert kinds(after) == ["newer"]


def test_a_damaged_photo_is_named_and_comes_from_the_backup(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    content = b"a picture"
    name = f"{sha256(content).hexdigest()[:32]}.jpg"
    PhotoFolder(folder / "pictures").write(name, content)
    Backups(folder, time).take()
    (folder / "pictures" / name).write_bytes(b"another")
    assert kinds(checked(folder, time)) == ["photo"]

    _, after = mended(folder, time)

    assert after.troubles == ()
    assert PhotoFolder(folder / "pictures").read(name) == content
    assert [kept.read_bytes() for kept in (folder / "damaged").iterdir()] == [b"another"]


def test_a_library_that_is_missing_with_the_index_comes_back_from_the_backup(
    store: TinyDBStore, folder: Path, time: Time
) -> None:
    good = store.query(LIBRARY)
    (folder / "library.journal").unlink()
    (folder / "index.journal").unlink()
    found = next(one for one in checked(folder, time).troubles if one.kind == "damaged")
    assert (found.owner, found.path.name) == (LIBRARY, "library.journal")

    repairing = Repairing(folder, time, "Bo", WORDS)
    _, mends = repairing.plan()
    assert not repairing.mend(mends).troubles
    again = TinyDBStore(folder, time)
    assert [one.body for one in again.query(LIBRARY)] == [one.body for one in good]
    assert not again.damaged()
